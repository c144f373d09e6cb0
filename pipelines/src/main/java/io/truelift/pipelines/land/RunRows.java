package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows by which a run says what became of files and lines; values in the order of their contracts. */
public final class RunRows implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 500;

    private final String runId;
    private final Instant now;

    public RunRows(String runId, Instant now) {
        this.runId = runId;
        this.now = now;
    }

    /** The row for a line that was set aside. */
    public TableRow quarantine(String feed, String file, long line, Rejection rejection) {
        return new TableRow("governance.quarantine", new @Nullable Object[] {
            runId,
            feed,
            file,
            line,
            rejection.rule(),
            rejection.column(),
            cut(rejection.value()),
            rejection.getMessage(),
            now
        });
    }

    /** The row for a file that was landed. */
    public TableRow landed(FeedFile file, long published, long quarantined) {
        return file(file, "landed", null, published, quarantined);
    }

    public TableRow rejected(FeedFile file, String reason) {
        return file(file, "rejected", reason, 0, 0);
    }

    public TableRow duplicate(FeedFile file, String earlier) {
        return file(file, "duplicate", "The same content was landed as %s.".formatted(earlier), 0, 0);
    }

    private TableRow file(FeedFile file, String status, @Nullable String reason, long published, long quarantined) {
        return new TableRow("governance.run_file", new @Nullable Object[] {
            runId,
            file.feed().name(),
            file.name(),
            file.sha256(),
            file.bytes(),
            status,
            reason,
            published + quarantined,
            published,
            quarantined
        });
    }

    private static @Nullable String cut(@Nullable String value) {
        return value != null && value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
    }
}
