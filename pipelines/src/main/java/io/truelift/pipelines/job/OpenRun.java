package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.HoldingKeys;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.identity.KeyStore;
import io.truelift.pipelines.customer.BuildTables;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.BuildLock;
import io.truelift.pipelines.iceberg.ContractTables;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.Publisher;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.SmallTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.quality.Audit;
import io.truelift.pipelines.quality.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * A run that holds the lock of builds and the warehouse. Everything is written to a branch, and all of it is published at
 * once or none; a run that dies leaves nothing that the next one does not clear away.
 */
final class OpenRun implements AutoCloseable {
    private final Run run;
    private final BuildLock lock;
    private final Lakehouse lakehouse;
    private final Publisher publisher;

    private OpenRun(Run run, BuildLock lock, Lakehouse lakehouse) {
        this.run = run;
        this.lock = lock;
        this.lakehouse = lakehouse;
        this.publisher = prepare();
    }

    /** Waits for nobody: fails where another build runs. */
    static OpenRun of(Run run) throws Exception {
        BuildLock lock = BuildLock.take(run.settings());
        Lakehouse lakehouse = null;
        try {
            lakehouse = Lakehouse.open(run.settings());
            return new OpenRun(run, lock, lakehouse);
        } catch (Exception e) {
            if (lakehouse != null) {
                lakehouse.close();
            }
            lock.close();
            throw e;
        }
    }

    @Override
    public void close() throws Exception {
        try (lock) {
            lakehouse.close();
        }
    }

    Run run() {
        return run;
    }

    Lakehouse lakehouse() {
        return lakehouse;
    }

    /** Makes the tables as the contracts say, and clears away what dead runs left. */
    private Publisher prepare() {
        ContractTables.publish(lakehouse, run.dictionary());
        List<String> tables = run.dictionary().tables().stream()
                .map(TableContract::qualifiedName)
                .toList();
        tables.forEach(table -> AuditBranch.reset(lakehouse.table(table)));
        Set<String> published = runsIn("governance.run");
        Set<String> told = new HashSet<>(published); // a run that was stopped published what it found
        told.addAll(runsIn(QualityResults.TABLE));
        tables.forEach(
                table -> DeadRuns.clean(lakehouse.table(table), table.equals(QualityResults.TABLE) ? told : published));
        deleteOldSnapshots();
        return new Publisher(lakehouse, run.settings(), tables);
    }

    /** The runs of a table that opens with their ids. */
    private Set<String> runsIn(String table) {
        return ReadTable.all(lakehouse, run.dictionary().table(table)).stream()
                .map(row -> (String) row.values()[0])
                .collect(Collectors.toSet());
    }

    /** Old hashes that a tag keeps do no harm to a build, but whoever tagged them has to know. */
    void deleteOldSnapshots() {
        for (String kept : PublishedKeys.deleteOldSnapshots(
                lakehouse,
                run.hashedTables().stream().map(TableContract::qualifiedName).toList())) {
            run.report()
                    .note(
                            "warning",
                            ("%s keeps hashes of the key before the last rotation; drop it (ALTER TABLE ... DROP TAG in Spark,"
                                            + " manageSnapshots().removeTag in Iceberg), and the next run deletes them")
                                    .formatted(kept));
        }
    }

    /** Identifiers hashed as the published tables have them. */
    Identifiers identifiers() {
        KeyStore keys = KeyStore.of(run.settings(), run.project().data());
        return run.identifiers(HoldingKeys.settle(keys, PublishedKeys.fingerprint(lakehouse)));
    }

    /** Rows of a table as the run leaves it. */
    long rows(String table) {
        return AuditBranch.rows(lakehouse.table(table));
    }

    void writeDictionary() {
        run.report().step("dictionary", () -> {
            List<TableRow> rows = DictionaryRows.of(run.described(), run.id());
            SmallTable.write(
                    lakehouse, run.dictionary().table(DictionaryRows.TABLE), rows, run.id(), AuditBranch.Mode.REPLACE);
            return "%,d columns of %,d tables"
                    .formatted(rows.size(), run.described().tables().size());
        });
    }

    /**
     * Holds what the run added against the contracts, and against what earlier runs added.
     *
     * @param found what was found before, and is kept with the rest
     */
    void audit(List<Finding> found) {
        audit(
                () -> Audit.ofAdded(
                        lakehouse,
                        QualityResults.history(lakehouse, run.dictionary(), runsIn("governance.run")),
                        run.start(),
                        BuildTables.made(run.dictionary()).stream()
                                .map(TableContract::qualifiedName)
                                .collect(Collectors.toSet())),
                found);
    }

    /** Holds what the run wrote anew, or landed again, against the contracts. */
    void auditRewritten(List<Finding> found) {
        audit(() -> Audit.ofRewritten(lakehouse), found);
    }

    private void audit(Supplier<Audit> audit, List<Finding> found) {
        run.report().step("audit", () -> new AuditStep(run, lakehouse).run(audit.get(), found));
    }

    /** Says what the run did in {@code governance.run} and {@code governance.run_table}. */
    void record(RunFiles.Counts counts) {
        List<TableRow> tables = new ArrayList<>();
        for (TableContract contract : run.dictionary().tables()) {
            Table table = lakehouse.table(contract.qualifiedName());
            if (AuditBranch.isCommitted(table, run.id())) {
                AuditBranch.Written written = AuditBranch.written(table);
                tables.add(new TableRow("governance.run_table", new @Nullable Object[] {
                    run.id(), contract.qualifiedName(), written.rows(), written.withoutPerson()
                }));
            }
        }
        append("governance.run_table", tables);
        append("governance.run", List.of(new TableRow("governance.run", new @Nullable Object[] {
            run.id(),
            run.start(),
            Instant.now(),
            counts.in(),
            counts.published(),
            counts.quarantined(),
            rows("governed.customer")
        })));
    }

    /** Adds rows to a small table. */
    void append(String table, List<TableRow> rows) {
        SmallTable.write(lakehouse, run.dictionary().table(table), rows, run.id(), AuditBranch.Mode.APPEND);
    }

    /** By which later runs know what the tables were made from. */
    void setMadeFrom(LastBuild made, Identifiers identifiers) {
        made.keep(publisher, identifiers.fingerprint());
    }

    /** By which later runs know the keys of what is published now. */
    void setKeys(Identifiers identifiers) {
        PublishedKeys.set(publisher, identifiers.fingerprint());
    }

    /** Old snapshots, which hold hashes of the key before, go with the publication. */
    void deleteOldSnapshotsAfterwards() {
        PublishedKeys.deleteOldSnapshotsAfterwards(publisher, run.id());
    }

    /** Publishes all that was written, at once. */
    void publish() {
        run.report().step("publish", () -> "%d tables, all at once".formatted(publisher.publish()));
    }
}
