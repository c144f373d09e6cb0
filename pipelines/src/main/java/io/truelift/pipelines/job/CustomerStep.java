package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.customer.BuildTables;
import io.truelift.pipelines.customer.Concerned;
import io.truelift.pipelines.customer.CustomerAssembler;
import io.truelift.pipelines.customer.Deduplication;
import io.truelift.pipelines.customer.Delivery;
import io.truelift.pipelines.customer.FactMaker;
import io.truelift.pipelines.customer.RawRowsOf;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.CommitFiles;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.RemoveRows;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableTarget;
import io.truelift.pipelines.identity.FindCustomers;
import io.truelift.pipelines.identity.LookUpCustomers;
import io.truelift.pipelines.identity.WriteIdentities;
import io.truelift.pipelines.worker.MemoryChoice;
import io.truelift.platform.project.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * The step of a build that makes customers, their consent, and the facts keyed by them: all of them, or where what is
 * published holds, those that new rows concern.
 */
final class CustomerStep {
    private static final String CUSTOMER = "governed.customer";

    private final OpenRun open;
    private final Run run;
    private final Dictionary dictionary;
    private final Lakehouse lakehouse;

    CustomerStep(OpenRun open) {
        this.open = open;
        this.run = open.run();
        this.dictionary = run.dictionary();
        this.lakehouse = open.lakehouse();
    }

    void make(WriteIdentities.Written identities, List<Feed> declared, Basis basis) {
        List<Delivery> deliveries = RunFiles.of(lakehouse, dictionary).deliveries();
        Deduplication deduplication = Deduplication.of(declared, dictionary, deliveries);
        run.report().step("build", () -> {
            Concerned concerned = new WhoIsConcerned(open).of(basis, identities, declared, deliveries, deduplication);
            Set<String> replaced = replaced(concerned);
            takeAway(concerned, replaced);
            run.beam().run("build", pipeline -> {
                PCollection<TableRow> raw =
                        pipeline.apply("read raw", new RawRowsOf(lakehouse, dictionary, concerned, deduplication));
                withCustomers(raw, identities)
                        .apply(
                                "build",
                                new BuildTables(
                                        run.policy(),
                                        identities.shared(),
                                        new CustomerAssembler(dictionary, run.id(), run.start()),
                                        deduplication,
                                        new FactMaker(dictionary, run.id()),
                                        concerned,
                                        TableTarget.of(lakehouse, tables()),
                                        run.id()))
                        .apply(
                                "commit governed",
                                new CommitFiles(run.settings().values(), run.id(), AuditBranch.Mode.APPEND, replaced));
            });
            settle(replaced);
            if (open.rows(CUSTOMER) > 0 && open.rows("governed.consent") == 0) {
                run.report()
                        .note(
                                "warning",
                                "nobody has said a word on consent, so every report will be empty; declare in the feeds where consent stands");
            }
            return "%,d customers, %,d consent events".formatted(open.rows(CUSTOMER), open.rows("governed.consent"));
        });
    }

    private List<TableContract> tables() {
        return BuildTables.made(dictionary);
    }

    /** Tables of which every row is made in this build. */
    private Set<String> replaced(Concerned concerned) {
        return switch (concerned) {
            case Concerned.Everybody everybody ->
                tables().stream().map(TableContract::qualifiedName).collect(Collectors.toSet());
            case Concerned.Some some ->
                dictionary.facts().entrySet().stream()
                        .filter(fact -> some.anew().contains(fact.getKey()))
                        .map(fact -> fact.getValue().qualifiedName())
                        .collect(Collectors.toSet());
        };
    }

    /** Rows of those who are concerned go before the new ones come; facts only where they may be somebody else's. */
    private void takeAway(Concerned concerned, Set<String> replaced) {
        if (!(concerned instanceof Concerned.Some some)) {
            return;
        }
        Set<String> ofPeople = new HashSet<>(CustomerAssembler.TABLES);
        tables().parallelStream() // each is read by one thread
                .filter(table -> !replaced.contains(table.qualifiedName()))
                .filter(table -> table.column("customer_id").isPresent())
                .forEach(table -> RemoveRows.ofCustomers(
                        lakehouse.table(table.qualifiedName()),
                        ofPeople.contains(table.qualifiedName()) ? some.customers() : some.moved(),
                        run.id()));
    }

    /** Tables to which no row was written are as the run leaves them, too. */
    private void settle(Set<String> replaced) {
        for (TableContract contract : tables()) {
            String name = contract.qualifiedName();
            Table table = lakehouse.table(name);
            if (AuditBranch.isCommitted(table, run.id())) {
                continue;
            }
            if (replaced.contains(name)) {
                AuditBranch.replaceByNothing(table, run.id());
            } else if (AuditBranch.isThere(table) || name.equals(CUSTOMER)) { // it says what all were made from
                AuditBranch.appendNothing(table, run.id());
            }
        }
    }

    /** Raw rows with their customers: looked up where all identifiers fit into a worker, met by key where not. */
    private PCollection<KV<@Nullable String, TableRow>> withCustomers(
            PCollection<TableRow> raw, WriteIdentities.Written identities) {
        ReadTable known =
                ReadTable.of(lakehouse, List.of(dictionary.table("governed.identity")), LookUpCustomers.COLUMNS);
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
