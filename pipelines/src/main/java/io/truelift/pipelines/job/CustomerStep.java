package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.customer.BuildTables;
import io.truelift.pipelines.customer.CustomerAssembler;
import io.truelift.pipelines.customer.Deduplication;
import io.truelift.pipelines.customer.FactMaker;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.CommitFiles;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableTarget;
import io.truelift.pipelines.identity.FindCustomers;
import io.truelift.pipelines.identity.LookUpCustomers;
import io.truelift.pipelines.identity.WriteIdentities;
import io.truelift.pipelines.worker.MemoryChoice;
import io.truelift.platform.project.Settings;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** The step of a build that makes customers, their consent, and the facts keyed by them. */
final class CustomerStep {
    private final OpenRun open;
    private final Run run;
    private final Lakehouse lakehouse;

    CustomerStep(OpenRun open) {
        this.open = open;
        this.run = open.run();
        this.lakehouse = open.lakehouse();
    }

    void make(WriteIdentities.Written identities, List<Feed> declared) {
        Deduplication deduplication = Deduplication.of(
                declared,
                run.dictionary(),
                RunFiles.of(lakehouse, run.dictionary()).deliveries());
        List<TableContract> governed = new ArrayList<>(
                CustomerAssembler.TABLES.stream().map(run.dictionary()::table).toList());
        governed.addAll(
                run.dictionary().facts().values()); // any other table of governed is somebody else's, and left alone
        run.report().step("build", () -> {
            run.beam().run("build", pipeline -> {
                PCollection<TableRow> raw = pipeline.apply(
                        "read raw", ReadTable.of(lakehouse, run.dictionary().namespace("raw")));
                withCustomers(raw, identities)
                        .apply(
                                "build",
                                new BuildTables(
                                        run.policy(),
                                        identities.shared(),
                                        new CustomerAssembler(run.dictionary(), run.id(), run.start()),
                                        deduplication,
                                        new FactMaker(run.dictionary(), run.id()),
                                        TableTarget.of(lakehouse, governed),
                                        run.id()))
                        .apply(
                                "commit governed",
                                new CommitFiles(run.settings().values(), run.id(), AuditBranch.Mode.REPLACE));
            });
            for (TableContract contract : governed) {
                Table table = lakehouse.table(contract.qualifiedName());
                if (!AuditBranch.isCommitted(table, run.id())) {
                    AuditBranch.replaceByNothing(table, run.id());
                }
            }
            if (open.rows("governed.customer") > 0 && open.rows("governed.consent") == 0) {
                run.report()
                        .note(
                                "warning",
                                "nobody has said a word on consent, so every report will be empty; declare in the feeds where consent stands");
            }
            return "%,d customers, %,d consent events"
                    .formatted(open.rows("governed.customer"), open.rows("governed.consent"));
        });
    }

    /** Raw rows with their customers: looked up where all identifiers fit into a worker, met by key where not. */
    private PCollection<KV<@Nullable String, TableRow>> withCustomers(
            PCollection<TableRow> raw, WriteIdentities.Written identities) {
        ReadTable known = ReadTable.of(
                lakehouse, List.of(run.dictionary().table("governed.identity")), List.of("identifier", "customer_id"));
        long identifiers = open.rows("governed.identity");
        return MemoryChoice.of(run.settings(), Settings.IDENTITY_RESOLVER) != MemoryChoice.DISTRIBUTED
                        && LookUpCustomers.hasRoomFor(identifiers)
                ? raw.apply(
                        "find customers",
                        new LookUpCustomers(run.policy(), identities.shared(), known, identifiers, run.id()))
                : raw.apply(
                        "find customers",
                        new FindCustomers(
                                run.policy(),
                                identities.shared(),
                                identities.heavy(),
                                raw.getPipeline().apply("read identities", known)));
    }
}
