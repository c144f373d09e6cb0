package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.SqlFormatter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FurtherColumnTest {
    private static final String TABLE = "governed.exposure";

    private static SqlFile file(String sql) {
        return SqlFile.parse(Path.of("experiments/one.sql"), "-- title: One\n" + sql + "\n");
    }

    @Test
    void addsAColumnUnderTheNameThatTheQueryHasForTheTable() {
        SqlFile more = FurtherColumn.of(
                        file("SELECT customer_id, variant FROM lakehouse.governed.exposure WHERE experiment = 'one'"),
                        TABLE,
                        "feed")
                .orElseThrow();

        assertThat(more.columns()).containsExactly("customer_id", "variant", "feed");
        assertThat(SqlFormatter.formatSql(more.statement()))
                .contains("exposure.feed feed")
                .contains("experiment = 'one'");
    }

    @Test
    void findsTheTableInAJoinAndUnderAnAlias() {
        SqlFile more = FurtherColumn.of(
                        file(
                                "SELECT met.customer_id FROM lakehouse.governed.customer LEFT JOIN lakehouse.governed.exposure AS met ON met.customer_id = customer.customer_id"),
                        TABLE,
                        "feed")
                .orElseThrow();

        assertThat(SqlFormatter.formatSql(more.statement())).contains("met.feed feed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT customer_id, min(variant) AS variant FROM lakehouse.governed.exposure GROUP BY customer_id",
                "SELECT DISTINCT customer_id FROM lakehouse.governed.exposure",
                "WITH met AS (SELECT customer_id FROM lakehouse.governed.exposure) SELECT customer_id FROM met",
                "SELECT customer_id FROM lakehouse.governed.customer"
            })
    void addsNothingWhereRowsAreNotThoseOfTheTable(String sql) {
        assertThat(FurtherColumn.of(file(sql), TABLE, "feed")).isEmpty();
    }
}
