package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactRowsTest {
    private static SqlFile file(String select) {
        return SqlFile.parse(Path.of("sql/metrics/some.sql"), "-- title: some\n\n" + select);
    }

    @Test
    void takesAFileApartThatOnlyChoosesRowsOfATable() {
        FactRows rows = FactRows.of(
                file(
                        "SELECT o.customer_id, o.ordered_at AS occurred_at, abs(o.amount) AS value FROM lakehouse.governed.order_line AS o WHERE o.quantity > 1"));

        assertThat(rows.isPlain()).isTrue();
        assertThat(rows.key()).contains("order_line").doesNotContain(" o");
        assertThat(rows.columns().get("value")).hasToString("abs(amount)");
        assertThat(rows.condition().orElseThrow()).hasToString("(quantity > 1)");
    }

    @Test
    void sharesAScanWhateverTheTableIsCalled() {
        assertThat(FactRows.of(
                                file(
                                        "SELECT customer_id, ordered_at AS occurred_at, amount AS value FROM lakehouse.governed.order_line"))
                        .key())
                .isEqualTo(FactRows.of(
                                file(
                                        "SELECT x.customer_id, x.ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line x WHERE x.is_cancellation"))
                        .key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT customer_id, ordered_at AS occurred_at, CAST(amount AS double) AS value FROM lakehouse.governed.order_line WHERE quantity > 1 AND NOT is_cancellation",
                "SELECT o.customer_id, o.ordered_at AS occurred_at, CAST(o.amount AS double) AS value FROM lakehouse.governed.order_line AS o WHERE o.quantity > 1 AND NOT o.is_cancellation",
                "SELECT Order_Line.customer_id, order_line.ordered_at AS Occurred_At, CAST(order_line.amount AS double) AS VALUE FROM lakehouse.governed.order_line WHERE quantity > 1 AND NOT is_cancellation",
                "SELECT lakehouse.governed.order_line.customer_id, ordered_at AS occurred_at, CAST(governed.order_line.amount AS double) AS value FROM lakehouse.governed.order_line WHERE quantity > 1 AND NOT is_cancellation",
                "WITH l AS (SELECT o.customer_id AS who, o.ordered_at, CAST(o.amount AS double) AS a, o.is_cancellation AS c FROM lakehouse.governed.order_line o WHERE o.quantity > 1) "
                        + "SELECT x.who AS customer_id, x.ordered_at AS occurred_at, x.a AS value FROM l AS x WHERE NOT x.c"
            })
    void saysTheSameOfAFileHoweverItNamesItsColumns(String select) {
        FactRows rows = FactRows.of(file(select));

        assertThat(rows.isPlain()).isTrue();
        assertThat(rows.key()).isEqualToIgnoringWhitespace("lakehouse.governed.order_line");
        assertThat(rows.columns()).containsOnlyKeys("customer_id", "occurred_at", "value");
        assertThat(rows.columns().get("customer_id")).hasToString("customer_id");
        assertThat(rows.columns().get("occurred_at")).hasToString("ordered_at");
        assertThat(rows.columns().get("value")).hasToString("CAST(amount AS double)");
        assertThat(rows.condition().orElseThrow()).hasToString("((quantity > 1) AND (NOT is_cancellation))");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o.amount BETWEEN 1 AND 2",
                "o.amount IN (1, 2)",
                "o.name LIKE 'a%'",
                "o.amount IS NULL",
                "-o.amount + 1",
                "CASE WHEN o.amount > 1 THEN 1 ELSE 0 END",
                "CASE o.amount WHEN 1 THEN 2 END",
                "coalesce(o.amount, 0)",
                "nullif(o.amount, 0)",
                "IF(o.amount > 1, 1)",
                "TRY(1 / o.amount)",
                "extract(YEAR FROM o.ordered_at)",
                "o.ordered_at AT TIME ZONE 'UTC'",
                "trim(BOTH 'x' FROM o.name)",
                "TRY_CAST(o.name AS ROW(amount bigint))",
                "CAST(o.name AS decimal(18, 4))",
                "ARRAY[o.amount][1]",
                "ROW(o.amount, 1)",
                "format('%s', o.name)",
                "o.ordered_at + INTERVAL '1' DAY",
                "json_value(o.name, 'lax $.a')",
                "round(CAST(o.amount AS double) / 3, 2)"
            })
    void takesEveryKindOfExpressionApart(String value) {
        FactRows rows = FactRows.of(file(
                "SELECT o.customer_id, o.ordered_at AS occurred_at, %s AS value FROM lakehouse.governed.order_line AS o WHERE o.quantity > 1"
                        .formatted(value)));

        assertThat(rows.isPlain()).isTrue();
        assertThat(rows.columns().get("value").toString()).doesNotContain("o.");
        // what was made anew can be rewritten again
        assertThat(rows.resolve(rows.columns().get("value"))).isNotNull();
        assertThat(rows.resolve(rows.condition().orElseThrow())).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH l (customer_id, occurred_at, value) AS (SELECT customer_id, ordered_at, amount FROM lakehouse.governed.order_line) SELECT l.customer_id, l.occurred_at, l.value FROM l",
                "SELECT customer_id, ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line FOR VERSION AS OF 5",
                "SELECT customer_id, ordered_at AS occurred_at, other.schema.abs(amount) AS value FROM lakehouse.governed.order_line",
                "SELECT customer_id, ordered_at AS occurred_at, reduce(items, 0, (s, x) -> s + x, s -> s) AS value FROM lakehouse.governed.order_line",
                "SELECT customer_id, ordered_at AS occurred_at, random() AS value FROM lakehouse.governed.order_line",
                "SELECT o.customer_id, o.ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line AS o (customer_id, ordered_at)",
                "WITH l AS (SELECT customer_id, ordered_at, amount FROM lakehouse.governed.order_line) SELECT l.customer_id, l.ordered_at AS occurred_at, amount.x AS value FROM l",
                "SELECT customer_id, min(ordered_at) AS occurred_at, sum(amount) AS value FROM lakehouse.governed.order_line GROUP BY customer_id, order_id",
                "SELECT customer_id, max(ordered_at) AS occurred_at, 1 AS value FROM lakehouse.governed.order_line",
                "SELECT DISTINCT customer_id, ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line",
                "SELECT customer_id, ordered_at AS occurred_at, row_number() OVER (PARTITION BY customer_id) AS value FROM lakehouse.governed.order_line",
                "SELECT customer_id, ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line LIMIT 5",
                "WITH p AS (SELECT 1 AS one WHERE 1 = 0) SELECT o.customer_id, o.ordered_at AS occurred_at, o.amount AS value FROM p CROSS JOIN lakehouse.governed.order_line AS o",
                "SELECT customer_id, ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line WHERE amount > (SELECT avg(amount) FROM lakehouse.governed.order_line)",
                "SELECT o.customer_id, o.ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line o JOIN lakehouse.governed.customer c ON c.customer_id = o.customer_id"
            })
    void leavesAFileWholeWhoseRowsHangOnOtherRows(String select) {
        assertThat(FactRows.of(file(select)).isPlain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"current_date", "now()", "random()", "current_user", "localtimestamp"})
    void knowsWhatIsAnotherEachTime(String expression) {
        assertThat(FactRows.isRepeatable(file(
                        "SELECT customer_id, ordered_at AS occurred_at, %s AS value FROM lakehouse.governed.order_line"
                                .formatted(expression))))
                .isFalse();
        assertThat(
                        FactRows.isRepeatable(
                                file(
                                        "SELECT customer_id, ordered_at AS occurred_at, amount AS value FROM lakehouse.governed.order_line")))
                .isTrue();
    }
}
