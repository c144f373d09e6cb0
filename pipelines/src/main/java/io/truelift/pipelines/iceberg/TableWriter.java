package io.truelift.pipelines.iceberg;

import io.truelift.governance.dictionary.TableContract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to a table's branch here and now, without a pipeline: files under the folder of the run, then one commit, as
 * {@link WriteTables} does. A file ends at {@value #BYTES_OF_A_FILE} bytes, for later steps read each by one worker.
 */
public final class TableWriter {
    private static final long BYTES_OF_A_FILE = 32L << 20;
    /** Looking up a file's length costs, so it is not done for each row. */
    private static final int ROWS_BETWEEN_LOOKS = 10_000;

    private final TableTarget target;
    private final String runId;
    private final List<DataFile> finished = new ArrayList<>();
    private @Nullable DataFileWriter writer;
    private long rows;

    private TableWriter(TableTarget target, String runId) {
        this.target = target;
        this.runId = runId;
    }

    /**
     * Writes all rows of a run, and commits them. Where there are none, a table that is replaced is empty.
     *
     * @param rows is called once, with what takes the rows; where it fails nothing is committed
     */
    public static void fill(
            Lakehouse lakehouse,
            TableContract contract,
            String runId,
            AuditBranch.Mode mode,
            Consumer<Consumer<TableRow>> rows) {
        Table table = lakehouse.table(contract.qualifiedName());
        TableWriter writer = new TableWriter(new TableTarget(table, Rows.columns(contract)), runId);
        rows.accept(writer::write);
        writer.finish();
        if (!writer.finished.isEmpty() || mode == AuditBranch.Mode.REPLACE) {
            AuditBranch.commit(table, writer.finished, runId, mode);
        }
    }

    private void write(TableRow row) {
        if (writer == null) {
            writer = new DataFileWriter(target, runId);
        }
        writer.write(row);
        if (++rows % ROWS_BETWEEN_LOOKS == 0 && writer.bytes() >= BYTES_OF_A_FILE) {
            finish();
        }
    }

    private void finish() {
        if (writer != null) {
            finished.add(writer.finish());
            writer = null;
        }
    }
}
