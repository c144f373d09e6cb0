package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with one file costs that file. */
class FeedFolderTest {
    private static final Feed ORDERS = Declarations.feed("orders");

    @TempDir
    private Path folder;

    @Test
    void aPackedFileThatEndsTooEarlyCostsItself() throws IOException {
        byte[] packed = packed("order,placed\n");
        Files.write(folder.resolve("orders-cut.csv.gz"), Arrays.copyOf(packed, packed.length - 4));
        Files.writeString(folder.resolve("orders.csv"), "order,placed\n");
        FeedFolder looked = look(List.of(ORDERS));
        assertThat(looked.fresh()).extracting(FeedFile::name).containsExactly("orders.csv");
        assertThat(looked.unreadable().values())
                .singleElement()
                .asString()
                .startsWith("Cannot unpack the file: ")
                .endsWith("Deliver it again.")
                .doesNotContain("null");
    }

    /** As a link whose file was taken away; whoever runs the tests may read everything else. */
    @Test
    void aFileThatCannotBeOpenedCostsItself() throws IOException {
        Files.createSymbolicLink(folder.resolve("orders-gone.csv"), folder.resolve("not-there.csv"));
        Files.writeString(folder.resolve("orders.csv"), "order,placed\n");
        FeedFolder looked = look(List.of(ORDERS));
        assertThat(looked.fresh()).extracting(FeedFile::name).containsExactly("orders.csv");
        assertThat(looked.unreadable().values()).singleElement().asString().startsWith("Cannot open the file");
    }

    @Test
    void aFileThatTwoFeedsClaimStopsBeforeAnythingIsLanded() throws IOException {
        Files.writeString(folder.resolve("orders.csv"), "order,placed\n");
        Feed again = new Feed(
                "orders_again",
                ORDERS.title(),
                ORDERS.owner(),
                ORDERS.source(),
                ORDERS.identifiers(),
                ORDERS.records(),
                ORDERS.consents());
        assertThatThrownBy(() -> look(List.of(ORDERS, again)))
                .isInstanceOf(FeedException.class)
                .hasMessage(
                        "Cannot tell whose orders.csv is: the feeds orders and orders_again claim it. Change source.files of one of them.");
    }

    private FeedFolder look(List<Feed> feeds) throws IOException {
        return FeedFolder.look(folder, feeds, Map.of());
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
