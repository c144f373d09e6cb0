package io.truelift.pipelines.iceberg;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/**
 * Makes every table of the dictionary, and brings those that exist up to it: new columns, descriptions, comments. A
 * column that left its contract stays in the table, unused; a changed type must be a promotion that Iceberg allows.
 */
public final class ContractTables {
    private static final String COMMENT = "comment";
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),\\s*(\\d+)\\)");

    private ContractTables() {}

    public static void publish(Lakehouse lakehouse, Dictionary dictionary) {
        dictionary.tables().stream().map(TableContract::namespace).distinct().forEach(lakehouse::makeNamespace);
        for (TableContract contract : dictionary.tables()) {
            if (lakehouse.catalog().tableExists(Lakehouse.identifier(contract.qualifiedName()))) {
                update(lakehouse.table(contract.qualifiedName()), contract);
            } else {
                create(lakehouse, contract);
            }
        }
    }

    private static void create(Lakehouse lakehouse, TableContract contract) {
        lakehouse
                .catalog()
                .createTable(
                        Lakehouse.identifier(contract.qualifiedName()),
                        schema(contract),
                        partitions(contract),
                        Map.of(
                                COMMENT,
                                contract.description(),
                                TableProperties.FORMAT_VERSION,
                                "2",
                                TableProperties.PARQUET_COMPRESSION,
                                "zstd"));
    }

    private static PartitionSpec partitions(TableContract contract) {
        PartitionSpec.Builder spec = PartitionSpec.builderFor(schema(contract));
        contract.columns().stream()
                .filter(column -> column.partition() > 0)
                .sorted(Comparator.comparingInt(ColumnContract::partition))
                .forEach(column -> spec.identity(column.name()));
        return spec.build();
    }

    private static void update(Table table, TableContract contract) {
        if (!contract.description().equals(table.properties().get(COMMENT))) {
            table.updateProperties().set(COMMENT, contract.description()).commit();
        }
        UpdateSchema update = table.updateSchema();
        boolean changed = false;
        for (ColumnContract column : contract.columns()) {
            Types.NestedField field = table.schema().findField(column.name());
            Type type = type(column.type(), new int[] {Integer.MAX_VALUE / 2});
            if (field == null) {
                update.addColumn(column.name(), type, column.description());
                changed = true;
                continue;
            }
            if (type.isPrimitiveType() && !type.equals(field.type())) {
                if (!TypeUtil.isPromotionAllowed(field.type(), type.asPrimitiveType())) {
                    throw new IllegalStateException(
                            "Cannot make %s.%s a %s: the table has it as %s, which Iceberg cannot widen to it. Give the column a new name in %s."
                                    .formatted(
                                            contract.qualifiedName(),
                                            column.name(),
                                            column.type(),
                                            field.type(),
                                            contract.file().getFileName()));
                }
                update.updateColumn(column.name(), type.asPrimitiveType());
                changed = true;
            }
            if (!column.description().equals(field.doc())) {
                update.updateColumnDoc(column.name(), column.description());
                changed = true;
            }
        }
        if (changed) {
            update.commit();
        }
    }

    /** The columns of a contract. */
    public static Schema schema(TableContract contract) {
        int[] lastId = {contract.columns().size()};
        List<Types.NestedField> fields = new ArrayList<>();
        for (ColumnContract column : contract.columns()) {
            // Optional throughout: what is required may change, and the audit holds the contract's word on it.
            fields.add(Types.NestedField.optional(
                    fields.size() + 1, column.name(), type(column.type(), lastId), column.description()));
        }
        return new Schema(fields);
    }

    private static Type type(String name, int[] lastId) {
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            return Types.DecimalType.of(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return switch (name) {
            case "varchar" -> Types.StringType.get();
            case "integer" -> Types.IntegerType.get();
            case "bigint" -> Types.LongType.get();
            case "double" -> Types.DoubleType.get();
            case "boolean" -> Types.BooleanType.get();
            case "date" -> Types.DateType.get();
            case "timestamp(6) with time zone" -> Types.TimestampType.withZone();
            case "array(bigint)" -> Types.ListType.ofOptional(++lastId[0], Types.LongType.get());
            case "array(varchar)" -> Types.ListType.ofOptional(++lastId[0], Types.StringType.get());
            default ->
                throw new IllegalArgumentException(
                        "Cannot use type %s: it must be varchar, integer, bigint, double, boolean, date, decimal(p,s), timestamp(6) with time zone, array(varchar) or array(bigint)."
                                .formatted(name));
        };
    }
}
