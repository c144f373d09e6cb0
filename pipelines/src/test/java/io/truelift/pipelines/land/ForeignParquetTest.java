package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedReader;
import io.truelift.pipelines.feed.Line;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other writers put into Parquet: every type means what its logical type says, and a column that the feed does not take costs nothing. */
class ForeignParquetTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int32 v (INTEGER(32,false)) | -1294967296 | 3000000000",
                "int32 v (INTEGER(8,true)) | -3 | -3",
                "int32 v (DATE) | 20635 | 2026-07-01",
                "int32 v (DECIMAL(9,2)) | 1250 | 12.50",
                "int64 v (INTEGER(64,false)) | -1 | 18446744073709551615",
                "int64 v (TIMESTAMP(MICROS,true)) | 1782907200000000 | 2026-07-01T12:00Z",
                "int64 v (TIMESTAMP(NANOS,false)) | 1782907200000000000 | 2026-07-01T12:00",
                "int64 v (TIMESTAMP(MILLIS,false)) | 1782907200000 | 2026-07-01T12:00",
            })
    void wholeNumbersMeanWhatTheirLogicalTypeSays(String column, long value, String text) throws IOException {
        List<Line> lines = lines("optional " + column, group -> {
            if (column.startsWith("int32")) {
                group.add("v", (int) value);
            } else {
                group.add("v", value);
            }
        });
        assertThat(lines.getFirst().field("v")).isEqualTo(text);
    }

    @Test
    void numbersWithAPointHaveNoExponent() throws IOException {
        assertThat(lines("optional double v", group -> group.add("v", 12_345_678.0))
                        .getFirst()
                        .field("v"))
                .isEqualTo("12345678");
        assertThat(lines("optional float v", group -> group.add("v", 0.1f))
                        .getFirst()
                        .field("v"))
                .isEqualTo("0.1");
        byte[] threeHalves = {0x00, 0x3e}; // IEEE 754 binary16, little endian: sign 0, exponent 15, fraction 1/2
        assertThat(lines(
                                "optional fixed_len_byte_array(2) v (FLOAT16)",
                                group -> group.add("v", Binary.fromConstantByteArray(threeHalves)))
                        .getFirst()
                        .field("v"))
                .isEqualTo("1.5");
    }

    @Test
    void aTimestampOf96BitsSaysNothingOfAZone() throws IOException {
        // Julian day 2461223 is 2026-07-01 (JulianFields), and 12 hours are 43,200 seconds.
        ByteBuffer bytes = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(43_200_000_000_000L)
                .putInt(2_461_223)
                .flip();
        assertThat(lines("optional int96 v", group -> group.add("v", Binary.fromConstantByteBuffer(bytes)))
                        .getFirst()
                        .field("v"))
                .isEqualTo("2026-07-01T12:00");
    }

    @Test
    void aListLeavesOutWhatIsNothing() throws IOException {
        List<Line> lines = lines(
                "optional group v (LIST) { repeated group list { optional binary element (STRING); } }", group -> {
                    Group list = group.addGroup("v");
                    list.addGroup("list").add("element", "search");
                    list.addGroup("list");
                    list.addGroup("list").add("element", "email");
                });
        assertThat(lines.getFirst().field("v")).isEqualTo("search\u001femail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optional int32 u (UNKNOWN)",
                "optional int64 u (INTEGER(64,false))",
                "optional fixed_len_byte_array(21) u (DECIMAL(50,2))",
                "optional fixed_len_byte_array(16) u",
                "optional binary u",
                "optional group u (MAP) { repeated group key_value { required binary key (STRING); optional int32 value; } }",
                "optional group u (LIST) { repeated group list { optional group element { optional int32 a; } } }",
            })
    void aColumnThatIsNotTakenCostsNothing(String unused) throws IOException {
        MessageType schema = schema("optional binary v (STRING); " + unused);
        List<Line> lines = read(write(schema, CompressionCodecName.SNAPPY, group -> {
            group.add("v", "kept");
            fill(group);
        }));
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line.field("v")).isEqualTo("kept"));
    }

    private static void fill(Group group) {
        switch (group.getType().getType("u").toString()) {
            case String text when text.contains("UNKNOWN") -> {}
            case String text
            when text.contains("MAP") ->
                group.addGroup("u").addGroup("key_value").append("key", "k").add("value", 1);
            case String text
            when text.contains("LIST") ->
                group.addGroup("u").addGroup("list").addGroup("element").add("a", 1);
            case String text when text.contains("(21)") -> group.add("u", Binary.fromConstantByteArray(new byte[21]));
            case String text
            when text.contains("(16)") ->
                group.add("u", Binary.fromConstantByteArray(new byte[] {
                    -1, -2, -3, -4, -1, -2, -3, -4, -1, -2, -3, -4, -1, -2, -3, -4
                }));
            case String text when text.contains("int64") -> group.add("u", -1L);
            default -> group.add("u", Binary.fromConstantByteArray(new byte[] {(byte) 0xC3, 0x28}));
        }
    }

    @Test
    void aColumnThatIsTakenAndCannotBeToldCostsItsLine() throws IOException {
        Path file = write(
                schema("optional binary v"),
                CompressionCodecName.UNCOMPRESSED,
                group -> group.add("v", Binary.fromConstantByteArray(new byte[] {(byte) 0xC3, 0x28})));
        try (FileLines lines = FileLines.open(file, feed())) {
            assertThat(lines.next())
                    .isInstanceOfSatisfying(
                            FileLines.Result.Broken.class,
                            broken -> assertThat(broken.rejection())
                                    .hasMessageContaining("field v")
                                    .hasMessageContaining("UTF-8"));
        }
    }

    private List<Line> lines(String column, Consumer<Group> row) throws IOException {
        return read(write(schema(column + (column.endsWith("}") ? "" : ";")), CompressionCodecName.ZSTD, row));
    }

    private static MessageType schema(String columns) {
        return MessageTypeParser.parseMessageType("message rows { " + columns
                + (columns.strip().endsWith("}") || columns.strip().endsWith(";") ? "" : ";") + " }");
    }

    private Path write(MessageType schema, CompressionCodecName codec, Consumer<Group> row) throws IOException {
        Path file = Files.createTempDirectory(folder, "parquet").resolve("rows.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCompressionCodec(codec)
                .build()) {
            Group group = new SimpleGroup(schema);
            row.accept(group);
            writer.write(group);
        }
        return file;
    }

    private List<Line> read(Path file) throws IOException {
        List<Line> read = new ArrayList<>();
        try (FileLines lines = FileLines.open(file, feed())) {
            for (FileLines.Result result = lines.next(); result != null; result = lines.next()) {
                read.add(((FileLines.Result.Read) result).line());
            }
        }
        return read;
    }

    private Feed feed() throws IOException {
        Path declarations = Files.createDirectories(folder.resolve("feeds"));
        Files.writeString(declarations.resolve("rows.yaml"), """
                feed: rows
                title: Rows of anybody
                owner: test
                source: {files: ["rows*.parquet"], format: parquet}
                identifiers: []
                records:
                  - table: event
                    columns:
                      event_id: {template: "${record}"}
                      occurred_at: {value: "2026-01-10T00:00:00Z"}
                      event_type: {value: visit}
                      page: {from: v}
                """);
        return FeedReader.readAll(declarations, Declarations.DICTIONARY, Declarations.POLICY)
                .getFirst();
    }
}
