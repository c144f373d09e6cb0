package io.truelift.definitions.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TestFiles;
import io.truelift.definitions.query.TextPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentCatalogTest {
    private final SqlLibrary library = TestFiles.shipped();
    private final SegmentCatalog catalog = new SegmentCatalog(library);
    private final Segment shipped = catalog.read("new_customers");

    private String changed(String words, String replacement) {
        assertThat(shipped.file().text()).contains(words);
        return shipped.file().text().replace(words, replacement);
    }

    @Test
    void takesADraftThatIsNotInItsFileYet() {
        Segment draft = catalog.draft("brand_new", changed("'90' DAY", "'7' DAY"));

        assertThat(draft.name()).isEqualTo("brand_new");
        assertThat(draft.title()).isEqualTo("New customers");
    }

    @Test
    void refusesADraftThatSelectsMoreThanWhoIsInIt() {
        assertThatThrownBy(() -> catalog.draft(
                        "draft",
                        changed(
                                "SELECT first_order.customer_id",
                                "SELECT first_order.customer_id, first_order.ordered_at")))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("must select customer_id");
    }

    @Test
    void refusesADraftThatNamesAnUnknownColumn() {
        assertThatThrownBy(() -> catalog.draft("draft", changed("WHERE NOT is_cancellation", "WHERE NOT is_canceled")))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("is_canceled");
    }

    @Test
    void refusesADraftWithoutAPurpose() {
        assertThatThrownBy(() -> catalog.draft("draft", changed("-- purpose: analytics\n", "")))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("Cannot find 'purpose'");
    }

    @Test
    void namesTheSegmentsThatThereAre() {
        assertThatThrownBy(() -> catalog.read("no_such_segment"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining(
                        "Cannot find no_such_segment in sql/segments: it holds abandoned_cart, active_customers");
    }

    /** Lines and columns counted by hand in what follows the header of four lines. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT customer_id FROM lakehouse.governed.customer WHERE countr = 'x'          | 5 | 59 | no column countr
            SELECT c.customer_id FROM lakehouse.governed.customer c WHERE c.countr = 'x'    | 5 | 65 | no column countr in c
            SELECT customer_id FROM lakehouse.governed.custom                               | 5 | 25 | no table governed.custom
            SELECT customer_id FROM customer                                                | 5 | 25 | in full
            SELECT customer_id, country FROM lakehouse.governed.customer                    | 5 |  8 | must select customer_id
            SELECT * FROM lakehouse.governed.customer                                       | 5 |  8 | Name the columns one by one
            DELETE FROM lakehouse.governed.customer                                         | 5 |  1 | must be a SELECT
            SELECT customer_id FROM lakehouse.governed.customer; SELECT 1                   | 5 | 52 | holds one statement
            SELECT customer_id FORM lakehouse.governed.customer                             | 5 | 25 | mismatched input
            SELECT customer_id FROM lakehouse.governed.customer WHERE country = ?           | 5 | 69 | parameter '?'
            WITH FUNCTION f() RETURNS int RETURN 1 SELECT customer_id FROM lakehouse.governed.customer | 5 | 1 | without functions
            VALUES 'a'                                                                      | 5 |  1 | end it with a SELECT
            """)
    void saysWhereInTheTextItIsNoSegment(String statement, int line, int column, String why) {
        String text = "-- title: Draft\n-- description: One\n-- owner: crm\n-- purpose: analytics\n" + statement.strip()
                + "\n";
        assertThatThrownBy(() -> catalog.draft("draft", text))
                .isInstanceOfSatisfying(
                        SqlFileException.class,
                        e -> assertThat(e.place()).as(e.getMessage()).contains(new TextPlace(line, column)))
                .hasMessageContaining(why);
    }

    @Test
    void saysOnWhichLineTheHeaderIsWrong() {
        assertThatThrownBy(() -> catalog.draft("draft", changed("-- purpose: analytics", "-- purpose: fun")))
                .isInstanceOfSatisfying(
                        SqlFileException.class,
                        e -> assertThat(e.place())
                                .hasValueSatisfying(place -> assertThat(shipped.file()
                                                .text()
                                                .lines()
                                                .toList()
                                                .get(place.line() - 1))
                                        .isEqualTo("-- purpose: analytics")));
    }
}
