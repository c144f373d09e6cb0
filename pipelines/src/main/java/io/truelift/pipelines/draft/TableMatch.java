package io.truelift.pipelines.draft;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.feed.Feed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How well a raw table takes the lines of a file.
 *
 * @param table the table
 * @param columns by column what fills it
 * @param lacking required columns that nothing fills
 * @param score the higher, the better
 */
record TableMatch(TableContract table, Map<String, ColumnMatch> columns, List<ColumnContract> lacking, double score) {
    /** Columns that landing fills by itself. */
    private static final Set<String> LANDED = Set.of("record_id", "identifiers", "feed", "file", "line", "run_id");

    private static final double BY_TYPE_ALONE = 0.4;
    private static final double LACKING = 0.6;
    private static final double NAMED_SO = 0.5;
    private static final double OF_PEOPLE = 0.5;

    /** Tables of sums: nobody can be told from them. */
    private static final Set<String> SUMS = Set.of("spend", "attribution_path");

    /** Every raw table that feeds declare as that of their records, the best first. */
    static List<TableMatch> all(Dictionary dictionary, List<FieldProfile> fields, String feed, Names names) {
        return dictionary.namespace("raw").stream()
                .filter(table -> !table.qualifiedName().equals(Feed.Deletes.TABLE))
                .map(table -> of(table, dictionary, fields, feed, names))
                .sorted(Comparator.comparingDouble(TableMatch::score).reversed())
                .toList();
    }

    private static TableMatch of(
            TableContract table, Dictionary dictionary, List<FieldProfile> fields, String feed, Names names) {
        List<ColumnMatch> found = new ArrayList<>();
        List<ColumnContract> columns = table.columns().stream()
                .filter(column -> !LANDED.contains(column.name()))
                .toList();
        for (ColumnContract column : columns) {
            fields.forEach(field -> ColumnMatch.of(field, column, names).ifPresent(found::add));
        }
        Map<String, ColumnMatch> matched = assigned(found);
        onlyTime(columns, fields, matched)
                .ifPresent(match -> matched.put(match.column().name(), match));
        Map<String, ColumnMatch> ordered = new LinkedHashMap<>();
        List<ColumnContract> lacking = new ArrayList<>();
        double score = 0;
        for (ColumnContract column : columns) {
            ColumnMatch match = matched.get(column.name());
            if (match != null) {
                ordered.put(column.name(), match);
                score += match.score() * weight(column.name(), dictionary) * (column.required() ? 1.5 : 1);
            } else if (column.required()) {
                lacking.add(column);
                score -= FilledColumn.of(column, table, ordered, feed).isPresent() ? 0.1 : LACKING;
            }
        }
        score += names.isAlike(feed, table.table()) && !ordered.isEmpty() ? NAMED_SO : 0;
        boolean isOfPeople =
                fields.stream().anyMatch(field -> field.identifier().isPresent());
        score -= SUMS.contains(table.table()) == isOfPeople ? OF_PEOPLE : 0;
        return new TableMatch(table, ordered, lacking, score);
    }

    /** A name that stands in many tables says less. */
    private static double weight(String column, Dictionary dictionary) {
        long tables = dictionary.namespace("raw").stream()
                .filter(table -> table.column(column).isPresent())
                .count();
        return 1 / Math.sqrt(Math.max(1, tables));
    }

    /** The best first: each column by one field, and each field in one column. */
    private static Map<String, ColumnMatch> assigned(List<ColumnMatch> found) {
        Map<String, ColumnMatch> matched = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        found.stream()
                .sorted(Comparator.comparingDouble(ColumnMatch::score).reversed())
                .forEach(match -> {
                    if (!matched.containsKey(match.column().name())
                            && taken.add(match.field().name())) {
                        matched.put(match.column().name(), match);
                    }
                });
        return matched;
    }

    /** A table that needs one time takes the only one that the file has. */
    private static Optional<ColumnMatch> onlyTime(
            List<ColumnContract> columns, List<FieldProfile> fields, Map<String, ColumnMatch> matched) {
        List<FieldProfile> times =
                fields.stream().filter(field -> field.type().isTime()).toList();
        Stream<ColumnContract> lacking = columns.stream()
                .filter(column -> column.required()
                        && !matched.containsKey(column.name())
                        && (column.type().startsWith("timestamp")
                                || column.type().equals("date")));
        boolean isTaken = times.size() != 1
                || matched.values().stream().anyMatch(match -> match.field().equals(times.getFirst()));
        return isTaken
                ? Optional.empty()
                : lacking.findFirst().flatMap(column -> ColumnMatch.of(times.getFirst(), column, BY_TYPE_ALONE));
    }

    /** Whether its rows are sums, from which nobody can be told. */
    boolean isOfSums() {
        return SUMS.contains(table.table());
    }

    boolean takes(FieldProfile field) {
        return columns.values().stream().anyMatch(match -> match.field().name().equals(field.name()));
    }
}
