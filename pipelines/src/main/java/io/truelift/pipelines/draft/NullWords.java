package io.truelift.pipelines.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words of a file that mean nothing was given.
 *
 * @param words the words
 * @param valued names of fields in which one of the words is a value, as NA is a country
 * @param comments why
 */
record NullWords(Set<String> words, Set<String> valued, List<String> comments) {
    /** Nobody means anything by them. */
    private static final Set<String> PLAIN = Set.of(
            "\\N",
            "NULL",
            "null",
            "Null",
            "(null)",
            "#N/A",
            "N/A",
            "n/a",
            "<NA>",
            "<null>",
            "NaN",
            "nan",
            "undefined",
            "-",
            "--",
            "---",
            "0000-00-00",
            "0000-00-00 00:00:00",
            "#VALUE!",
            "#REF!");

    /** They mean nothing where numbers or times are expected; elsewhere they may be answers. */
    private static final Set<String> DOUBTFUL = Set.of("NA", "None", "none", "nil", "?", ".", "unknown", "missing");

    private static final Pattern TWO_LETTERS = Pattern.compile("\\p{Lu}{2}");
    private static final double MOST = 0.9;

    NullWords {
        words = Set.copyOf(words);
        valued = Set.copyOf(valued);
        comments = List.copyOf(comments);
    }

    static NullWords in(List<ColumnSample> columns, Names names) {
        Map<String, Long> found = new LinkedHashMap<>();
        for (ColumnSample column : columns) {
            boolean isTyped = isTyped(column, names);
            column.counts().forEach((value, lines) -> {
                if (value.isBlank() || PLAIN.contains(value) || isTyped && DOUBTFUL.contains(value)) {
                    found.merge(value, lines, Long::sum);
                }
            });
        }
        Set<String> valued = new LinkedHashSet<>();
        if (found.containsKey("NA")) {
            columns.stream()
                    .filter(column -> column.counts().containsKey("NA") && isCode(column))
                    .forEach(column -> valued.add(column.name()));
        }
        return new NullWords(found.keySet(), valued, comments(found));
    }

    private static List<String> comments(Map<String, Long> found) {
        List<String> comments = new ArrayList<>();
        found.forEach((word, lines) -> comments.add(
                "%s means nothing was given, in %s.".formatted(CommentedYaml.shown(word), Counts.times(lines))));
        return comments;
    }

    /** Whether all else in it is numbers, times, or yes and no. */
    private static boolean isTyped(ColumnSample column, Names names) {
        Set<String> doubtful = new HashSet<>(PLAIN);
        doubtful.addAll(DOUBTFUL);
        ColumnSample rest = column.without(doubtful);
        if (rest == column || rest.distinct() == 0) {
            return false;
        }
        TypeGuess type = TypeGuess.of(rest, names.isTime(column.name()));
        return type.kind() != TypeGuess.Kind.TEXT && type.kind() != TypeGuess.Kind.LIST;
    }

    private static boolean isCode(ColumnSample column) {
        return column.distinct() > 2
                && column.mostly(MOST, value -> TWO_LETTERS.matcher(value).matches());
    }
}
