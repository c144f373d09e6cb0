package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a run set aside, in words: how many lines of which feed, by which rule. */
final class SetAside {
    private static final String TABLE = "governance.quarantine";

    private SetAside() {}

    /** @param column null where the rule is of the line as a whole */
    private record Rule(String feed, String rule, @Nullable String column) {}

    /** A sentence by feed, rule and column, the most lines first. */
    static List<String> of(Lakehouse lakehouse, Dictionary dictionary, String runId) {
        Map<Rule, Long> lines = new HashMap<>();
        ReadTable.eachOfRun(
                lakehouse,
                dictionary.table(TABLE),
                runId,
                row -> lines.merge(
                        new Rule(
                                Objects.requireNonNull((String) row.getField("feed")),
                                Objects.requireNonNull((String) row.getField("rule")),
                                (String) row.getField("column_name")),
                        1L,
                        Long::sum));
        return lines.entrySet().stream()
                .sorted(Map.Entry.<Rule, Long>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .map(entry -> words(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String words(Rule rule, long lines) {
        String column = rule.column() == null ? "" : " of " + rule.column();
        return String.format(
                Locale.ROOT,
                "%,d %s of %s, rule %s%s; governance.quarantine says why",
                lines,
                lines == 1 ? "line" : "lines",
                rule.feed(),
                rule.rule(),
                column);
    }
}
