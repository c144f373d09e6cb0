package io.truelift.pipelines;

import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.platform.project.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** What readers of the warehouse see: the rows of the published branch, read by Iceberg itself. */
public final class Published {
    private final Settings settings;

    Published(Settings settings) {
        this.settings = settings;
    }

    /** Passes each row of a table to the reader. */
    public void read(String table, Consumer<Record> reader) {
        try (Lakehouse lakehouse = Lakehouse.open(settings);
                CloseableIterable<Record> records =
                        IcebergGenerics.read(lakehouse.table(table)).build()) {
            records.forEach(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Record> rows(String table) {
        List<Record> rows = new ArrayList<>();
        read(table, rows::add);
        return rows;
    }

    public long count(String table) {
        return rows(table).size();
    }

    /** One column of a table, in no order. */
    public List<Object> column(String table, String column) {
        return rows(table).stream().map(row -> row.getField(column)).toList();
    }

    /** The rows of a table in which a column has a value. */
    public List<Record> rowsWith(String table, String column, Object value) {
        return rows(table).stream()
                .filter(row -> value.equals(row.getField(column)))
                .toList();
    }

    /** The one row of a table in which a column has a value. */
    public Record rowWith(String table, String column, Object value) {
        List<Record> rows = rowsWith(table, column, value);
        if (rows.size() != 1) {
            throw new AssertionError(
                    "%d rows of %s have %s = %s: %s".formatted(rows.size(), table, column, value, rows));
        }
        return rows.getFirst();
    }

    /** The published snapshot of every table; 0 where nothing was published yet. */
    public Map<String, Long> snapshots() {
        Map<String, Long> snapshots = new TreeMap<>();
        withTables((name, table) -> snapshots.put(
                name,
                table.currentSnapshot() == null ? 0L : table.currentSnapshot().snapshotId()));
        return snapshots;
    }

    /** Names of the tables that have a branch which is not published. */
    public List<String> tablesUnderWork() {
        List<String> names = new ArrayList<>();
        withTables((name, table) -> {
            if (isUnderWork(table)) {
                names.add(name);
            }
        });
        return names;
    }

    /** Waits until somebody writes to a table's branch; asks between two looks whether waiting still makes sense. */
    public void awaitWorkOn(String name, Runnable check) throws InterruptedException {
        try (Lakehouse lakehouse = Lakehouse.open(settings)) {
            while (!isUnderWork(lakehouse.table(name))) {
                check.run();
                Thread.sleep(50);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUnderWork(Table table) {
        return table.refs().containsKey(Lakehouse.AUDIT);
    }

    public void change(String table, Consumer<Table> change) {
        try (Lakehouse lakehouse = Lakehouse.open(settings)) {
            change.accept(lakehouse.table(table));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void withTables(java.util.function.BiConsumer<String, Table> reader) {
        try (Lakehouse lakehouse = Lakehouse.open(settings)) {
            for (String name : Declarations.DICTIONARY.tables().stream()
                    .map(TableContract::qualifiedName)
                    .toList()) {
                reader.accept(name, lakehouse.table(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
