package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.iceberg.Files;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.mapping.MappingUtil;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;

/** A Parquet file of anybody's making, read by Iceberg's reader, which knows every logical type, through names instead of its ids. */
final class ParquetFile {
    private final Path path;
    private final Schema schema;
    private long read;

    private ParquetFile(Path path, Schema schema) {
        this.path = path;
        this.schema = schema;
    }

    /**
     * Lines of the file. All of it is read once before, so that a file that is damaged anywhere is rejected whole.
     *
     * @throws FileLines.FileRejection where it is no Parquet, is damaged, or lacks a field
     */
    static FileLines lines(Path path, Feed feed) throws IOException {
        ParquetFile file = new ParquetFile(path, schema(path));
        RecordLines.check(file.schema, feed);
        file.readThrough();
        return new RecordLines(file.records(), feed);
    }

    private static Schema schema(Path path) {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path))) {
            MessageType type = reader.getFileMetaData().getSchema();
            return ParquetSchemaUtil.convert(type);
        } catch (IOException | RuntimeException e) {
            throw new FileLines.FileRejection("Cannot read the file as Parquet: its footer is missing, damaged or of a kind that is not known. Deliver it again.");
        }
    }

    private void readThrough() throws IOException {
        try (CloseableIterable<Record> records = records()) {
            records.forEach(record -> read++);
        } catch (RuntimeException e) {
            throw new FileLines.FileRejection("Cannot read the file as Parquet: it is damaged after row %,d. Deliver it again.".formatted(read));
        }
    }

    private CloseableIterable<Record> records() {
        return Parquet.read(Files.localInput(path.toFile()))
                .project(schema)
                .withNameMapping(MappingUtil.create(schema))
                .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type))
                .build();
    }
}
