package io.truelift.webui.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.platform.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTest {
    private static final DeclaredFeed ORDERS =
            new DeclaredFeed("orders", "Orders", "commerce", Set.of("raw.order_line"), "pipelines/feeds/orders.yaml");
    private static final DeclaredFeed CRM = new DeclaredFeed(
            "crm", "Customers", "crm", Set.of("raw.customer_record", "raw.consent_event"), "pipelines/feeds/crm.yaml");

    private final Dictionary dictionary =
            DictionaryReader.read(Path.of(System.getProperty("truelift.project"), "governance"));

    @Test
    void leadsAGovernedTableBackToItsFeeds() {
        Lineage lineage = Lineage.of(dictionary.table("governed.order_line"), dictionary, List.of(ORDERS, CRM));
        assertThat(lineage.from()).containsExactly("raw.order_line");
        assertThat(lineage.feeds()).containsExactly(ORDERS);
    }

    @Test
    void saysWhatIsMadeOfARawTable() {
        Lineage lineage = Lineage.of(dictionary.table("raw.order_line"), dictionary, List.of(ORDERS, CRM));
        assertThat(lineage.from()).isEmpty();
        assertThat(lineage.into()).containsExactly("governed.identity", "governed.order_line");
    }

    @Test
    void saysWhichFactsAreSummedUpIntoCustomers() {
        assertThat(Lineage.madeFrom("governed.customer", dictionary))
                .contains("raw.customer_record", "governed.order_line", "governed.event", "governed.survey_answer");
        assertThat(Lineage.of(dictionary.table("governed.order_line"), dictionary, List.of())
                        .into())
                .containsExactly("governed.customer");
    }

    @Test
    void makesNobodyOfDeletions() {
        assertThat(Lineage.madeFrom("governed.identity", dictionary)).doesNotContain("raw.deletion");
    }

    @Test
    void makesCustomersOfEveryFeedThatNamesSomebody() {
        Lineage lineage = Lineage.of(dictionary.table("governed.customer"), dictionary, List.of(ORDERS, CRM));
        assertThat(lineage.feeds()).containsExactly(ORDERS, CRM);
    }

    @Test
    void readsFeedsFromFoldersWithinFolders(@TempDir Path folder) throws Exception {
        Path feeds = Files.createDirectories(folder.resolve("pipelines/feeds/demo"));
        Files.writeString(feeds.resolve("orders.yaml"), """
                feed: orders
                title: Orders
                owner: commerce
                records:
                  - {table: order_line, deletes: {column: op, in: [d]}, columns: {}}
                consent:
                  - {purposes: [analytics], granted: {value: "true"}}
                """);
        assertThat(new DeclaredFeeds(new Project(folder, folder.resolve("data"))).all())
                .containsExactly(new DeclaredFeed(
                        "orders",
                        "Orders",
                        "commerce",
                        Set.of("raw.order_line", "raw.deletion", "raw.consent_event"),
                        "pipelines/feeds/demo/orders.yaml"));
    }

    @Test
    void saysHowLongRowsAreKept() {
        assertThat(Retention.words("3 y")).isEqualTo("3\u00a0years");
        assertThat(Retention.words("1 d")).isEqualTo("1\u00a0day");
        assertThat(Retention.words("")).isEqualTo("not stated");
    }
}
