package io.truelift.pipelines.iceberg;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.avro.Avro;
import org.apache.iceberg.data.GenericDeleteFilter;
import org.apache.iceberg.data.IdentityPartitionConverters;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.avro.PlannedDataReader;
import org.apache.iceberg.data.orc.GenericOrcReader;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.mapping.NameMapping;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.orc.ORC;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.util.PartitionUtil;

/**
 * The rows of a data file of anybody's table, as the table's specification says: in Parquet, Avro or ORC, without those
 * that were deleted since, with the partition's values where the file leaves them out, and by the table's mapping of names
 * where the file has no ids.
 */
final class TableFile {
    private final Table table;
    private final FileScanTask task;

    TableFile(Table table, FileScanTask task) {
        this.table = table;
        this.task = task;
    }

    /** The rows, with at least the columns of the schema. */
    CloseableIterable<Record> rows(Schema wanted) {
        GenericDeleteFilter deletes = new GenericDeleteFilter(table.io(), task, table.schema(), wanted);
        Schema schema = deletes.requiredSchema();
        Map<Integer, ?> constants = PartitionUtil.constantsMap(task, IdentityPartitionConverters::convertConstant);
        InputFile file = table.io().newInputFile(task.file().location());
        Optional<NameMapping> names = Optional.ofNullable(table.properties().get(TableProperties.DEFAULT_NAME_MAPPING))
                .map(NameMappingParser::fromJson);
        return deletes.filter(
                switch (task.file().format()) {
                    case PARQUET -> parquet(file, schema, constants, names);
                    case AVRO -> avro(file, schema, constants, names);
                    case ORC -> orc(file, schema, constants, names);
                    default ->
                        throw new IllegalStateException("Cannot read %s: it has files of the format %s"
                                .formatted(table.name(), task.file().format()));
                });
    }

    private CloseableIterable<Record> parquet(
            InputFile file, Schema schema, Map<Integer, ?> constants, Optional<NameMapping> names) {
        Parquet.ReadBuilder reader = Parquet.read(file)
                .project(schema)
                .split(task.start(), task.length())
                .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type, constants));
        names.ifPresent(reader::withNameMapping);
        return reader.build();
    }

    private CloseableIterable<Record> avro(
            InputFile file, Schema schema, Map<Integer, ?> constants, Optional<NameMapping> names) {
        Avro.ReadBuilder reader = Avro.read(file)
                .project(schema)
                .split(task.start(), task.length())
                .createResolvingReader(type -> PlannedDataReader.create(type, constants));
        names.ifPresent(reader::withNameMapping);
        return reader.build();
    }

    private CloseableIterable<Record> orc(
            InputFile file, Schema schema, Map<Integer, ?> constants, Optional<NameMapping> names) {
        Set<Integer> absent = new HashSet<>(constants.keySet()); // ORC has neither these nor metadata columns
        absent.addAll(MetadataColumns.metadataFieldIds());
        Schema inFile = TypeUtil.selectNot(schema, absent);
        ORC.ReadBuilder reader = ORC.read(file)
                .project(inFile)
                .split(task.start(), task.length())
                .createReaderFunc(type -> GenericOrcReader.buildReader(schema, type, constants));
        names.ifPresent(reader::withNameMapping);
        return reader.build();
    }
}
