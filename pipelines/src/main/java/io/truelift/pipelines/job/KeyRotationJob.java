package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.HoldingKeys;
import io.truelift.governance.identity.KeyChain;
import io.truelift.governance.identity.KeyStore;
import io.truelift.pipelines.iceberg.OldSnapshots;
import java.util.List;

/** Gives every identifier the hash of a new key. Published at once, with the fingerprint by which the next run knows which keys hold. */
public final class KeyRotationJob {
    private final Run run;

    public KeyRotationJob(Run run) {
        this.run = run;
    }

    public void rotate(OldSnapshots oldSnapshots) throws Exception {
        KeyStore store = KeyStore.of(run.settings(), run.project().data());
        try (OpenRun open = OpenRun.of(run)) {
            HoldingKeys.settle(store, PublishedKeys.fingerprint(open.lakehouse()));
            KeyChain keys = KeyChain.of(store.begin());
            run.report().step("rehash", () -> rehash(open, keys));
            open.auditRewritten(List.of());
            open.record(RunFiles.Counts.NONE);
            open.setKeys(run.identifiers(keys));
            if (oldSnapshots == OldSnapshots.DELETED) {
                open.deleteOldSnapshotsAfterwards();
            }
            open.publish();
            run.report().note("key", store.adopt());
            open.deleteOldSnapshots();
            run.report()
                    .end("run %s: a new key; old snapshots are %s"
                            .formatted(run.id(), oldSnapshots == OldSnapshots.KEPT ? "kept" : "deleted"));
        }
    }

    private String rehash(OpenRun open, KeyChain keys) {
        List<TableContract> tables = run.hashedTables();
        run.beam()
                .run(
                        "rehash",
                        pipeline -> RehashTables.in(
                                pipeline,
                                open.lakehouse(),
                                tables,
                                keys,
                                run.settings().values(),
                                run.id()));
        RehashTables.touch(open.lakehouse().table(PublishedKeys.TABLE), run.id());
        return "%,d identifiers, %d tables".formatted(open.rows(PublishedKeys.TABLE), tables.size());
    }
}
