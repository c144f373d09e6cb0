package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Rows of a Parquet file as lines, numbered from 1. */
final class ParquetLines implements FileLines {
    private final ParquetFileReader file;
    private final MessageType schema;
    private final MessageColumnIO columns;
    private final ParquetFields fields;
    private @Nullable RecordReader<Group> rows;
    private long left;
    private long number;

    ParquetLines(Path path, MessageType schema, Feed feed) throws IOException {
        this.file = ParquetFileReader.open(new LocalInputFile(path));
        this.schema = schema;
        this.columns = new ColumnIOFactory().getColumnIO(schema);
        this.fields = new ParquetFields(feed);
    }

    @Override
    public List<String> fields() {
        return List.copyOf(ParquetFile.names(schema));
    }

    @Override
    public @Nullable Result next() throws IOException {
        while (left == 0) {
            PageReadStore block = file.readNextRowGroup();
            if (block == null) {
                return null;
            }
            rows = columns.getRecordReader(block, new GroupRecordConverter(schema));
            left = block.getRowCount();
        }
        Group row = rows.read();
        left--;
        number++;
        try {
            return new Result.Read(new Line(number, fields.of(row)));
        } catch (Rejection rejection) {
            return new Result.Broken(number, rejection);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
