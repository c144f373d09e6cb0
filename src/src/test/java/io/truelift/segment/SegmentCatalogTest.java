package io.truelift.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.query.SqlFileException;
import io.truelift.query.SqlLibrary;
import io.truelift.query.TestFiles;
import org.junit.jupiter.api.Test;

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
        assertThatThrownBy(() -> catalog.draft("draft", changed("SELECT first_order.customer_id", "SELECT first_order.customer_id, first_order.ordered_at")))
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
                .hasMessageContaining("Cannot find no_such_segment in sql/segments: it holds abandoned_cart, active_customers");
    }
}
