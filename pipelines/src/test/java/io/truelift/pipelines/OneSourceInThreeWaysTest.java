package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.iceberg.ForeignTables;
import io.truelift.pipelines.iceberg.Lakehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop's order lines on two days. On the second one has another quantity, one is gone and one is new. However the source
 * tells it, as full exports, as changes or as a table that it changes itself, the facts are the same.
 */
@Tag("servers")
class OneSourceInThreeWaysTest {
    private static final List<OrderLine> MONDAY = List.of(
            new OrderLine("1", "mug", 2, "ada"),
            new OrderLine("1", "cup", 1, "ada"),
            new OrderLine("2", "mug", 5, "ben"));
    private static final List<OrderLine> TUESDAY = List.of(
            new OrderLine("1", "mug", 3, "ada"),
            new OrderLine("2", "mug", 5, "ben"),
            new OrderLine("3", "cup", 1, "ben"));
    private static final String[] TRUTH = {
        "1 mug 3 6.0000 ordered by somebody",
        "2 mug 5 10.0000 ordered by somebody",
        "3 cup 1 2.0000 ordered by somebody"
    };

    private static final Schema LINES = new Schema(
            Types.NestedField.optional(1, "order", Types.StringType.get()),
            Types.NestedField.optional(2, "sku", Types.StringType.get()),
            Types.NestedField.optional(3, "quantity", Types.IntegerType.get()),
            Types.NestedField.optional(4, "who", Types.StringType.get()),
            Types.NestedField.optional(5, "at", Types.TimestampType.withZone()),
            Types.NestedField.optional(6, "price", Types.DecimalType.of(10, 2)));

    private static final String DELETION = """
            {"op": "d", "order": "1", "sku": "cup", "at": "2026-01-01T10:00:00Z"}""";

    @TempDir
    private Path folder;

    private record OrderLine(String order, String product, int quantity, String who) {
        String csv() {
            return "%s,%s,%d,%s,2026-01-01T10:00:00Z,2".formatted(order, product, quantity, who);
        }

        String change(String operation) {
            return """
                    {"op": "%s", "order": "%s", "sku": "%s", "quantity": %d, "who": "%s", "at": "2026-01-01T10:00:00Z", "price": 2}""".formatted(operation, order, product, quantity, who);
        }

        Record record() {
            Record row = GenericRecord.create(LINES);
            row.setField("order", order);
            row.setField("sku", product);
            row.setField("quantity", quantity);
            row.setField("who", who);
            row.setField("at", OffsetDateTime.parse("2026-01-01T10:00:00Z"));
            row.setField("price", new BigDecimal("2.00"));
            return row;
        }
    }

    @Test
    void asFullExports() throws IOException {
        Shop shop = shop("{files: [\"lines*.csv\"], format: csv}", "repeats: newest_file");
        shop.deliver("lines-monday.csv", csv(MONDAY));
        build(shop);
        shop.deliver("lines-tuesday.csv", csv(TUESDAY));
        build(shop);
        assertThat(facts(shop)).containsExactly(TRUTH);
    }

    @Test
    void asExportsOfSeveralFiles() throws IOException {
        Shop shop = shop("{files: [\"lines*.csv\"], format: csv}", "repeats: newest_folder");
        for (int part = 0; part < 3; part++) {
            shop.deliver("export=2026-01-01/lines-%d.csv".formatted(part), csv(List.of(MONDAY.get(part))));
        }
        build(shop);
        for (int part = 0; part < 3; part++) {
            shop.deliver("export=2026-01-02/lines-%d.csv".formatted(part), csv(List.of(TUESDAY.get(part))));
        }
        build(shop);
        assertThat(facts(shop)).containsExactly(TRUTH);
    }

    @Test
    void asChanges() throws IOException {
        Shop shop = ofChanges();
        assertThat(facts(shop)).containsExactly(TRUTH);
        assertThat(shop.published().count("raw.order_line"))
                .as("raw tables keep every delivery")
                .isEqualTo(5);
        assertThat(shop.published().rows("raw.deletion")).singleElement().satisfies(row -> {
            assertThat(row.getField("table_name")).isEqualTo("raw.order_line");
            assertThat(row.getField("key")).isEqualTo(List.of("1", "cup"));
        });
        assertThat(shop.published().rowsWith("governance.run_file", "file", "changes-tuesday.jsonl"))
                .as("lines in are lines published and lines set aside")
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getField("lines_in")).isEqualTo(4L);
                    assertThat(row.getField("lines_published")).isEqualTo(3L);
                    assertThat(row.getField("lines_quarantined")).isEqualTo(1L);
                });
        assertThat(shop.published().count("governed.customer"))
                .as("ada and ben")
                .isEqualTo(2);
    }

    @Test
    void whatWasDeletedIsBackWhenItIsDeliveredAgain() throws IOException {
        Shop shop = ofChanges();
        shop.deliver("changes-wednesday.jsonl", new OrderLine("1", "cup", 4, "ada").change("c"));
        build(shop);
        assertThat(facts(shop)).hasSize(4).contains("1 cup 4 8.0000 ordered by somebody");
    }

    @Test
    void asATableThatTheSourceChanges() throws IOException {
        Shop shop = shop("{format: iceberg, table: shop.lines}", null);
        try (Lakehouse lakehouse = Lakehouse.open(shop.settings())) {
            Table table = ForeignTables.make(lakehouse, "shop.lines", LINES);
            DataFile monday = written(table, MONDAY);
            table.newAppend().appendFile(monday).commit();
            build(shop);
            table.newOverwrite()
                    .deleteFile(monday)
                    .addFile(written(table, TUESDAY))
                    .commit();
        }
        assertThat(shop.build().output()).contains("--land-again lines");
        Shop.Run run = shop.run(
                "--feeds",
                shop.feeds().toString(),
                "--declarations",
                shop.declarations().toString(),
                "--land-again",
                "lines");
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(facts(shop)).containsExactly(TRUTH);
    }

    /** One of Tuesday's deletions does not say which record is gone. */
    private Shop ofChanges() {
        Shop shop = Shop.in(folder.resolve("shop"), Declarations.ofChanges());
        shop.deliver(
                "changes-monday.jsonl",
                MONDAY.stream().map(line -> line.change("c")).toArray(String[]::new));
        build(shop);
        shop.deliver(
                "changes-tuesday.jsonl",
                TUESDAY.get(0).change("u"),
                DELETION,
                TUESDAY.get(2).change("c"),
                "{\"op\": \"d\", \"order\": \"1\"}");
        build(shop);
        return shop;
    }

    private static void build(Shop shop) {
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private static String[] csv(List<OrderLine> lines) {
        return Stream.concat(
                        Stream.of("order,sku,quantity,who,at,price"),
                        lines.stream().map(OrderLine::csv))
                .toArray(String[]::new);
    }

    private static List<String> facts(Shop shop) {
        return shop.published().rows("governed.order_line").stream()
                .map(row -> "%s %s %s %s ordered by %s"
                        .formatted(
                                row.getField("order_id"),
                                row.getField("product_id"),
                                row.getField("quantity"),
                                row.getField("amount"),
                                row.getField("customer_id") == null ? "nobody" : "somebody"))
                .sorted()
                .toList();
    }

    private static DataFile written(Table table, List<OrderLine> lines) throws IOException {
        DataWriter<Record> writer = Parquet.writeData(
                        table.io().newOutputFile("%s/data/%d.parquet".formatted(table.location(), lines.hashCode())))
                .schema(table.schema())
                .createWriterFunc(type -> GenericParquetWriter.create(table.schema(), type))
                .withSpec(table.spec())
                .build();
        try (writer) {
            lines.forEach(line -> writer.write(line.record()));
        }
        return writer.toDataFile();
    }

    /** The declaration of the changes, for a source that tells the same in another way. */
    private Shop shop(String source, String repeats) throws IOException {
        Path declarations = Files.createDirectories(folder.resolve("declarations"));
        String changes = Files.readString(Declarations.ofChanges().resolve("order_changes.yaml"));
        Files.writeString(
                declarations.resolve("lines.yaml"),
                changes.replace("feed: order_changes", "feed: lines")
                        .replaceAll("(?m)^source: .*$", "source: " + source)
                        .replaceAll("(?m)^ {4}(latest_by|deletes): .*\n", "")
                        .replaceAll("(?m)^ {4}key: .*\n", repeats == null ? "" : "$0")
                        .replaceAll("(?m)^ {4}repeats: .*\n", repeats == null ? "" : "    " + repeats + "\n"));
        return Shop.in(folder.resolve("shop"), declarations);
    }
}
