package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run stops where a feed has more lines set aside than it may have: all of them, or the share that it declares. */
@Tag("servers")
class SetAsideTest {
    private static final String HEADER = "order,placed,sku,name,quantity,price,email\n";
    private static final String RESULTS = "governance.quality_result";

    @TempDir
    private Path folder;

    private Path declarations;
    private Shop shop;

    @BeforeEach
    void copyDeclarations() throws IOException {
        declarations = Files.createDirectories(folder.resolve("declarations"));
        try (Stream<Path> files = Files.list(Declarations.ofTheShop())) {
            for (Path file : files.toList()) {
                Files.copy(file, declarations.resolve(file.getFileName()));
            }
        }
        shop = Shop.in(folder.resolve("shop"), declarations);
    }

    @Test
    void aFeedOfWhichEveryLineIsSetAsideStopsTheRun() {
        shop.deliver("orders.csv", orders(0, 3))
                .deliver(
                        "people.csv",
                        "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked",
                        "ada@example.org,,,Ada,Lovelace,,,,,,,true,2026-01-01 10:00");

        Shop.Run run = shop.build();

        assertThat(run.exitCode()).as(run.output()).isEqualTo(4);
        assertThat(run.output())
                .contains("Cannot publish, for too many lines were set aside")
                .contains("3 of 3 lines of orders (100\u00a0%): type of quantity 3; not all of them may be")
                .contains("./truelift feed try orders FILE", "most_set_aside", "TL-QUALITY")
                .doesNotContain("done ");
        assertThat(shop.published().rows("raw.customer_record"))
                .as("nothing of the others either")
                .isEmpty();
        assertThat(shop.published().rows("governance.run_file"))
                .as("so its files are landed by the next run")
                .isEmpty();
        Record kept = shop.published().rowWith(RESULTS, "violations", 3L);
        assertThat(kept.getField("feed")).isEqualTo("orders");
        assertThat(kept.getField("rule")).isEqualTo("setAside");
        assertThat(kept.getField("measured_value")).isEqualTo(1.0);
        assertThat(kept.getField("detail")).asString().contains("type of quantity 3");

        shop.deliver("orders.csv", orders(3, 1));
        Shop.Run mended = shop.build();
        assertThat(mended.exitCode()).as(mended.output()).isZero();
        assertThat(mended.output())
                .as("told at the end")
                .containsPattern("set aside +1 of 4 lines of orders \\(25\u00a0%\\): type of quantity 1\ndone ");
        assertThat(shop.published().rows("raw.order_line")).hasSize(3);
    }

    @Test
    void aFeedSaysHowManyMayBe() throws IOException {
        atMost("5%");
        shop.deliver("orders.csv", orders(18, 2));
        Shop.Run stopped = shop.build();
        assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(4);
        assertThat(stopped.output())
                .contains("2 of 20 lines of orders (10\u00a0%): type of quantity 2; at most 5\u00a0% may be");
        assertThat(shop.published().rows("raw.order_line")).isEmpty();

        shop.deliver("orders.csv", orders(19, 1));
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(shop.published().rows("raw.order_line")).hasSize(19);
        assertThat(shop.published().rowsWith(RESULTS, "feed", "orders"))
                .extracting(row -> row.getField("measured_value"))
                .as("of the run that was stopped and of the one that was not")
                .containsExactlyInAnyOrder(0.1, 0.05);
    }

    @Test
    void aFeedMayAllowAll() throws IOException {
        atMost("100%");
        shop.deliver("orders.csv", orders(0, 2));
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("2 of 2 lines of orders (100\u00a0%)");
    }

    @Test
    void aFileThatIsRejectedIsPublishedAroundAndTold() {
        shop.deliver("orders-1.csv", orders(2, 0)).deliver("orders-2.csv", "order,placed\n1,2026-01-10 12:00:00");
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isEqualTo(3);
        assertThat(run.output()).containsPattern("rejected +orders-2.csv: .*\ndone ");
        assertThat(shop.published().rows("raw.order_line")).hasSize(2);
    }

    private void atMost(String share) throws IOException {
        Path file = declarations.resolve("orders.yaml");
        Files.writeString(
                file, Files.readString(file).replace("owner: commerce", "owner: commerce\nmost_set_aside: " + share));
    }

    private static String orders(int good, int bad) {
        return HEADER
                + String.join(
                        "\n",
                        IntStream.range(0, good + bad)
                                .mapToObj(i -> "%d,2026-01-10 12:00:00,A1,mug,%s,2.50,ada@example.org"
                                        .formatted(i, i < good ? "1" : "many"))
                                .toList());
    }
}
