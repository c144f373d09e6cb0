package io.truelift.pipelines.iceberg;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.TableContract;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/** Rows between the contract's order of columns and Iceberg's records. */
final class Rows {
    private Rows() {}

    static Record toRecord(Schema schema, List<String> columns, TableRow row) {
        GenericRecord record = GenericRecord.create(schema);
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.values()[i];
            record.setField(
                    columns.get(i), value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
        return record;
    }

    static TableRow fromRecord(String table, List<String> columns, Record record) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = record.getField(columns.get(i));
            values[i] = value instanceof OffsetDateTime time ? time.toInstant() : value;
        }
        return new TableRow(table, values);
    }

    static ArrayList<String> columns(TableContract contract) {
        return new ArrayList<>(
                contract.columns().stream().map(ColumnContract::name).toList());
    }
}
