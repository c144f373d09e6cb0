package io.truelift.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReferencesTest {

    private static java.util.Set<String> references(String name) {
        return References.of(TestFiles.read(name), SqlLibrary.CATALOG, TestFiles.dictionary());
    }

    @Test
    void findsEveryTableInJoinsUnionsAndSubqueries() {
        assertThat(references("many_shapes"))
                .containsExactlyInAnyOrder(
                        "governed.order_line", "governed.touch", "governed.customer", "governed.consent", "governed.event");
    }

    @Test
    void refusesATableThatTheDictionaryDoesNotKnow() {
        assertThatThrownBy(() -> references("unknown_table"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("unknown_table.sql, line 4: there is no table governed.customers")
                .hasMessageContaining("governed.customer,");
    }

    @Test
    void refusesATableThatIsNotWrittenInFull() {
        assertThatThrownBy(() -> references("unqualified_table")).isInstanceOf(SqlFileException.class).hasMessageContaining("in full");
    }

    @Test
    void refusesAColumnThatTheTableDoesNotHave() {
        assertThatThrownBy(() -> references("unknown_column"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("line 5: there is no column contry in customer");
    }

    @Test
    void refusesAColumnThatANamedQueryDoesNotGive() {
        assertThatThrownBy(() -> references("unknown_column_of_query"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("line 11: there is no column ordered_at");
    }

    @Test
    void refusesAColumnInASubqueryThatNoTableAroundItHas() {
        assertThatThrownBy(() -> references("unknown_column_in_subquery"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("line 8: there is no column happened_at");
    }
}
