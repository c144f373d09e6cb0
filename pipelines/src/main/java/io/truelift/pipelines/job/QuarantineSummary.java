package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.iceberg.data.Record;

/** What a run quarantined, in words: how many lines of which feed, and by which rules. */
final class QuarantineSummary {
    static final String TABLE = "governance.quarantine";

    private QuarantineSummary() {}

    /** A sentence by feed, in alphabetical order; its rules with the most lines first. */
    static List<String> of(Lakehouse lakehouse, Dictionary dictionary, String runId) {
        return byFeed(lakehouse, dictionary, runId).entrySet().stream()
                .map(feed -> words(feed.getKey(), feed.getValue()))
                .toList();
    }

    /** How many lines by feed, then by rule and column. */
    static Map<String, Map<String, Long>> byFeed(Lakehouse lakehouse, Dictionary dictionary, String runId) {
        Map<String, Map<String, Long>> lines = new TreeMap<>();
        ReadTable.eachOfRun(
                lakehouse,
                dictionary.table(TABLE),
                runId,
                row -> lines.computeIfAbsent((String) row.getField("feed"), feed -> new TreeMap<>())
                        .merge(rule(row), 1L, Long::sum));
        return lines;
    }

    private static String rule(Record row) {
        Object column = row.getField("column_name");
        return column == null ? (String) row.getField("rule") : "%s of %s".formatted(row.getField("rule"), column);
    }

    private static String words(String feed, Map<String, Long> rules) {
        long all = rules.values().stream().mapToLong(Long::longValue).sum();
        return String.format(Locale.ROOT, "%,d %s of %s: %s", all, all == 1 ? "line" : "lines", feed, byRule(rules));
    }

    /** Rules with their lines, those with the most first. */
    static String byRule(Map<String, Long> rules) {
        return rules.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(rule -> String.format(Locale.ROOT, "%s %,d", rule.getKey(), rule.getValue()))
                .collect(Collectors.joining(", "));
    }
}
