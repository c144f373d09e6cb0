package io.truelift.governance.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.quarantine.Quarantine.Filter;
import io.truelift.governance.quarantine.Quarantine.Found;
import io.truelift.governance.quarantine.Quarantine.Line;
import io.truelift.stack.TestWarehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lines set aside, filtered by a real Trino in the name of the governance team. */
@Tag("servers")
class QuarantineTest {
    private static TestWarehouse warehouse;

    @BeforeAll
    static void load() {
        warehouse = TestWarehouse.shared();
        warehouse.empty("governance.quarantine");
        warehouse.execute("""
                INSERT INTO lakehouse.governance.quarantine (run_id, feed, file, line, rule, column_name, rejected_value, reason, quarantined_at)
                SELECT 'run-1', 'shop_order', 'orders/may.csv', line, 'type', 'amount', 'ten', 'Cannot use "ten" as a number.', TIMESTAMP '2026-05-02 00:00:00 UTC'
                FROM UNNEST(sequence(1, 120)) AS numbers (line)
                UNION ALL
                SELECT 'run-2', 'crm', 'crm.csv', 7, 'malformed', NULL, NULL, 'Cannot use the line: it has no end.', TIMESTAMP '2026-05-03 00:00:00 UTC'
                """);
    }

    @AfterAll
    static void empty() {
        warehouse.empty("governance.quarantine");
    }

    @Test
    void findsByFeedRuleFileAndLine() throws SQLException {
        assertThat(find(Filter.EVERY, 0).matches()).isEqualTo(121);
        assertThat(find(new Filter("crm", "", "", 0), 0).lines())
                .extracting(Line::file)
                .containsExactly("crm.csv");
        assertThat(find(new Filter("", "type", "", 0), 0).matches()).isEqualTo(120);
        assertThat(find(new Filter("shop_order", "type", "may.csv", 12), 0).lines())
                .extracting(Line::number)
                .containsExactly(12L);
        assertThat(find(new Filter("shop_order", "malformed", "", 0), 0)).isEqualTo(new Found(List.of(), 0));
        assertThat(find(new Filter("", "", "", 7), 0).lines())
                .extracting(Line::feed)
                .as("the newest run first")
                .containsExactly("crm", "shop_order");
    }

    @Test
    void tellsThemInParts() throws SQLException {
        Found part = find(new Filter("shop_order", "", "", 0), 100);
        assertThat(part.lines()).hasSize(20);
        assertThat(part.matches()).isEqualTo(120);
        assertThat(part.lines().getFirst().number()).isEqualTo(101);
    }

    @Test
    void valuesStayMasked() throws SQLException {
        Line line = find(new Filter("", "type", "", 1), 0).lines().getFirst();
        assertThat(line.value()).isEmpty();
        assertThat(line.reason()).isEqualTo("Cannot use \"...\" as a number.");
    }

    private static Found find(Filter filter, long skipped) throws SQLException {
        try (Connection connection = warehouse.warehouse().openAs("governance")) {
            return new Quarantine(SqlLibrary.of(warehouse.project())).find(connection, filter, skipped, 50);
        }
    }
}
