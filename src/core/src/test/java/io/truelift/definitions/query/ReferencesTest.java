package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private static java.util.Set<String> references(String name) {
        return References.of(TestFiles.read(name), SqlLibrary.CATALOG, TestFiles.dictionary());
    }

    @Test
    void findsEveryTableInJoinsUnionsAndSubqueries() {
        assertThat(references("many_shapes"))
                .containsExactlyInAnyOrder(
                        "governed.order_line",
                        "governed.touch",
                        "governed.customer",
                        "governed.consent",
                        "governed.event");
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
        assertThatThrownBy(() -> references("unqualified_table"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("in full");
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

    @Test
    void tellsEveryColumnThatIsReadWithItsLine() {
        List<String> reads =
                References.reads(TestFiles.read("columns_read"), SqlLibrary.CATALOG, TestFiles.dictionary()).stream()
                        .map(read -> "%s:%d".formatted(read.column(), read.line()))
                        .toList();
        assertThat(reads)
                .containsExactlyInAnyOrder(
                        "governed.order_line.customer_id:9",
                        "governed.order_line.ordered_at:9",
                        "governed.order_line.amount:9",
                        "governed.order_line.quantity:11",
                        "governed.customer.customer_id:20",
                        "governed.customer.country:20",
                        "governed.customer.feeds:22",
                        "governed.customer.customer_id:23",
                        "governed.touch.touched_at:24",
                        "governed.touch.customer_id:24",
                        "governed.customer.customer_id:24",
                        "governed.customer.loyalty_tier:26",
                        "governed.customer.gender:26",
                        "governed.consent.customer_id:27",
                        "governed.customer.income_band:27",
                        "governed.customer.area_type:28");
    }
}
