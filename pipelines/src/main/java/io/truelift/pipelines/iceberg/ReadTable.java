package io.truelift.pipelines.iceberg;

import io.truelift.governance.dictionary.TableContract;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;
import org.apache.iceberg.util.SerializationUtil;

/**
 * Reads tables on the run's branch: each data file is read by one worker, with the rows left out that were deleted since.
 * Rows say which table they are of.
 */
public final class ReadTable extends PTransform<PBegin, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;
    private static final String RUN = "run_id";
    /** Names a part of a table. */
    private static final String BEFORE = ", before the run";

    private final ArrayList<KV<String, byte[]>> tasks = new ArrayList<>();
    /** By the table's name, and the part of it that is read where it is not all. */
    private final HashMap<String, Source> sources = new HashMap<>();

    private ReadTable() {}

    /** Reads tables whole. */
    public static ReadTable of(Lakehouse lakehouse, List<TableContract> contracts) {
        ReadTable read = new ReadTable();
        contracts.forEach(contract -> read.add(lakehouse, contract, Rows.columns(contract)));
        return read;
    }

    /** Reads some columns only; rows have their values, in this order. */
    public static ReadTable of(Lakehouse lakehouse, List<TableContract> contracts, List<String> columns) {
        ReadTable read = new ReadTable();
        contracts.forEach(contract -> read.add(lakehouse, contract, columns));
        return read;
    }

    /** Reads some columns as they are published, whatever the run wrote since. */
    public static ReadTable published(Lakehouse lakehouse, TableContract contract, List<String> columns) {
        ReadTable read = new ReadTable();
        Table table = lakehouse.table(contract.qualifiedName());
        read.add(
                contract.qualifiedName(),
                new Source(table, contract.qualifiedName(), columns),
                plan(table, SnapshotRef.MAIN_BRANCH));
        return read;
    }

    /** Reads whole what a run added to tables. */
    public static ReadTable added(Lakehouse lakehouse, List<TableContract> contracts, String runId) {
        ReadTable read = new ReadTable();
        for (TableContract contract : contracts) {
            Table table = lakehouse.table(contract.qualifiedName());
            Set<String> added = addedFiles(table, runId);
            read.add(
                    contract.qualifiedName(),
                    new Source(table, contract.qualifiedName(), Rows.columns(contract)),
                    files(table, added::contains));
        }
        return read;
    }

    /**
     * Reads whole what a run added to tables, and of what they had before some columns.
     *
     * @param columns the columns of a table that are read of earlier rows; these are whole, and their other values null
     */
    public static ReadTable addedAndBefore(
            Lakehouse lakehouse,
            List<TableContract> contracts,
            String runId,
            Function<TableContract, Collection<String>> columns) {
        ReadTable read = added(lakehouse, contracts, runId);
        for (TableContract contract : contracts) {
            Table table = lakehouse.table(contract.qualifiedName());
            Set<String> added = addedFiles(table, runId);
            read.add(
                    contract.qualifiedName() + BEFORE,
                    new Source(table, contract, columns.apply(contract)),
                    files(table, file -> !added.contains(file)));
        }
        return read;
    }

    private static Set<String> addedFiles(Table table, String runId) {
        return AuditBranch.isCommitted(table, runId) ? AuditBranch.addedFiles(table) : Set.of();
    }

    private static List<FileScanTask> files(Table table, Predicate<String> wanted) {
        return plan(table).stream()
                .filter(task -> wanted.test(task.file().location()))
                .toList();
    }

    private void add(Lakehouse lakehouse, TableContract contract, List<String> columns) {
        Table table = lakehouse.table(contract.qualifiedName());
        add(contract.qualifiedName(), new Source(table, contract.qualifiedName(), columns), plan(table));
    }

    private void add(String part, Source source, List<FileScanTask> files) {
        files.forEach(task -> tasks.add(KV.of(part, SerializationUtil.serializeToBytes(task))));
        sources.put(part, source);
    }

    /** All rows of a small table, here and now. */
    public static List<TableRow> all(Lakehouse lakehouse, TableContract contract) {
        Table table = lakehouse.table(contract.qualifiedName());
        Source source = new Source(table, contract.qualifiedName(), Rows.columns(contract));
        List<TableRow> rows = new ArrayList<>();
        for (FileScanTask task : plan(table)) {
            read(source, task, rows::add);
        }
        return rows;
    }

    /** Every row that a run wrote to a table which names runs by {@code run_id}, one after the other; files of other runs are not opened. */
    public static void eachOfRun(Lakehouse lakehouse, TableContract contract, String runId, Consumer<Record> reader) {
        Table table = lakehouse.table(contract.qualifiedName());
        if (!AuditBranch.isCommitted(table, runId)) {
            return;
        }
        try (CloseableIterable<FileScanTask> tasks = table.newScan()
                .useRef(AuditBranch.readable(table))
                .filter(Expressions.equal(RUN, runId))
                .planFiles()) {
            for (FileScanTask task : tasks) {
                try (CloseableIterable<Record> records = open(table, task, table.schema())) {
                    records.forEach(record -> {
                        if (runId.equals(record.getField(RUN))) {
                            reader.accept(record);
                        }
                    });
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot read %s: %s".formatted(contract.qualifiedName(), e.getMessage()), e);
        }
    }

    /** Hands over every row here and now, one file after the other; none is kept. */
    public void each(Consumer<TableRow> taker) {
        for (KV<String, byte[]> task : tasks) {
            read(sources.get(task.getKey()), SerializationUtil.deserializeFromBytes(task.getValue()), taker);
        }
    }

    /** Hands over every row here and now, some files beside each other; the taker is called by several threads. */
    public void eachBesideOthers(Consumer<TableRow> taker) {
        tasks.parallelStream()
                .forEach(task -> read(
                        sources.get(task.getKey()), SerializationUtil.deserializeFromBytes(task.getValue()), taker));
    }

    private static void read(Source source, FileScanTask task, Consumer<TableRow> taker) {
        try (CloseableIterable<Record> records = source.open(task)) {
            int[] places = null;
            for (Record record : records) {
                places = places == null ? Rows.places(record.struct(), source.columns()) : places;
                taker.accept(Rows.fromRecord(source.name(), places, record));
            }
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read %s: %s".formatted(source.name(), e.getMessage()), e);
        }
    }

    @Override
    public PCollection<TableRow> expand(PBegin begin) {
        return begin.apply("files", Create.of(tasks).withCoder(KvCoder.of(StringUtf8Coder.of(), ByteArrayCoder.of())))
                .apply("spread", Reshuffle.viaRandomKey())
                .apply("read", ParDo.of(new ReadFile(sources)))
                .setCoder(TableRowCoder.of());
    }

    /** The files of the table as the run leaves it, each with what was deleted from it since. */
    public static List<FileScanTask> plan(Table table) {
        return plan(table, Expressions.alwaysTrue());
    }

    /** @param filter leaves out files that have no such row, as their statistics tell */
    static List<FileScanTask> plan(Table table, Expression filter) {
        return plan(table, AuditBranch.readable(table), filter);
    }

    private static List<FileScanTask> plan(Table table, String branch) {
        return plan(table, branch, Expressions.alwaysTrue());
    }

    private static List<FileScanTask> plan(Table table, String branch, Expression filter) {
        if (!table.refs().containsKey(branch)) {
            return List.of(); // no run published rows of it yet
        }
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().useRef(branch).filter(filter).planFiles()) {
            List<FileScanTask> planned = new ArrayList<>();
            tasks.forEach(planned::add);
            return planned;
        } catch (IOException e) {
            throw new IllegalStateException("Cannot plan a scan of %s: %s".formatted(table.name(), e.getMessage()), e);
        }
    }

    /**
     * Opens each file of serialised tasks, and reads a row of it.
     *
     * @throws RuntimeException where a file cannot be read
     */
    public static void check(Table table, List<byte[]> tasks) throws IOException {
        for (byte[] task : tasks) {
            try (CloseableIterable<Record> rows = records(table, List.of(task));
                    CloseableIterator<Record> first = rows.iterator()) {
                var _ = first.hasNext();
            }
        }
    }

    /** The rows of serialised tasks over a table of anybody's, one after the other. */
    public static CloseableIterable<Record> records(Table table, List<byte[]> tasks) {
        return records(table, tasks, table.schema());
    }

    /** As {@link #records(Table, List)}, with at least the columns of the schema. */
    public static CloseableIterable<Record> records(Table table, List<byte[]> tasks, Schema wanted) {
        return CloseableIterable.concat(tasks.stream()
                .map(SerializationUtil::<FileScanTask>deserializeFromBytes)
                .map(task -> open(table, task, wanted))
                .toList());
    }

    /** The rows of a file that were not deleted since, with at least the columns of the schema. */
    public static CloseableIterable<Record> open(Table table, FileScanTask task, Schema wanted) {
        return new TableFile(table, task).rows(wanted);
    }

    /**
     * @param columns by place the columns of a row
     * @param read those of them that are read
     */
    private record Source(Table table, String name, ArrayList<String> columns, ArrayList<String> read)
            implements Serializable {
        Source(Table table, String name, List<String> columns) {
            this(SerializableTable.copyOf(table), name, new ArrayList<>(columns), new ArrayList<>(columns));
        }

        Source(Table table, TableContract contract, Collection<String> read) {
            this(
                    SerializableTable.copyOf(table),
                    contract.qualifiedName(),
                    Rows.columns(contract),
                    new ArrayList<>(read));
        }

        CloseableIterable<Record> open(FileScanTask task) {
            return ReadTable.open(table, task, table.schema().select(read));
        }
    }

    private static final class ReadFile extends DoFn<KV<String, byte[]>, TableRow> {
        private static final long serialVersionUID = 1L;

        private final HashMap<String, Source> sources;

        ReadFile(HashMap<String, Source> sources) {
            this.sources = sources;
        }

        @ProcessElement
        public void read(@Element KV<String, byte[]> task, OutputReceiver<TableRow> out) {
            ReadTable.read(
                    sources.get(task.getKey()), SerializationUtil.deserializeFromBytes(task.getValue()), out::output);
        }
    }
}
