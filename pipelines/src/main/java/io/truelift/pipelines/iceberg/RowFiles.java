package io.truelift.pipelines.iceberg;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.iceberg.util.SerializationUtil;

/**
 * The rows that a worker makes, of any tables, as Parquet files: one open file for each table. A file ends at
 * {@value #BYTES_OF_A_FILE} bytes, for later steps read each by one worker.
 */
public final class RowFiles {
    static final long BYTES_OF_A_FILE = 64L << 20;
    /** Looking up a file's length costs, so it is not done for each row. */
    private static final int ROWS_BETWEEN_LOOKS = 10_000;

    private final Map<String, TableTarget> targets;
    private final String runId;
    private final Map<String, Open> open = new HashMap<>();

    /** @param targets by table what its rows need */
    public RowFiles(Map<String, TableTarget> targets, String runId) {
        this.targets = targets;
        this.runId = runId;
    }

    /**
     * Writes a row.
     *
     * @param finished takes a file that ends with it: its table, and the {@link org.apache.iceberg.DataFile} as bytes
     */
    public void write(TableRow row, BiConsumer<String, byte[]> finished) {
        Open file = open.computeIfAbsent(row.table(), table -> new Open(new DataFileWriter(targets.get(table), runId)));
        file.writer.write(row);
        if (++file.rows % ROWS_BETWEEN_LOOKS == 0 && file.writer.bytes() >= BYTES_OF_A_FILE) {
            open.remove(row.table());
            finish(row.table(), file, finished);
        }
    }

    /** Ends all files. */
    public void finish(BiConsumer<String, byte[]> finished) {
        open.forEach((table, file) -> finish(table, file, finished));
        open.clear();
    }

    private static void finish(String table, Open file, BiConsumer<String, byte[]> finished) {
        finished.accept(table, SerializationUtil.serializeToBytes(file.writer.finish()));
    }

    private static final class Open {
        private final DataFileWriter writer;
        private int rows;

        Open(DataFileWriter writer) {
            this.writer = writer;
        }
    }
}
