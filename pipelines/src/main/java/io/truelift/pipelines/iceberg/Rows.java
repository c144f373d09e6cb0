package io.truelift.pipelines.iceberg;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.StructType;
import org.jspecify.annotations.Nullable;

/** Rows between the contract's order of columns and Iceberg's records. */
final class Rows {
    private Rows() {}

    /** By column its place among the fields of a struct; -1 where it is none of them. */
    static int[] places(StructType struct, List<String> columns) {
        List<String> fields =
                struct.fields().stream().map(Types.NestedField::name).toList();
        return columns.stream().mapToInt(fields::indexOf).toArray();
    }

    /** Puts the values of a row into a record. */
    static void fill(GenericRecord record, int[] places, TableRow row) {
        for (int i = 0; i < places.length; i++) {
            Object value = row.values()[i];
            record.set(places[i], value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
    }

    static TableRow fromRecord(String table, int[] places, Record record) {
        @Nullable Object[] values = new Object[places.length];
        for (int i = 0; i < values.length; i++) {
            Object value = places[i] < 0 ? null : record.get(places[i]);
            values[i] = value instanceof OffsetDateTime time ? time.toInstant() : value;
        }
        return new TableRow(table, values);
    }

    static ArrayList<String> columns(TableContract contract) {
        return new ArrayList<>(
                contract.columns().stream().map(ColumnContract::name).toList());
    }
}
