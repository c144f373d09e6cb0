package io.truelift.pipelines.feed;

import static io.truelift.pipelines.feed.Declaration.wrong;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code deletes}: which lines say that a record is gone, and where they have its key. */
final class DeletesReader {
    private static final String WHERE = "deletes";
    private static final Set<String> WORDS = new TreeSet<>(Set.of("column", "in", "present", "columns"));
    private static final String TIME = "timestamp(6) with time zone";

    private final Dictionary dictionary;
    private final Declaration declaration;
    private final RecordRuleReader records;

    DeletesReader(Dictionary dictionary, Declaration declaration, RecordRuleReader records) {
        this.dictionary = dictionary;
        this.declaration = declaration;
        this.records = records;
    }

    /**
     * What the place says.
     *
     * @param by column by which the latest is told; null where it is the one that was delivered last
     * @param columns rules of the record's columns, which hold where a deletion has no rule of its own
     */
    Feed.Deletes deletes(
            Place node,
            TableContract table,
            List<String> key,
            @Nullable String by,
            LinkedHashMap<String, ValueRule> columns) {
        declaration.allow(Declaration.mapping(node, WHERE), WHERE, WORDS);
        checkTable(node, table);
        if (by != null && !table.column(by).orElseThrow().type().equals(TIME)) {
            throw wrong(
                    node,
                    "deletes goes with a latest_by that is a time, so that a deletion can say when; %s of %s is %s"
                            .formatted(
                                    by,
                                    table.qualifiedName(),
                                    table.column(by).orElseThrow().type()));
        }
        if (by != null && key.contains(by)) {
            throw wrong(node, "deletes goes with a latest_by that is no part of the key, and %s is".formatted(by));
        }
        LinkedHashMap<String, ValueRule> needed = new LinkedHashMap<>();
        key.forEach(column -> needed.put(column, Objects.requireNonNull(columns.get(column))));
        if (by != null) {
            needed.put(by, Objects.requireNonNull(columns.get(by)));
        }
        for (Place column : node.at("columns").keyPlaces()) {
            if (!needed.containsKey(column.text())) {
                throw wrong(
                        column,
                        "columns of deletes say where a deletion has its key and its time, and %s is none of them: %s"
                                .formatted(column.text(), String.join(", ", needed.keySet())));
            }
        }
        needed.putAll(records.columns(table, node.at("columns")));
        return new Feed.Deletes(condition(node), needed);
    }

    /** Customers and consent are not made record by record, so none of them can be gone. */
    private void checkTable(Place node, TableContract table) {
        if (dictionary.find(Feed.Deletes.TABLE).isEmpty()) {
            throw wrong(
                    node,
                    "deletes goes with the table %s, in which deletions are kept, and the dictionary has none: add the contract raw_deletion.odcs.yaml that is shipped"
                            .formatted(Feed.Deletes.TABLE));
        }
        if (dictionary.tables().stream()
                .noneMatch(made -> made.madeFrom().equals(Optional.of(table.qualifiedName())))) {
            throw wrong(
                    node,
                    "deletes goes with records that become facts, and %s becomes none: what is said about people is not undone line by line. A withdrawal is a word of its own under consent; leave deletes out"
                            .formatted(table.qualifiedName()));
        }
    }

    private static Feed.Condition condition(Place node) {
        if (node.has("in") && Declaration.words(node, "in").isEmpty()) {
            throw wrong(
                    node.at("in"),
                    "in of deletes names no value that means that a record is gone, such as in: [d, delete]");
        }
        if (node.has("in") == node.has("present")) {
            throw wrong(
                    node,
                    "deletes says by one of in and present which lines mean that a record is gone: {column: op, in: [d]} or {column: deleted_at, present: true}");
        }
        return ConditionReader.read(node, WHERE);
    }
}
