package io.truelift.pipelines.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.avro.Avro;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.avro.DataWriter;
import org.apache.iceberg.data.orc.GenericOrcWriter;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.mapping.MappingUtil;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.orc.ORC;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Data files as engines of others leave them. */
class TableFileTest {
    private static final Schema ORDERS = new Schema(
            Types.NestedField.optional(1, "id", Types.LongType.get()),
            Types.NestedField.optional(2, "country", Types.StringType.get()));
    private static final Schema WITHOUT_COUNTRY = ORDERS.select("id");

    private final InMemoryCatalog catalog = new InMemoryCatalog();

    @ParameterizedTest
    @EnumSource(
            value = FileFormat.class,
            names = {"PARQUET", "AVRO", "ORC"})
    void aValueOfThePartitionIsReadWhereTheFileLeavesItOut(FileFormat format) throws IOException {
        Table table = table(PartitionSpec.builderFor(ORDERS).identity("country").build(), Map.of());
        table.newAppend()
                .appendFile(written(table, format, WITHOUT_COUNTRY, "country=GB"))
                .commit();
        assertThat(rows(table)).containsExactly("7 GB");
    }

    @ParameterizedTest
    @EnumSource(
            value = FileFormat.class,
            names = {"PARQUET", "AVRO", "ORC"})
    void everyFormatIsRead(FileFormat format) throws IOException {
        Table table = table(PartitionSpec.unpartitioned(), Map.of());
        table.newAppend().appendFile(written(table, format, ORDERS, "")).commit();
        assertThat(rows(table)).containsExactly("7 NO");
    }

    /** As a migrated table says it: its files were written before it was one of Iceberg. */
    @Test
    void aFileWithoutIdsIsReadByTheTablesNames() throws IOException {
        Table table = table(
                PartitionSpec.unpartitioned(),
                Map.of(TableProperties.DEFAULT_NAME_MAPPING, NameMappingParser.toJson(MappingUtil.create(ORDERS))));
        Schema inFile = new Schema( // other ids than the table's, which a reader by ids would not find
                Types.NestedField.optional(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "country", Types.StringType.get()));
        table.newAppend()
                .appendFile(written(table, FileFormat.PARQUET, inFile, ""))
                .commit();
        assertThat(rows(table)).containsExactly("7 NO");
    }

    private Table table(PartitionSpec spec, Map<String, String> properties) {
        catalog.initialize("test", Map.of());
        catalog.createNamespace(Namespace.of("shop"));
        return catalog.buildTable(TableIdentifier.of("shop", "orders"), ORDERS)
                .withPartitionSpec(spec)
                .withProperties(properties)
                .create();
    }

    private static DataFile written(Table table, FileFormat format, Schema schema, String partition)
            throws IOException {
        OutputFile file =
                table.io().newOutputFile("%s/data/%s.%s".formatted(table.location(), UUID.randomUUID(), format));
        FileAppender<Record> appender = switch (format) {
            case PARQUET ->
                Parquet.write(file)
                        .schema(schema)
                        .createWriterFunc(type -> GenericParquetWriter.create(schema, type))
                        .build();
            case AVRO ->
                Avro.write(file)
                        .schema(schema)
                        .createWriterFunc(DataWriter::create)
                        .build();
            case ORC ->
                ORC.write(file)
                        .schema(schema)
                        .createWriterFunc(GenericOrcWriter::buildWriter)
                        .build();
            default -> throw new IllegalArgumentException(format.name());
        };
        try (appender) {
            Record row = GenericRecord.create(schema);
            row.setField("id", 7L);
            if (schema.findField("country") != null) {
                row.setField("country", "NO");
            }
            appender.add(row);
        }
        DataFiles.Builder described = DataFiles.builder(table.spec())
                .withInputFile(file.toInputFile())
                .withFormat(format)
                .withRecordCount(1);
        return (partition.isEmpty() ? described : described.withPartitionPath(partition)).build();
    }

    private static List<String> rows(Table table) throws IOException {
        List<String> rows = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                try (CloseableIterable<Record> records = new TableFile(table, task).rows(table.schema())) {
                    records.forEach(record -> rows.add(record.getField("id") + " " + record.getField("country")));
                }
            }
        }
        return rows;
    }
}
