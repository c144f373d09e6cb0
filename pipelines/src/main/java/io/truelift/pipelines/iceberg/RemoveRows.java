package io.truelift.pipelines.iceberg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/** Takes rows away on a table's audit branch: data files that hold some are written anew without them. */
public final class RemoveRows {
    private static final String CUSTOMER = "customer_id";

    private RemoveRows() {}

    /**
     * Takes rows of feeds back.
     *
     * @param feeds feeds of which some rows may go; files without them are not opened
     * @param goes whether a row goes
     * @return how many went
     */
    public static long of(Table table, Collection<String> feeds, Predicate<Record> goes, String runId) {
        return of(table, Expressions.in("feed", feeds.toArray()), List.of("feed", "file"), goes, runId);
    }

    /**
     * Takes the rows of customers away.
     *
     * @param customers null among them stands for nobody
     * @return how many went
     */
    public static long ofCustomers(Table table, Set<@Nullable String> customers, String runId) {
        return customers.isEmpty()
                ? 0
                : of(
                        table,
                        Expressions.alwaysTrue(),
                        List.of(CUSTOMER),
                        row -> customers.contains((String) row.getField(CUSTOMER)),
                        runId);
    }

    /** @param columns those by which it is told whether a row goes */
    private static long of(Table table, Expression filter, List<String> columns, Predicate<Record> goes, String runId) {
        List<Kept> changed = ReadTable.plan(table, filter).parallelStream() // each is read by one thread
                .map(task -> kept(table, task, columns, goes, runId))
                .filter(kept -> kept.gone() > 0)
                .toList();
        if (!changed.isEmpty()) {
            commit(
                    table,
                    changed.stream().map(Kept::before).toList(),
                    changed.stream().flatMap(kept -> kept.after().stream()).toList());
        }
        return changed.stream().mapToLong(Kept::gone).sum();
    }

    /**
     * What is left of a file.
     *
     * @param gone rows that are not
     * @param after the file that has the others; none where there are none, or none went
     */
    private record Kept(DataFile before, long gone, List<DataFile> after) {}

    private static Kept kept(
            Table table, FileScanTask task, List<String> columns, Predicate<Record> goes, String runId) {
        long all = count(table, task, columns, goes);
        if (all == 0 || all == task.file().recordCount()) {
            return new Kept(task.file(), all, List.of());
        }
        DataFileWriter writer = new DataFileWriter(new TableTarget(table, new ArrayList<>()), runId);
        long gone = 0;
        try (CloseableIterable<Record> rows = ReadTable.open(table, task, table.schema())) {
            for (Record row : rows) {
                if (goes.test(row)) {
                    gone++;
                } else {
                    writer.write(row);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read %s: %s".formatted(table.name(), e.getMessage()), e);
        }
        return new Kept(task.file(), gone, List.of(writer.finish()));
    }

    private static long count(Table table, FileScanTask task, List<String> columns, Predicate<Record> goes) {
        try (CloseableIterable<Record> rows =
                ReadTable.open(table, task, table.schema().select(columns))) {
            long count = 0;
            for (Record row : rows) {
                count += goes.test(row) ? 1 : 0;
            }
            return count;
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read %s: %s".formatted(table.name(), e.getMessage()), e);
        }
    }

    private static void commit(Table table, List<DataFile> before, List<DataFile> after) {
        Transaction transaction = AuditBranch.begin(table);
        OverwriteFiles overwrite = transaction.newOverwrite().toBranch(Lakehouse.AUDIT);
        before.forEach(overwrite::deleteFile);
        after.forEach(overwrite::addFile);
        overwrite.commit();
        transaction.commitTransaction();
    }
}
