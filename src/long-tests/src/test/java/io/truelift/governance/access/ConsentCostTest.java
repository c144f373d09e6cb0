package io.truelift.governance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.stack.TestWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the rule of consent costs: 100,000 customers, of whom three in four agreed, and a million events. Times are the
 * middle of three, or of {@code -Dtruelift.times}; they go to {@code src/target/reports/consent-cost.md} and are not asserted, for they
 * are the machine's.
 */
@Tag("servers")
class ConsentCostTest {
    private static final TestWarehouse WAREHOUSE = TestWarehouse.shared();
    private static final int TIMES = Integer.getInteger("truelift.times", 3);
    private static final String OLD_RULE =
            " customer_id IN (SELECT a.customer_id FROM lakehouse.governed.consent a WHERE a.purpose = 'analytics' AND a.granted)";
    private static final String RULE =
            OLD_RULE.replace("a.granted)", "a.granted AND (a.expires_at IS NULL OR a.expires_at > current_timestamp))");

    @BeforeAll
    static void manyPeople() {
        WAREHOUSE.empty("governed.customer", "governed.consent", "governed.event");
        String people =
                "(SELECT 1000 * (a - 1) + b AS n FROM UNNEST(sequence(1, 100)) AS x (a) CROSS JOIN UNNEST(sequence(1, 1000)) AS y (b))";
        WAREHOUSE.execute(
                "INSERT INTO lakehouse.governed.customer (customer_id, country, history_value, record_count) SELECT 'c_' || lpad(CAST(n AS varchar), 16, '0'), IF(n % 3 = 0, 'DE', 'FR'), CAST(n AS decimal(18, 4)), 1 FROM "
                        + people,
                "INSERT INTO lakehouse.governed.consent (customer_id, purpose, granted, expires_at) SELECT 'c_' || lpad(CAST(n AS varchar), 16, '0'), p, n % 4 > 0, IF(n % 2 = 0, TIMESTAMP '2199-01-01 00:00:00 UTC') FROM "
                        + people
                        + " CROSS JOIN UNNEST(ARRAY['analytics', 'personalization', 'advertising', 'marketing_email']) AS q (p)",
                "INSERT INTO lakehouse.governed.event (record_id, customer_id, event_type, occurred_at) SELECT CAST(n AS varchar) || '-' || CAST(k AS varchar), 'c_' || lpad(CAST(n AS varchar), 16, '0'), IF(k % 2 = 0, 'visit', 'view'), TIMESTAMP '2026-01-01 00:00:00 UTC' + k * INTERVAL '1' DAY FROM "
                        + people + " CROSS JOIN UNNEST(sequence(1, 10)) AS q (k)");
    }

    @AfterAll
    static void leaveNothingBehind() {
        WAREHOUSE.empty("governed.customer", "governed.consent", "governed.event");
    }

    @Test
    void theRuleCostsLittleOver100000Customers() throws SQLException, IOException {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("count of customers", "SELECT count(*) FROM lakehouse.governed.customer WHERE true AND{rule}");
        questions.put(
                "mean value by country",
                "SELECT country, avg(history_value) FROM lakehouse.governed.customer WHERE history_value > 10 AND{rule} GROUP BY country");
        questions.put(
                "visits of two days",
                "SELECT count(*) FROM lakehouse.governed.event WHERE event_type = 'visit' AND occurred_at < TIMESTAMP '2026-01-04 00:00:00 UTC' AND{rule}");
        questions.put(
                "events by person",
                "SELECT count(*) FROM (SELECT customer_id, count(*) AS n FROM lakehouse.governed.event WHERE event_type = 'visit' AND{rule} GROUP BY 1)");
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> question : questions.entrySet()) {
            long none = median("truelift", question.getValue().replace("{rule}", " true"));
            long old = median("truelift", question.getValue().replace("{rule}", OLD_RULE));
            long now = median("truelift", question.getValue().replace("{rule}", RULE));
            long analyst = median("analyst", question.getValue().replace("{rule}", " true"));
            lines.add("| %s | %d | %d | %d | %d |".formatted(question.getKey(), none, old, now, analyst));
        }
        Path report = Path.of("target", "reports", "consent-cost.md");
        Files.createDirectories(report.getParent());
        Files.writeString(report, """
                # What the rule of consent costs, in milliseconds

                100,000 customers, 400,000 words, 1,000,000 events; the middle of %d.

                | question | no rule | rule without expiry | rule with expiry | analyst: rule, expiry, guarded columns |
                |---|---|---|---|---|
                %s
                """.formatted(TIMES, String.join("\n", lines)));
        assertThat(WAREHOUSE.rowsAs("analyst", "SELECT count(*) FROM lakehouse.governed.customer"))
                .containsExactly(List.of("75000"));
        assertThat(WAREHOUSE.rowsAs(
                        "analyst", "SELECT count(*) FROM lakehouse.governed.event WHERE event_type = 'visit'"))
                .containsExactly(List.of("375000"));
    }

    private static long median(String person, String sql) throws SQLException {
        WAREHOUSE.rowsAs(person, sql);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            WAREHOUSE.rowsAs(person, sql);
            times.add((System.nanoTime() - start) / 1_000_000);
        }
        Collections.sort(times);
        return times.get(TIMES / 2);
    }
}
