package io.truelift.pipelines.iceberg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.BinPacking;

/**
 * Writes small data files of a table anew, as few larger ones, on the table's audit branch. The rows stay what they are; rows
 * that were deleted from such a file since are left out of it.
 */
public final class CompactFiles {
    private static final long SMALL = 16L << 20;
    /** Not named like a run's folder, so that nobody takes it for that of a run that died: what is cut off here are orphans. */
    private static final String FOLDER = "compacted-";
    /** Fewer small files than this cost a reader little. */
    private static final int WORTH_IT = 5;

    private CompactFiles() {}

    /**
     * How many files there were, and how many stand in their place.
     *
     * @param before small files that went
     * @param after files that came
     */
    public record Compacted(int before, int after) {
        public static final Compacted NOTHING = new Compacted(0, 0);

        public Compacted plus(Compacted other) {
            return new Compacted(before + other.before, after + other.after);
        }
    }

    /** Does nothing where small files are few, or where a partition tells files apart: whoever made that table writes it. */
    public static Compacted of(Table table, String runId) {
        List<FileScanTask> small = ReadTable.plan(table).stream()
                .filter(task -> task.file().fileSizeInBytes() < SMALL)
                .toList();
        if (small.size() < WORTH_IT || table.spec().isPartitioned()) {
            return Compacted.NOTHING;
        }
        List<DataFile> after = new ArrayList<>();
        for (List<FileScanTask> together : new BinPacking.ListPacker<FileScanTask>(RowFiles.BYTES_OF_A_FILE, 1, false)
                .pack(small, task -> task.file().fileSizeInBytes())) {
            after.add(write(table, together, runId));
        }
        List<DataFile> before = small.stream().map(FileScanTask::file).toList();
        AuditBranch.rewrite(table, before, after);
        return new Compacted(before.size(), after.size());
    }

    private static DataFile write(Table table, List<FileScanTask> tasks, String runId) {
        DataFileWriter writer = new DataFileWriter(new TableTarget(table, new ArrayList<>()), FOLDER + runId);
        for (FileScanTask task : tasks) {
            try (CloseableIterable<Record> rows = ReadTable.open(table, task, table.schema())) {
                rows.forEach(writer::write);
            } catch (IOException e) {
                throw new IllegalStateException("Cannot read %s: %s".formatted(table.name(), e.getMessage()), e);
            }
        }
        return writer.finish();
    }
}
