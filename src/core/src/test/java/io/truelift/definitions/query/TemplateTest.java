package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Parameter;
import io.trino.sql.util.AstUtils;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Value RUDE = Value.of("it's; DROP TABLE customer --");

    private static Template template() {
        return Template.of(TestFiles.read("template"));
    }

    private static BoundStatement inner(long number) {
        return Template.of(TestFiles.read("inner_template"))
                .bind("number", Value.of(number))
                .bind("is_kept", Value.of(true))
                .statement();
    }

    private static BoundStatement filled() {
        return template()
                .fill("right_side", inner(20))
                .bind("days", Value.of(14))
                .fill("left_side", Queries.unionAll("numbers", List.of(inner(10), inner(11))))
                .bind("word", RUDE)
                .statement();
    }

    @Test
    void ordersValuesAsTheirParametersStandInTheText() {
        BoundStatement statement = filled();

        assertThat(statement.values())
                .containsExactly(
                        RUDE,
                        Value.of(14),
                        Value.of(10),
                        Value.of(true),
                        Value.of(11),
                        Value.of(true),
                        Value.of(20),
                        Value.of(true));
        long parameters = AstUtils.preOrder(new SqlParser().createStatement(statement.text()))
                .filter(node -> node instanceof Parameter)
                .count();
        assertThat(parameters).isEqualTo(8);
    }

    @Test
    void keepsValuesOutOfTheTextThatRuns() {
        assertThat(filled().text()).doesNotContain("DROP");
    }

    @Test
    void writesValuesIntoTheReceiptSoThatItRunsAsItStands() {
        BoundStatement statement = filled();

        assertThat(new SqlParser().createStatement(statement.readableText())).isEqualTo(statement.readable());
        assertThat(statement.readableText())
                .contains("'it''s; DROP TABLE customer --' word")
                .doesNotContain("?");
        assertThat(statement.sha256()).hasSize(64).isEqualTo(filled().sha256());
    }

    @Test
    void leavesOutTheQueriesThatTheTemplateAroundItHas() {
        BoundStatement step = Template.of(TestFiles.read("given_template")).statement();

        assertThat(step.readableText()).doesNotContain("WITH").contains("left_side");
        assertThat(template()
                        .fill("left_side", inner(1))
                        .fill("right_side", step)
                        .bind("days", Value.of(1))
                        .bind("word", RUDE)
                        .statement()
                        .values())
                .containsExactly(RUDE, Value.of(1), Value.of(1), Value.of(true));
    }

    @Test
    void refusesASlotThatWasNotFilled() {
        assertThatThrownBy(() -> template().fill("left_side", inner(1)).statement())
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("slot right_side has not been filled");
    }

    @Test
    void refusesAParameterThatWasNotBound() {
        assertThatThrownBy(() -> template()
                        .fill("left_side", inner(1))
                        .fill("right_side", inner(1))
                        .bind("word", RUDE)
                        .statement())
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("nothing was bound to its parameter days");
    }

    @Test
    void refusesAValueForNoParameter() {
        assertThatThrownBy(() -> Template.of(TestFiles.read("inner_template"))
                        .bind("number", Value.of(1))
                        .bind("is_kept", Value.of(true))
                        .bind("colour", RUDE)
                        .statement())
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("Cannot bind colour");
    }

    @Test
    void refusesASlotThatTheStatementLacks() {
        assertThatThrownBy(() -> Template.of(TestFiles.read("missing_slot")))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("has no query member. It has: members");
    }
}
