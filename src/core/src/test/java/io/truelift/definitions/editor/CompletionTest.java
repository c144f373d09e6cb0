package io.truelift.definitions.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.definitions.editor.Completion.Offer;
import io.truelift.definitions.editor.Suggestion.Kind;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TestFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cursor stands at the bar. */
class CompletionTest {
    private final Completion completion =
            new Completion(SqlLibrary.CATALOG, TestFiles.shipped().dictionary());

    private Offer at(String text) {
        return completion.at(text.replace("|", ""), text.indexOf('|'));
    }

    private List<String> inserts(String text) {
        return at(text).suggestions().stream().map(Suggestion::insert).toList();
    }

    @Test
    void offersTablesAfterFromThoseThatAreAskedFirst() {
        assertThat(inserts("SELECT x FROM |"))
                .startsWith("lakehouse.governed.consent")
                .contains("lakehouse.analytics.segment_member")
                .endsWith("lakehouse.raw.touch");
        assertThat(inserts("SELECT x FROM ord|")).startsWith("lakehouse.governed.order_line");
        assertThat(inserts("SELECT x FROM lakehouse.governed.cus|")).containsExactly("lakehouse.governed.customer");
    }

    @Test
    void offersColumnsOfAnAliasWithWhatTheDictionarySays() {
        Offer offer = at("SELECT c.coun| FROM lakehouse.governed.customer c");
        assertThat(offer.from()).isEqualTo("SELECT c.".length());
        assertThat(offer.suggestions()).first().satisfies(column -> {
            assertThat(column.insert()).isEqualTo("country");
            assertThat(column.kind()).isEqualTo(Kind.COLUMN);
            assertThat(column.detail()).isEqualTo("varchar of governed.customer");
            assertThat(column.classification()).isEqualTo("internal");
            assertThat(column.description()).isNotEmpty();
        });
    }

    @Test
    void knowsATableByItsOwnNameAndAfterAs() {
        assertThat(inserts("SELECT customer.countr| FROM lakehouse.governed.customer WHERE 1 = 1"))
                .containsExactly("country");
        assertThat(
                        inserts(
                                "SELECT 1 FROM lakehouse.governed.event AS e JOIN lakehouse.governed.customer AS c ON c.customer_i| = e.customer_id"))
                .containsExactly("customer_id");
        assertThat(inserts("SELECT nobody.x| FROM lakehouse.governed.customer c"))
                .isEmpty();
    }

    @Test
    void offersNamesWithoutAnAlias() {
        String text =
                "WITH latest AS (SELECT max(occurred_at) AS at FROM lakehouse.governed.event e WHERE |) SELECT 1 FROM latest";
        assertThat(inserts(text)).startsWith("e", "latest").contains("occurred_at", "event_type");
        assertThat(inserts("WITH latest AS (SELECT 1 AS x) SELECT x FROM lat|"))
                .first()
                .isEqualTo("latest");
    }

    @Test
    void offersPurposesInTheHeader() {
        assertThat(inserts("-- title: New\n-- purpose: mark|\nSELECT 1")).containsExactly("marketing_email");
        assertThat(inserts("-- title: cust|\nSELECT 1 FROM lakehouse.governed.customer"))
                .isEmpty();
    }

    @Test
    void offersNothingInTextsAndComments() {
        assertThat(inserts("SELECT 1 FROM lakehouse.governed.customer WHERE country = 'cou|"))
                .isEmpty();
        assertThat(inserts("SELECT 1 FROM lakehouse.governed.customer -- cou|")).isEmpty();
    }

    @Test
    void takesAnyTextAndAnyPlace() {
        assertThat(completion.at("SELECT # ' \" ( FROM", 99).suggestions()).isEmpty();
        assertThat(completion.at("", 0).suggestions()).isEmpty();
        assertThat(completion.at("", -1).suggestions()).isEmpty();
    }
}
