package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.Shop;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a feed would make of a file, told without servers. */
class TrialTest {
    @TempDir
    private Path folder;

    @Test
    void tellsTheFirstLinesAsRowsAndWhatIsSetAside() throws IOException {
        Trial.Outcome outcome = tried("""
                order,placed,sku,name,quantity,price,email
                1,2026-01-01 10:00:00,A1,A mug,2,1.50,ada@example.org
                2,2026-01-01 10:00:00,A1,A mug,two,1.50,ada@example.org
                3,2026-01-01 10:00:00,A1,A mug,three,1.50,
                """, 1);
        assertThat(outcome.lines()).isEqualTo(3);
        assertThat(outcome.published()).isEqualTo(1);
        assertThat(outcome.rows())
                .first()
                .asString()
                .startsWith("raw.order_line, 1 identifier: order_id = 1, ordered_at = 2026-01-01T10:00:00Z")
                .contains("quantity = 2")
                .doesNotContain("ada");
        assertThat(outcome.setAside()).containsOnlyKeys("type of quantity");
        assertThat(outcome.setAside().get("type of quantity")).satisfies(lines -> {
            assertThat(lines.lines()).isEqualTo(2);
            assertThat(lines.first()).isEqualTo(3);
            assertThat(lines.reason()).contains("two");
        });
    }

    @Test
    void tellsADeletionAsOne() throws IOException {
        String declaration = Files.readString(Declarations.ofTheShop().resolve("orders.yaml"));
        Files.writeString(
                folder.resolve("orders.yaml"),
                declaration.replace(
                        "    columns:\n",
                        "    key: [order_id, product_id]\n    repeats: latest\n    latest_by: ordered_at\n    deletes: {column: name, in: [deleted]}\n    columns:\n"));
        Feed feed = FeedReader.readAll(folder, Declarations.DICTIONARY, Declarations.POLICY)
                .getFirst();
        assertThat(tried(feed, """
                order,placed,sku,name,quantity,price,email
                1,2026-01-01 10:00:00,A1,deleted,,,
                """, 1).rows())
                .containsExactly(
                        "raw.order_line, the record is gone: order_id = 1, product_id = A1, ordered_at = 2026-01-01T10:00:00Z");
    }

    @Test
    void saysWhyAWholeFileWouldBeRejected() {
        assertThatThrownBy(() -> tried("order,placed\n", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its header lacks");
    }

    @Test
    void saysWhatIsWrongWithAPackedFileThatEndsTooEarly() throws IOException {
        byte[] packed = Shop.packed("order,placed,sku,name,quantity,price,email\n".getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve("orders.csv.gz"), Arrays.copyOf(packed, packed.length - 4));
        assertThatThrownBy(() -> Trial.of(
                        Declarations.feed("orders"), file, Declarations.DICTIONARY, new Identifiers(new byte[] {1}), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot unpack the file")
                .hasMessageEndingWith("Deliver it again.");
    }

    private Trial.Outcome tried(String content, int shown) throws IOException {
        return tried(Declarations.feed("orders"), content, shown);
    }

    private Trial.Outcome tried(Feed feed, String content, int shown) throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), content);
        return Trial.of(feed, file, Declarations.DICTIONARY, new Identifiers(new byte[] {1}), shown);
    }
}
