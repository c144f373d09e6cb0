package io.truelift.webui.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.diff.DefinitionReads;
import io.truelift.webui.governance.LineageGraph.Box;
import io.truelift.webui.governance.LineageGraph.Link;
import io.truelift.webui.governance.LineagePicture.Drawn;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From feed to report, over the shipped dictionary and questions. */
class LineagePictureTest {
    private static final Path PROJECT = Path.of(System.getProperty("truelift.project"));
    private static final DeclaredFeed ORDERS = new DeclaredFeed(
            "orders", "Orders of the shop", "commerce", Set.of("raw.order_line"), "pipelines/feeds/orders.yaml");

    private final Dictionary dictionary = DictionaryReader.read(PROJECT.resolve("governance"));
    private final DefinitionReads reads =
            DefinitionReads.of(new SqlLibrary(PROJECT.resolve("sql"), dictionary, SqlLibrary.CATALOG));

    @Test
    void goesFromTheFeedOverTheTableToQuestionsAndReports() {
        LineageGraph graph = graph("governed.order_line");
        assertThat(graph.links())
                .contains(
                        new Link("feed orders", "raw.order_line"),
                        new Link("raw.order_line", "governed.order_line"),
                        new Link("metrics", "report experiments"));
        assertThat(graph.boxes()).filteredOn(Box::isHere).extracting(Box::key).containsExactly("governed.order_line");
        assertThat(graph.boxes()).extracting(Box::layer).contains(0, 1, 2, 3, 4);
        assertThat(graph.links())
                .as("what has nothing to do with it is left out")
                .noneMatch(link -> link.to().equals("governed.touch"));
    }

    @Test
    void namesQuestionsOneByOneWhereTheyAreFew() {
        assertThat(graph("governed.exposure").boxes())
                .extracting(Box::label)
                .contains("cart reminder", "Reports of experiments");
    }

    @Test
    void drawsEveryBoxOnceAndNoneOverAnother() {
        LineagePicture picture = LineagePicture.of(graph("governed.customer"), address -> true);
        assertThat(picture.boxes()).hasSameSizeAs(graph("governed.customer").boxes());
        for (Drawn one : picture.boxes()) {
            assertThat(one.x() + one.width()).isLessThanOrEqualTo(picture.width());
            assertThat(one.y() + one.height()).isLessThanOrEqualTo(picture.height());
            assertThat(picture.boxes())
                    .filteredOn(other -> other != one && other.x() == one.x())
                    .noneMatch(other -> Math.abs(other.y() - one.y()) < one.height());
        }
        assertThat(picture.lines()).hasSameSizeAs(graph("governed.customer").links());
    }

    @Test
    void leadsNobodyToAPageThatDoesNotOpenForThem() {
        LineagePicture picture =
                LineagePicture.of(graph("governed.order_line"), address -> !address.startsWith("/analyst/"));
        assertThat(picture.boxes())
                .noneMatch(box -> box.address().startsWith("/analyst/"))
                .anyMatch(box -> box.address().equals("/executive/experiments.xhtml"));
        assertThat(picture.boxes())
                .filteredOn(box -> box.style().equals("table here"))
                .singleElement()
                .satisfies(here -> {
                    assertThat(here.address()).isEmpty();
                    assertThat(here.spoken()).isEqualTo("governed.order_line, table, shown here, from raw.order_line");
                });
    }

    private LineageGraph graph(String table) {
        return LineageGraph.of(dictionary.table(table), dictionary, List.of(ORDERS), reads);
    }
}
