package io.truelift.pipelines.iceberg;

import io.truelift.governance.dictionary.TableContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SerializationUtil;

/**
 * Writes rows to a table's branch here and now, without a pipeline: files under the folder of the run, then one commit, as
 * {@link WriteTables} does.
 */
public final class TableWriter {
    private TableWriter() {}

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
        RowFiles files =
                new RowFiles(Map.of(contract.qualifiedName(), new TableTarget(table, Rows.columns(contract))), runId);
        List<DataFile> finished = new ArrayList<>();
        BiConsumer<String, byte[]> taker = (name, file) -> finished.add(SerializationUtil.deserializeFromBytes(file));
        rows.accept(row -> files.write(row, taker));
        files.finish(taker);
        if (!finished.isEmpty() || mode == AuditBranch.Mode.REPLACE) {
            AuditBranch.commit(table, finished, runId, mode);
        }
    }
}
