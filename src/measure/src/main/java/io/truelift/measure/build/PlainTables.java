package io.truelift.measure.build;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.pipelines.iceberg.ContractTables;
import io.truelift.pipelines.iceberg.LocalFileIO;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.parquet.Parquet;
import org.jspecify.annotations.Nullable;

/** Tables of the dictionary as Parquet files in a folder, one each, with the columns of their contracts. */
final class PlainTables {
    private final LocalFileIO files = new LocalFileIO();
    private final Path folder;
    private final Dictionary dictionary;
    private final Map<String, Schema> schemas = new HashMap<>();
    private final Map<String, FileAppender<Record>> open = new HashMap<>();
    private final Map<String, Long> rows = new TreeMap<>();

    PlainTables(Path folder, Dictionary dictionary) {
        this.folder = folder;
        this.dictionary = dictionary;
    }

    /** Adds a row to its table; the table begins with its first row. */
    void write(TableRow row) {
        FileAppender<Record> file = open.get(row.table());
        if (file == null) {
            file = begin(row.table());
            open.put(row.table(), file);
        }
        Record record = GenericRecord.create(schema(row.table()));
        for (int i = 0; i < row.values().length; i++) {
            Object value = row.values()[i];
            record.set(i, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
        file.add(record);
        rows.merge(row.table(), 1L, Long::sum);
    }

    private FileAppender<Record> begin(String table) {
        try {
            return Parquet.write(files.newOutputFile(file(table).toString()))
                    .schema(schema(table))
                    .createWriterFunc(GenericParquetWriter::create)
                    .set(TableProperties.PARQUET_COMPRESSION, "zstd")
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write %s: %s".formatted(file(table), e.getMessage()), e);
        }
    }

    /** Ends what was written; its rows can be read from then on. */
    void finish() throws IOException {
        for (FileAppender<Record> file : open.values()) {
            file.close();
        }
        open.clear();
    }

    /** Hands over every row of a table; none where nothing was written to it. */
    void each(String table, Consumer<TableRow> taker) throws IOException {
        each(table, schema(table), taker);
    }

    /** Hands over one column of every row. */
    void eachOf(String table, String column, Consumer<TableRow> taker) throws IOException {
        each(table, schema(table).select(List.of(column)), taker);
    }

    private void each(String table, Schema columns, Consumer<TableRow> taker) throws IOException {
        if (!Files.exists(file(table))) {
            return;
        }
        try (CloseableIterable<Record> records = Parquet.read(
                        files.newInputFile(file(table).toString()))
                .project(columns)
                .createReaderFunc(type -> GenericParquetReaders.buildReader(columns, type))
                .build()) {
            for (Record record : records) {
                @Nullable Object[] values = new Object[columns.columns().size()];
                for (int i = 0; i < values.length; i++) {
                    Object value = record.get(i);
                    values[i] = value instanceof OffsetDateTime time ? time.toInstant() : value;
                }
                taker.accept(new TableRow(table, values));
            }
        }
    }

    /** Rows by table, of those that have any. */
    Map<String, Long> rows() {
        return rows;
    }

    private Path file(String table) {
        return folder.resolve(table + ".parquet");
    }

    private Schema schema(String table) {
        return schemas.computeIfAbsent(table, name -> ContractTables.schema(dictionary.table(name)));
    }
}
