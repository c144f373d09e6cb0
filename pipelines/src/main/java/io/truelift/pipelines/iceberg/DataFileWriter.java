package io.truelift.pipelines.iceberg;

import java.io.IOException;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;

/** One Parquet file of one table, under the folder of its run, so that the files of a dead run can be told by it. */
final class DataFileWriter {
    private final TableTarget target;
    private final DataWriter<Record> writer;
    /** By value of a row the place of its column in the table. */
    private final int[] places;
    /** The writer keeps no record, so one serves for all rows. */
    private final GenericRecord record;

    /** @param folder the run, or another name for the files that are written together */
    DataFileWriter(TableTarget target, String folder) {
        this.target = target;
        this.places = Rows.places(target.table().schema().asStruct(), target.columns());
        this.record = GenericRecord.create(target.table().schema());
        OutputFile file = target.table()
                .io()
                .newOutputFile("%s/data/%s/%s.parquet".formatted(target.table().location(), folder, UUID.randomUUID()));
        try {
            this.writer = Parquet.writeData(file)
                    .forTable(target.table())
                    .schema(target.table().schema())
                    .createWriterFunc(GenericParquetWriter::create)
                    .withSpec(PartitionSpec.unpartitioned())
                    .overwrite()
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write to %s: %s".formatted(file.location(), e.getMessage()), e);
        }
    }

    void write(TableRow row) {
        Rows.fill(record, places, row);
        writer.write(record);
    }

    /** A row as it was read from the table. */
    void write(Record row) {
        writer.write(row);
    }

    /** How long the file is, as far as it is written. */
    long bytes() {
        return writer.length();
    }

    DataFile finish() {
        try {
            writer.close();
            return writer.toDataFile();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot finish a file of %s: %s".formatted(target.table().name(), e.getMessage()), e);
        }
    }
}
