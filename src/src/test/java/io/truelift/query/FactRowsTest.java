package io.truelift.query;

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
        FactRows rows = FactRows.of(file("SELECT o.customer_id, o.ordered_at AS occurred_at, abs(o.amount) AS value FROM lakehouse.governed.order_line AS o WHERE o.quantity > 1"));

        assertThat(rows.isPlain()).isTrue();
        assertThat(rows.key()).contains("order_line").doesNotContain(" o");
        assertThat(rows.columns().get("value")).hasToString("abs(amount)");
        assertThat(rows.condition().orElseThrow()).hasToString("(quantity > 1)");
    }

    @Test
    void sharesAScanWhateverTheTableIsCalled() {
        assertThat(FactRows.of(file("SELECT customer_id, ordered_at AS occurred_at, amount AS value FROM lakehouse.governed.order_line")).key())
                .isEqualTo(FactRows.of(file("SELECT x.customer_id, x.ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line x WHERE x.is_cancellation")).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT customer_id, min(ordered_at) AS occurred_at, sum(amount) AS value FROM lakehouse.governed.order_line GROUP BY customer_id, order_id",
        "SELECT customer_id, max(ordered_at) AS occurred_at, 1 AS value FROM lakehouse.governed.order_line",
        "SELECT DISTINCT customer_id, ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line",
        "SELECT customer_id, ordered_at AS occurred_at, row_number() OVER (PARTITION BY customer_id) AS value FROM lakehouse.governed.order_line",
        "SELECT customer_id, ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line LIMIT 5",
        "SELECT customer_id, ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line WHERE amount > (SELECT avg(amount) FROM lakehouse.governed.order_line)",
        "SELECT o.customer_id, o.ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line o JOIN lakehouse.governed.customer c ON c.customer_id = o.customer_id"
    })
    void leavesAFileWholeWhoseRowsHangOnOtherRows(String select) {
        assertThat(FactRows.of(file(select)).isPlain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"current_date", "now()", "random()", "current_user", "localtimestamp"})
    void knowsWhatIsAnotherEachTime(String expression) {
        assertThat(FactRows.isRepeatable(file("SELECT customer_id, ordered_at AS occurred_at, %s AS value FROM lakehouse.governed.order_line".formatted(expression)))).isFalse();
        assertThat(FactRows.isRepeatable(file("SELECT customer_id, ordered_at AS occurred_at, amount AS value FROM lakehouse.governed.order_line"))).isTrue();
    }
}
