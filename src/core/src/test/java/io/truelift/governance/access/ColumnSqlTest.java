package io.truelift.governance.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A company's columns may be named as SQL names its own words. */
class ColumnSqlTest {
    @ParameterizedTest
    @ValueSource(strings = {"group", "order", "current_date", "user", "amount", "2nd_value", "Größe"})
    void theEngineReadsAColumnOfThatName(String name) {
        Expression read = new SqlParser().createExpression(ColumnSql.of(column(name)));
        assertThat(read)
                .isInstanceOfSatisfying(
                        Identifier.class,
                        identifier -> assertThat(identifier.getValue()).isEqualTo(name));
    }

    @Test
    void anOrdinaryNameStandsAsItIs() {
        assertThat(ColumnSql.of(column("customer_id"))).isEqualTo("customer_id");
    }

    private static ColumnContract column(String name) {
        return new ColumnContract(
                name,
                "varchar",
                "d",
                Classification.INTERNAL,
                List.of("analytics"),
                false,
                false,
                false,
                List.of(),
                Optional.empty());
    }
}
