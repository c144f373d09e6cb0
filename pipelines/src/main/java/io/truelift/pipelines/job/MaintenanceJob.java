package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.iceberg.CompactFiles;
import io.truelift.pipelines.iceberg.CompactFiles.Compacted;
import io.truelift.pipelines.iceberg.ExpiredSnapshots;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.OrphanFiles;
import io.truelift.platform.database.Database;
import io.truelift.platform.database.ReportStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * Cares for the tables of the dictionary: small files become large ones, snapshots that nobody needs go, and files that no
 * snapshot knows. It holds the lock of builds. What it writes is published at once, as a build is; readers notice nothing.
 */
public final class MaintenanceJob {
    /** Tables that reports and segments write beside builds and beside this, each experiment and segment in files of its own. */
    private static final String OF_REPORTS = "analytics";

    private final Run run;

    public MaintenanceJob(Run run) {
        this.run = run;
    }

    /**
     * Does all of it.
     *
     * @param kept how long every snapshot is kept; those that reports replay from are kept for good
     * @param untouched for how long a file must have lain untouched to be an orphan
     */
    public void maintain(Duration kept, Duration untouched) throws Exception {
        Set<Long> needed = new ReportStore(Database.of(run.settings())).snapshots();
        try (OpenRun open = OpenRun.of(run)) {
            compact(open);
            Instant now = Instant.now();
            run.report()
                    .step(
                            "expire",
                            () -> "%,d snapshots older than %s; %,d stay for reports to replay from"
                                    .formatted(
                                            sum(
                                                    open.lakehouse(),
                                                    table -> ExpiredSnapshots.delete(
                                                            table,
                                                            snapshot -> mayGo(snapshot, now.minus(kept), needed))),
                                            days(kept),
                                            needed.size()));
            run.report()
                    .step(
                            "orphans",
                            () -> "%,d files that no snapshot knows, untouched for %s"
                                    .formatted(
                                            sum(
                                                    open.lakehouse(),
                                                    table -> OrphanFiles.delete(table, now.minus(untouched))),
                                            days(untouched)));
            run.report().end("run %s: tables are cared for".formatted(run.id()));
        }
    }

    private static boolean mayGo(Snapshot snapshot, Instant before, Set<Long> needed) {
        return Instant.ofEpochMilli(snapshot.timestampMillis()).isBefore(before)
                && !needed.contains(snapshot.snapshotId());
    }

    private void compact(OpenRun open) {
        Compacted[] all = {Compacted.NOTHING};
        run.report().step("compact", () -> {
            for (TableContract table : run.dictionary().tables()) {
                if (!table.namespace().equals(OF_REPORTS)) {
                    all[0] = all[0].plus(CompactFiles.of(open.lakehouse().table(table.qualifiedName()), run.id()));
                }
            }
            return "%,d small files, now %,d".formatted(all[0].before(), all[0].after());
        });
        if (all[0].before() > 0) {
            open.publish();
        }
    }

    private int sum(Lakehouse lakehouse, ToIntFunction<Table> work) {
        return tables().stream().map(lakehouse::table).mapToInt(work).sum();
    }

    private List<String> tables() {
        return run.dictionary().tables().stream()
                .map(TableContract::qualifiedName)
                .toList();
    }

    private static String days(Duration time) {
        return time.toDays() == 1 ? "a day" : time.toDays() + " days";
    }
}
