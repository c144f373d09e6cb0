package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SharedColumnsTest {
    private static final Template TEMPLATE =
            Template.of(SqlFile.parse(Path.of("sql/engine/some.sql"), """
            -- title: some
            -- slots: [fact]

            WITH parameter AS (
                SELECT 7 AS hours_1, 2 AS factor_1
            ), fact AS (
                SELECT 1 AS age, 5 AS amount_1
            ), placed AS (
                SELECT fact.amount_1 * parameter.factor_1 AS amount_1, fact.age < parameter.hours_1 AS is_inside_1
                FROM fact
                CROSS JOIN parameter
            ), passed AS (
                SELECT placed.*, 1 AS one
                FROM placed
            )
            SELECT sum(amount_1) FILTER (WHERE is_inside_1) AS total_1, count_if(passed.is_inside_1) AS rows_1
            FROM passed
            """)).repeat(3);

    private static final BoundStatement FACTS = new BoundStatement("fact", parsed(), parsed(), java.util.List.of());

    private static io.trino.sql.tree.Statement parsed() {
        return SqlFile.parse(
                        Path.of("fact.sql"),
                        "-- title: fact\n\nSELECT age, a AS amount_1, b AS amount_2, a AS amount_3 FROM t\n")
                .statement();
    }

    private static String text(int... hours) {
        Template bound = TEMPLATE.fill("fact", FACTS);
        for (int i = 1; i <= 3; i++) {
            bound = bound.bind("hours_" + i, Value.of(hours[i - 1])).bind("factor_" + i, Value.of(2));
        }
        return bound.statement().text().replaceAll("\\s+", " ");
    }

    @Test
    void windowsOfTheSameHoursAreLookedAtOnce() {
        assertThat(text(24, 48, 24))
                .contains(
                        "(fact.age < parameter.hours_1) is_inside_1 , (fact.age < parameter.hours_2) is_inside_2 , (fact.age < parameter.hours_1) is_inside_3")
                .contains(
                        "count_if(passed.is_inside_1) rows_1 , count_if(passed.is_inside_2) rows_2 , count_if(passed.is_inside_1) rows_3");
    }

    @Test
    void whatWasPutIntoASlotIsSharedToo() {
        assertThat(text(24, 24, 24))
                .contains(
                        "(fact.amount_1 * parameter.factor_1) amount_1 , (fact.amount_2 * parameter.factor_1) amount_2 , (fact.amount_1 * parameter.factor_1) amount_3")
                .contains(
                        "sum(amount_1) FILTER (WHERE is_inside_1) total_1 , sum(amount_2) FILTER (WHERE is_inside_1) total_2 , sum(amount_1) FILTER (WHERE is_inside_1) total_3");
    }

    @Test
    void everyColumnStaysUnderItsName() {
        assertThat(Selection.columns(TEMPLATE.fill("fact", FACTS)
                        .bind("hours_1", Value.of(1))
                        .bind("hours_2", Value.of(1))
                        .bind("hours_3", Value.of(1))
                        .bind("factor_1", Value.of(1))
                        .bind("factor_2", Value.of(1))
                        .bind("factor_3", Value.of(1))
                        .statement()))
                .containsExactly("total_1", "total_2", "total_3", "rows_1", "rows_2", "rows_3");
    }
}
