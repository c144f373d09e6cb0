package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.tree.Table;
import io.trino.sql.util.AstUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Queries over one table become one scan of it, and only those that may. */
class SharedScansTest {
    private static final String REVENUE =
            "SELECT customer_id, ordered_at AS occurred_at, amount AS value FROM lakehouse.governed.order_line";
    private static final String ORDERS =
            "SELECT customer_id, ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line WHERE NOT is_cancellation";

    @Test
    void readsATableOnceForAllWhoseRowsAreRowsOfIt() {
        BoundStatement together = together(REVENUE, ORDERS);
        assertThat(tables(together)).containsExactly("lakehouse.governed.order_line");
        // What is not a row of the second is told by its condition, which stands before its values are worked out.
        assertThat(together.text()).contains("IF((NOT is_cancellation), ROW (true, 1), null)");
    }

    @Test
    void writesConstantsAndThePlainQueryOfATemplateIn() {
        BoundStatement together = together(
                "WITH parameter AS (SELECT 'a' AS name), metric AS (" + ORDERS
                        + ") SELECT parameter.name AS value, metric.customer_id, metric.occurred_at FROM metric CROSS JOIN parameter",
                "WITH parameter AS (SELECT 'b' AS name), metric AS (" + REVENUE
                        + ") SELECT parameter.name AS value, metric.customer_id, metric.occurred_at FROM metric CROSS JOIN parameter");
        assertThat(tables(together)).containsExactly("lakehouse.governed.order_line");
        assertThat(together.text())
                .contains("IF((NOT is_cancellation), ROW (true, 'a'), null)")
                .contains("ROW(true, 'b')");
    }

    @Test
    void readsApartWhatIsGroupedWindowedJoinedOrLimited() {
        Stream.of(
                        "SELECT customer_id, min(ordered_at) AS occurred_at, 1 AS value FROM lakehouse.governed.order_line GROUP BY customer_id",
                        "SELECT customer_id, max(ordered_at) OVER () AS occurred_at, 1 AS value FROM lakehouse.governed.order_line",
                        "SELECT DISTINCT customer_id, ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line",
                        "SELECT customer_id, ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line LIMIT 5",
                        "SELECT customer_id, ordered_at AS occurred_at, (SELECT 1) AS value FROM lakehouse.governed.order_line",
                        "SELECT o.customer_id, o.ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line o JOIN lakehouse.governed.customer c ON c.customer_id = o.customer_id")
                .forEach(query -> assertThat(tables(together(REVENUE, query)))
                        .as(query)
                        .filteredOn("lakehouse.governed.order_line"::equals)
                        .hasSize(2));
    }

    @Test
    void readsApartWhatHasAnotherTimeOrPerson() {
        String shipped =
                "SELECT customer_id, shipped_at AS occurred_at, amount AS value FROM lakehouse.governed.order_line";
        assertThat(tables(together(REVENUE, shipped))).hasSize(2);
    }

    @Test
    void doesNotTakeABareColumnOfATemplateForOneOfTheTable() {
        String bare =
                "WITH metric AS (SELECT customer_id, ordered_at AS occurred_at, 1 AS value FROM lakehouse.governed.order_line) SELECT customer_id, occurred_at, value FROM metric";
        assertThat(together(REVENUE, bare).text()).contains("WITH").contains("metric");
    }

    private static BoundStatement together(String... queries) {
        return SharedScans.unionAll(
                "test",
                List.of("customer_id", "occurred_at"),
                Stream.of(queries).map(SharedScansTest::statement).toList());
    }

    private static BoundStatement statement(String query) {
        return BoundStatement.of(SqlFile.parse(Path.of("test.sql"), "-- title: test\n\n" + query));
    }

    private static List<String> tables(BoundStatement statement) {
        return AstUtils.preOrder(statement.statement())
                .filter(node -> node instanceof Table)
                .map(node -> ((Table) node).getName().toString())
                .filter(name -> name.startsWith("lakehouse"))
                .toList();
    }
}
