package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that deliveries get wrong: each costs its line or its file, says so, and the counts add up. */
@Tag("servers")
class BadInputTest {
    private static final String HEADER = "order,placed,sku,name,quantity,price,email\n";
    private static final String GOOD = "%d,2026-01-10 12:00:00,A1,mug,1,2.50,ada@example.org\n";

    private static Shop.Run run;
    private static Published published;

    @BeforeAll
    static void build(@TempDir Path folder) {
        byte[] good = (HEADER + GOOD.formatted(100)).getBytes(StandardCharsets.UTF_8);
        byte[] packed = Shop.packed((HEADER + GOOD.formatted(1).repeat(20_000)).getBytes(StandardCharsets.UTF_8));
        Shop shop = Shop.in(folder)
                .deliver("orders-good.csv", good)
                .deliver("orders-good-again.csv", good)
                .deliverPacked("orders-good-packed.csv.gz", good)
                .deliver(
                        "orders-malformed.csv",
                        text(GOOD.formatted(1), "2,2026-01-10 12:00:00,A1\n", GOOD.formatted(3)))
                .deliver(
                        "orders-open-quote.csv",
                        text("1,2026-01-10 12:00:00,A1,\"mug,1,2.50,\n", GOOD.formatted(2), GOOD.formatted(3)))
                .deliver(
                        "orders-encoding.csv",
                        (HEADER + GOOD.formatted(1) + "2,2026-01-10 12:00:00,A1,caf\u00e9,1,2.50,\n")
                                .getBytes(StandardCharsets.ISO_8859_1))
                .deliver(
                        "orders-huge.csv",
                        text("1,2026-01-10 12:00:00,A1," + "x".repeat(1 << 20) + ",1,2.50,\n", GOOD.formatted(2)))
                .deliver(
                        "orders-rules.csv",
                        text(
                                "1,2026-01-10 12:00:00,A1,mug,many,2.50,\n",
                                "2,2026-02-30 12:00:00,A1,mug,1,2.50,\n",
                                "3,2026-01-10 12:00:00,,mug,1,2.50,\n",
                                "4,2026-01-10 12:00:00,A1,mug,1,2.50001,\n",
                                "5,2026-01-10 12:00:00,A1,mug,1,2.50,no-address\n",
                                GOOD.formatted(6)))
                .deliver(
                        "orders-without-price.csv",
                        "order,placed,sku,name,quantity,email\n1,2026-01-10 12:00:00,A1,mug,1,\n"
                                .getBytes(StandardCharsets.UTF_8))
                .deliver("orders-empty.csv", new byte[0])
                .deliver("orders-header-only.csv", HEADER.getBytes(StandardCharsets.UTF_8))
                .deliver("orders-cut-off.csv.gz", Arrays.copyOf(packed, packed.length / 2))
                .deliver(
                        "visits-bad.jsonl",
                        "{\"id\": 1, \"at\": \"2026-07-09T08:00:00Z\", \"type\": \"visit\"}",
                        "{\"id\": 2, \"at\": ",
                        "{\"id\": 3, \"at\": \"2026-07-09T08:00:00Z\", \"type\": \"teleport\"}");
        run = shop.build();
        published = shop.published();
    }

    @Test
    void theRunGoesOnAndSaysWhatItSetAside() {
        assertThat(run.exitCode())
                .as("published, and files were rejected: %s", run.output())
                .isEqualTo(3);
        assertThat(run.output())
                .contains("orders-without-price.csv", "price", "orders-empty.csv", "orders-cut-off.csv.gz");
    }

    @Test
    void linesInAreLinesPublishedPlusLinesQuarantined() {
        for (Record file : published.rows("governance.run_file")) {
            assertThat(file.getField("lines_in"))
                    .as(file.toString())
                    .isEqualTo((long) file.getField("lines_published") + (long) file.getField("lines_quarantined"));
        }
        Record total = published.rows("governance.run").getFirst();
        assertThat(total.getField("lines_published"))
                .isEqualTo(published.count("raw.order_line") + published.count("raw.event"));
        assertThat(total.getField("lines_quarantined")).isEqualTo(published.count("governance.quarantine"));
    }

    @Test
    void aMalformedLineCostsItself() {
        assertCounts("orders-malformed.csv", 2, 1);
        assertThat(quarantined("orders-malformed.csv", 3).getField("rule")).isEqualTo("malformed");
        assertCounts("visits-bad.jsonl", 1, 2);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsLine() {
        assertCounts("orders-open-quote.csv", 2, 1);
        assertThat(quarantined("orders-open-quote.csv", 2).getField("rule")).isEqualTo("malformed");
    }

    @Test
    void bytesInAnotherEncodingCostTheirLine() {
        assertCounts("orders-encoding.csv", 1, 1);
        assertThat(quarantined("orders-encoding.csv", 3).getField("rule")).isEqualTo("encoding");
    }

    @Test
    void aFieldOfAMegabyteCostsItsLineAndIsCut() {
        assertCounts("orders-huge.csv", 1, 1);
        Record huge = quarantined("orders-huge.csv", 2);
        assertThat(huge.getField("rule")).isEqualTo("size");
        assertThat((String) huge.getField("rejected_value")).hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void aBrokenRuleIsNamedWithColumnAndValueInAReadableSentence() {
        assertCounts("orders-rules.csv", 1, 5);
        Record quantity = quarantined("orders-rules.csv", 2);
        assertThat(List.of(
                        quantity.getField("rule"),
                        quantity.getField("column_name"),
                        quantity.getField("rejected_value")))
                .containsExactly("type", "quantity", "many");
        assertThat((String) quantity.getField("reason")).startsWith("Cannot ").contains("many", "quantity");
        assertThat(quarantined("orders-rules.csv", 3).getField("column_name")).isEqualTo("ordered_at");
        assertThat(quarantined("orders-rules.csv", 4).getField("rule")).isEqualTo("required");
        assertThat(quarantined("orders-rules.csv", 5).getField("rule")).isEqualTo("scale");
        assertThat(quarantined("orders-rules.csv", 6).getField("rule")).isEqualTo("identifier");
    }

    @Test
    void aMissingColumnRejectsTheFile() {
        assertRejected("orders-without-price.csv", "price");
    }

    @Test
    void anEmptyFileIsRejectedAndOneWithAHeaderOnlyIsLandedWithoutLines() {
        assertRejected("orders-empty.csv", "empty");
        assertCounts("orders-header-only.csv", 0, 0);
        assertThat(file("orders-header-only.csv").getField("status")).isEqualTo("landed");
    }

    @Test
    void aPackedFileThatIsCutOffIsRejectedWhole() {
        assertRejected("orders-cut-off.csv.gz", "unpack");
    }

    @Test
    void aFileDeliveredAgainUnderAnotherNameOrPackedIsADuplicate() {
        assertThat(List.of(file("orders-good-again.csv"), file("orders-good.csv"), file("orders-good-packed.csv.gz")))
                .extracting(row -> row.getField("status"))
                .containsExactlyInAnyOrder("landed", "duplicate", "duplicate");
        assertThat(published.rowsWith("raw.order_line", "order_id", "100")).hasSize(1);
        assertThat(published.rowsWith("governance.run_file", "status", "duplicate"))
                .allSatisfy(row -> assertThat((String) row.getField("reason")).contains("orders-good"));
    }

    private static byte[] text(String... lines) {
        return (HEADER + String.join("", lines)).getBytes(StandardCharsets.UTF_8);
    }

    private static Record file(String name) {
        return published.rowWith("governance.run_file", "file", name);
    }

    private static void assertCounts(String name, long publishedLines, long quarantinedLines) {
        assertThat(file(name).getField("lines_published")).as(name).isEqualTo(publishedLines);
        assertThat(file(name).getField("lines_quarantined")).as(name).isEqualTo(quarantinedLines);
    }

    private static void assertRejected(String name, String why) {
        assertThat(file(name).getField("status")).isEqualTo("rejected");
        assertThat((String) file(name).getField("reason")).contains(why);
        assertCounts(name, 0, 0);
        assertThat(published.rowsWith("raw.order_line", "file", name)).isEmpty();
    }

    private static Record quarantined(String name, long line) {
        return published.rowsWith("governance.quarantine", "file", name).stream()
                .filter(row -> row.getField("line").equals(line))
                .findFirst()
                .orElseThrow(() -> new AssertionError("line %d of %s is not in quarantine".formatted(line, name)));
    }
}
