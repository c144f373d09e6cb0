package io.truelift.pipelines.iceberg;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** The branch of a table that a run writes to. It starts from the published state and is seen by nobody until it is published. */
public final class AuditBranch {
    /** Property of a snapshot's summary: the run that made it. */
    static final String RUN_ID = "truelift.run-id";
    /** Property of a snapshot that only wrote files anew: the one that has the same rows, which may have expired since. */
    private static final String ROWS = "truelift.snapshot-of-rows";

    /** What a commit does with the rows that are there. */
    public enum Mode {
        /** Keeps them and adds new ones. */
        APPEND,
        /** Puts the new ones in their place. */
        REPLACE
    }

    private AuditBranch() {}

    /** Forgets what an unfinished run left on the branch. */
    public static void reset(Table table) {
        if (table.refs().containsKey(Lakehouse.AUDIT)) {
            table.manageSnapshots().removeBranch(Lakehouse.AUDIT).commit();
        }
    }

    /** Commits files to the branch, once per run: a repeated commit of the same run changes nothing. */
    static void commit(Table table, List<DataFile> files, String runId, Mode mode) {
        if (isCommitted(table, runId)) {
            files.forEach(file -> table.io().deleteFile(file.location()));
            return;
        }
        Transaction transaction = begin(table);
        switch (mode) {
            case APPEND -> {
                AppendFiles append =
                        transaction.newAppend().toBranch(Lakehouse.AUDIT).set(RUN_ID, runId);
                files.forEach(append::appendFile);
                append.commit();
            }
            case REPLACE -> {
                OverwriteFiles overwrite = transaction
                        .newOverwrite()
                        .overwriteByRowFilter(Expressions.alwaysTrue())
                        .toBranch(Lakehouse.AUDIT)
                        .set(RUN_ID, runId);
                files.forEach(overwrite::addFile);
                overwrite.commit();
            }
        }
        transaction.commitTransaction();
    }

    /**
     * A transaction on a table that has the branch, or no rows yet: Iceberg starts the totals of a snapshot's summary at nothing
     * where the branch is not there.
     */
    static Transaction begin(Table table) {
        Transaction transaction = table.newTransaction();
        if (!isThere(table) && table.currentSnapshot() != null) {
            transaction
                    .manageSnapshots()
                    .createBranch(Lakehouse.AUDIT, table.currentSnapshot().snapshotId())
                    .commit();
        }
        return transaction;
    }

    /**
     * Puts files in the place of others that hold the same rows. That is no commit of a run's rows: the run may still add some.
     */
    static void rewrite(Table table, List<DataFile> before, List<DataFile> after) {
        long rows = snapshotOfRows(table);
        long written = table.snapshot(readable(table)).snapshotId();
        Transaction transaction = begin(table);
        RewriteFiles rewrite = transaction
                .newRewrite()
                .validateFromSnapshot(written) // else Iceberg goes back to the first one, which may have expired
                .toBranch(Lakehouse.AUDIT)
                .set(ROWS, Long.toString(rows));
        before.forEach(rewrite::deleteFile);
        after.forEach(rewrite::addFile);
        rewrite.commit();
        transaction.commitTransaction();
    }

    /** Empties the table on the branch, unless the run wrote to it: a table that is replaced by nothing is empty. */
    public static void replaceByNothing(Table table, String runId) {
        commit(table, List.of(), runId, Mode.REPLACE);
    }

    /** Says of a table that it is as the run leaves it, where the run took rows away from it, or added none. */
    public static void appendNothing(Table table, String runId) {
        commit(table, List.of(), runId, Mode.APPEND);
    }

    /** Whether the table has the branch: rows were taken away or added, or the run said that it is as it leaves it. */
    public static boolean isThere(Table table) {
        return table.refs().containsKey(Lakehouse.AUDIT);
    }

    /** Whether the run wrote to the table's branch. */
    public static boolean isCommitted(Table table, String runId) {
        Snapshot snapshot = table.snapshot(Lakehouse.AUDIT);
        return snapshot != null && runId.equals(snapshot.summary().get(RUN_ID));
    }

    /** The branch to read in this run: what it wrote, else what is published. */
    static String readable(Table table) {
        return isThere(table) ? Lakehouse.AUDIT : SnapshotRef.MAIN_BRANCH;
    }

    /**
     * By which it is known whether rows of the table changed: the newest snapshot on the branch, or as published where the run did
     * not write to it, that did more than write files anew; none is 0.
     */
    public static long snapshotOfRows(Table table) {
        Snapshot snapshot = table.snapshot(readable(table));
        while (snapshot != null && DataOperations.REPLACE.equals(snapshot.operation())) {
            String rows = snapshot.summary().get(ROWS);
            if (rows != null) {
                return Long.parseLong(rows);
            }
            Snapshot parent = snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
            if (parent == null) {
                break; // expired
            }
            snapshot = parent;
        }
        return snapshot == null ? 0 : snapshot.snapshotId();
    }

    /** Rows of the table on the branch, or as published where the run did not write to it. */
    public static long rows(Table table) {
        return rows(table.snapshot(readable(table)));
    }

    private static long rows(@Nullable Snapshot snapshot) {
        return snapshot == null
                ? 0
                : Long.parseLong(snapshot.summary().getOrDefault(SnapshotSummary.TOTAL_RECORDS_PROP, "0"));
    }

    /** Rows of the table as they are published. */
    public static long publishedRows(Table table) {
        return rows(table.currentSnapshot());
    }

    /**
     * @param rows rows that the run added
     * @param withoutPerson those among them that name nobody
     */
    public record Written(long rows, long withoutPerson) {}

    /** Files that the last write to the branch added; none where there is no branch. */
    public static Set<String> addedFiles(Table table) {
        Snapshot snapshot = table.snapshot(Lakehouse.AUDIT);
        Set<String> files = new HashSet<>();
        if (snapshot != null) {
            snapshot.addedDataFiles(table.io()).forEach(file -> files.add(file.location()));
        }
        return files;
    }

    /** What the run added to the table, from the statistics of its files. */
    public static Written written(Table table) {
        Types.NestedField person = table.schema().findField("customer_id");
        long rows = 0;
        long withoutPerson = 0;
        for (DataFile file : table.snapshot(Lakehouse.AUDIT).addedDataFiles(table.io())) {
            rows += file.recordCount();
            if (person != null && file.nullValueCounts() != null) {
                withoutPerson += file.nullValueCounts().getOrDefault(person.fieldId(), 0L);
            }
        }
        return new Written(rows, withoutPerson);
    }
}
