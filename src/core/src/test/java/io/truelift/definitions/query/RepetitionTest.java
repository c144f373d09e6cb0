package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RepetitionTest {
    @Test
    void repeatsColumnsParametersAndElementsThatEndInOne() {
        Template template = Template.of(SqlFile.parse(Path.of("sql/engine/some.sql"), """
                -- title: some

                WITH parameter AS (
                    SELECT 'all' AS name, 7 AS hours_1
                ), summed AS (
                    SELECT name, sum(hours_1) AS total_1
                    FROM parameter
                    GROUP BY name
                )
                SELECT summed.name, summed.total_1 AS total_1, ARRAY[summed.total_1] AS totals, greatest(summed.total_1, 0) AS largest
                FROM summed
                """));

        BoundStatement statement = template.repeat(3)
                .bind("name", Value.of("x"))
                .bind("hours_1", Value.of(1))
                .bind("hours_2", Value.of(2))
                .bind("hours_3", Value.of(3))
                .statement();

        assertThat(Selection.columns(statement))
                .containsExactly("name", "total_1", "total_2", "total_3", "totals", "largest");
        assertThat(statement.values()).containsExactly(Value.of("x"), Value.of(1), Value.of(2), Value.of(3));
        assertThat(statement.readableText())
                .contains("ARRAY[summed.total_1,summed.total_2,summed.total_3]")
                .contains("sum(hours_3) total_3")
                .contains("greatest(summed.total_1, summed.total_2, summed.total_3, 0)");
    }
}
