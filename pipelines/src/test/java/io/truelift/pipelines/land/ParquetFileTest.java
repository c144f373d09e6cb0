package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet as a feed: the rules of text files hold for it, and damage anywhere costs the whole file. */
class ParquetFileTest {
    private static final Types.StructType BUYER = Types.StructType.of(
            Types.NestedField.optional(7, "email", Types.StringType.get()),
            Types.NestedField.optional(8, "tags", Types.ListType.ofOptional(9, Types.StringType.get())));
    private static final Schema BOOKINGS = new Schema(
            Types.NestedField.optional(1, "number", Types.LongType.get()),
            Types.NestedField.optional(2, "placed", Types.TimestampType.withoutZone()),
            Types.NestedField.optional(3, "sku", Types.StringType.get()),
            Types.NestedField.optional(4, "quantity", Types.IntegerType.get()),
            Types.NestedField.optional(5, "price", Types.DecimalType.of(9, 2)),
            Types.NestedField.optional(6, "buyer", BUYER));

    @TempDir
    private Path folder;

    @Test
    void namesFieldsOfStructsWithAPointAndReadsListsDecimalsAndTimes() throws IOException {
        Line line = lines(written(1)).getFirst();
        assertThat(line.number()).isEqualTo(1);
        assertThat(line.field("buyer.email")).isEqualTo("ada0@example.org");
        assertThat(line.field("buyer.tags")).isEqualTo("a\u001fb");
        assertThat(line.field("price")).isEqualTo("2.50");
        assertThat(line.field("placed")).isEqualTo("2026-07-10T12:00");
    }

    @Test
    void theColumnsOfTheContractFollowTheFeedsZoneAndExactDecimals() throws IOException {
        Feed feed = Declarations.feed("bookings");
        LineConverter converter =
                new LineConverter(feed, Declarations.DICTIONARY, new Identifiers(new byte[] {1}), "run");
        Line line = lines(written(1)).getFirst();
        TableRow row = converter
                .convert(new Line(line.number(), "name-0", line.fields()), "bookings.parquet")
                .getFirst();
        assertThat(row.values()).contains(Instant.parse("2026-07-10T11:00:00Z"), new BigDecimal("2.5000"), "0");
    }

    @Test
    void aFileThatIsDamagedAnywhereIsRejectedWhole() throws IOException {
        byte[] content = Files.readAllBytes(written(5_000));
        byte[] cutOff = Arrays.copyOf(content, content.length / 2);
        byte[] scratched = content.clone();
        Arrays.fill(scratched, content.length / 4, content.length / 4 + 2_000, (byte) 0xEE);
        assertRejected(cutOff);
        assertRejected(scratched);
        assertRejected("number,placed\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertRejected(new byte[0]);
    }

    @Test
    void aFileThatLacksAFieldIsRejectedWithThoseItHas() throws IOException {
        Path file = folder.resolve("bookings-thin.parquet");
        Schema thin = BOOKINGS.select("number", "placed");
        try (FileAppender<Record> out = appender(file, thin)) {
            out.add(GenericRecord.create(thin));
        }
        assertThatThrownBy(() -> lines(file))
                .isInstanceOf(FileLines.FileRejection.class)
                .hasMessageContaining("buyer.email")
                .hasMessageContaining("number");
    }

    private void assertRejected(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("bookings-damaged.parquet"), content);
        assertThatThrownBy(() -> lines(file))
                .isInstanceOf(FileLines.FileRejection.class)
                .hasMessageStartingWith("Cannot ")
                .hasMessageEndingWith("Deliver it again.");
    }

    private Path written(int rows) throws IOException {
        Path file = folder.resolve("bookings-%d.parquet".formatted(rows));
        try (FileAppender<Record> out = appender(file, BOOKINGS)) {
            for (int i = 0; i < rows; i++) {
                Record buyer = GenericRecord.create(BUYER);
                buyer.setField("email", "ada%d@example.org".formatted(i));
                buyer.setField("tags", List.of("a", "b"));
                Record row = GenericRecord.create(BOOKINGS);
                row.setField("number", (long) i);
                row.setField("placed", LocalDateTime.parse("2026-07-10T12:00:00"));
                row.setField("sku", "A" + i);
                row.setField("quantity", 2);
                row.setField("price", new BigDecimal("2.50"));
                row.setField("buyer", buyer);
                out.add(row);
            }
        }
        return file;
    }

    private static FileAppender<Record> appender(Path file, Schema schema) throws IOException {
        return Parquet.write(org.apache.iceberg.Files.localOutput(file.toFile()))
                .schema(schema)
                .createWriterFunc(type -> GenericParquetWriter.create(schema, type))
                .overwrite()
                .build();
    }

    private static List<Line> lines(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (FileLines read = FileLines.open(file, Declarations.feed("bookings"))) {
            for (FileLines.Result result = read.next(); result != null; result = read.next()) {
                lines.add(((FileLines.Result.Read) result).line());
            }
        }
        return lines;
    }
}
