package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.feed.Feed;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table as a feed: all of it once, then what was appended, and never a row twice. */
class FeedTablesTest {
    private static final Schema RESERVATIONS = new Schema(
            Types.NestedField.optional(1, "number", Types.LongType.get()),
            Types.NestedField.optional(2, "placed", Types.TimestampType.withZone()),
            Types.NestedField.optional(3, "email", Types.StringType.get()));

    private final Feed feed = Declarations.feed("reservations");
    private final Map<String, String> landed = new HashMap<>();
    private Table table;

    @BeforeEach
    void makeTable() {
        InMemoryCatalog catalog = new InMemoryCatalog();
        catalog.initialize("test", Map.of());
        catalog.createNamespace(Namespace.of("shop"));
        table = catalog.createTable(TableIdentifier.of("shop", "reservations"), RESERVATIONS);
    }

    @Test
    void aTableWithoutASnapshotOrThatIsNotThereIsAbsent() {
        assertThat(look().absent()).containsExactly(feed);
        assertThat(FeedTables.look(name -> Optional.empty(), List.of(feed), landed)
                        .absent())
                .containsExactly(feed);
    }

    @Test
    void allOfItIsLandedOnceThenWhatWasAppended() throws IOException {
        append(1, 2);
        append(3);
        assertThat(land()).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(look().fresh()).isEmpty();
        assertThat(look().duplicates()).hasSize(1);
        append(4, 5);
        append(6);
        assertThat(land()).containsExactlyInAnyOrder("4", "5", "6");
    }

    @Test
    void filesThatWereOnlyRewrittenBringNothing() throws IOException {
        DataFile one = append(1);
        DataFile two = append(2);
        land();
        table.newRewrite()
                .deleteFile(one)
                .deleteFile(two)
                .addFile(written(1, 2))
                .commit();
        append(3);
        assertThat(land()).containsExactly("3");
    }

    @Test
    void aTableWhoseLandedRowsWereDeletedIsRejectedAndSaysWhatToDo() throws IOException {
        DataFile file = append(1);
        append(2);
        land();
        table.newDelete().deleteFile(file).commit();
        assertThat(look().fresh()).isEmpty();
        assertThat(look().unreadable().values())
                .singleElement()
                .asString()
                .startsWith("Cannot land what is new in shop.reservations")
                .contains("deleted rows")
                .contains("Append corrections");
    }

    @Test
    void aTableWhoseHistoryWasForgottenIsRejected() throws IOException {
        append(1);
        land();
        append(2);
        table.expireSnapshots()
                .expireOlderThan(System.currentTimeMillis() + 1_000)
                .retainLast(1)
                .commit();
        assertThat(look().unreadable().values()).singleElement().asString().contains("no longer in its history");
    }

    private FeedFolder look() {
        return FeedTables.look(name -> Optional.of(table), List.of(feed), landed);
    }

    /** Numbers of the reservations that are landed. */
    private List<String> land() throws IOException {
        FeedFile file = look().fresh().getFirst();
        List<String> numbers = new ArrayList<>();
        try (FileLines lines = FileLines.open(file)) {
            for (FileLines.Result result = lines.next(); result != null; result = lines.next()) {
                numbers.add(((FileLines.Result.Read) result).line().field("number"));
            }
        }
        landed.put(file.sha256(), file.name());
        return numbers;
    }

    private DataFile append(long... numbers) throws IOException {
        DataFile file = written(numbers);
        table.newAppend().appendFile(file).commit();
        return file;
    }

    private DataFile written(long... numbers) throws IOException {
        DataWriter<Record> writer = Parquet.writeData(
                        table.io().newOutputFile(table.location() + "/data/" + UUID.randomUUID() + ".parquet"))
                .schema(RESERVATIONS)
                .withSpec(PartitionSpec.unpartitioned())
                .createWriterFunc(type -> GenericParquetWriter.create(RESERVATIONS, type))
                .build();
        try (writer) {
            for (long number : numbers) {
                Record row = GenericRecord.create(RESERVATIONS);
                row.setField("number", number);
                row.setField("placed", OffsetDateTime.parse("2026-07-10T12:00:00Z"));
                row.setField("email", "ada@example.org");
                writer.write(row);
            }
        }
        return writer.toDataFile();
    }
}
