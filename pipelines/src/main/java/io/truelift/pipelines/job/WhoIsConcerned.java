package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.pipelines.customer.Concerned;
import io.truelift.pipelines.customer.Deduplication;
import io.truelift.pipelines.customer.Delivery;
import io.truelift.pipelines.customer.FindConcerned;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.identity.CustomersOfRecords;
import io.truelift.pipelines.identity.LookUpCustomers;
import io.truelift.pipelines.identity.WriteIdentities;
import io.truelift.pipelines.identity.resolution.IdentityRows;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Refusal;
import io.truelift.pipelines.worker.MemoryChoice;
import io.truelift.platform.project.Settings;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides whether a build makes only what new rows concern, and says so in a line of the report; where not, why. */
final class WhoIsConcerned {
    /** They are sent to every worker. */
    private static final int MOST = 500_000;
    /** Where a larger share of all customers moved, their facts would be taken out of about every file. */
    private static final double MOST_MOVED = 0.1;
    /** So few are always told from the others. */
    private static final int FEW = 1_000;

    private static final String NOTE = "build";

    private final OpenRun open;
    private final Run run;
    private final Dictionary dictionary;
    private final Lakehouse lakehouse;

    WhoIsConcerned(OpenRun open) {
        this.open = open;
        this.run = open.run();
        this.dictionary = run.dictionary();
        this.lakehouse = open.lakehouse();
    }

    /**
     * Whom the build has to make rows of.
     *
     * @param deliveries every file that a run found
     */
    Concerned of(
            Basis basis,
            WriteIdentities.Written identities,
            List<Feed> declared,
            List<Delivery> deliveries,
            Deduplication deduplication) {
        return switch (basis) {
            case Basis.RawRows(String why) -> everybody(why);
            case Basis.Published(Instant at) ->
                obstacle(declared, deliveries, deduplication)
                        .map(this::everybody)
                        .orElseGet(() -> some(at, identities, deduplication));
        };
    }

    private Concerned everybody(String why) {
        run.report().note(NOTE, "all customers and facts anew, for " + why);
        return new Concerned.Everybody();
    }

    private Optional<String> obstacle(List<Feed> declared, List<Delivery> deliveries, Deduplication deduplication) {
        Optional<String> export = deduplication.otherExport(Deduplication.of(
                declared,
                dictionary,
                deliveries.stream()
                        .filter(delivery -> !delivery.runId().equals(run.id()))
                        .toList()));
        if (export.isPresent()) {
            return export.map("there is a newer full export of %s"::formatted);
        }
        if (MemoryChoice.of(run.settings(), Settings.IDENTITY_RESOLVER) == MemoryChoice.DISTRIBUTED
                || !LookUpCustomers.hasRoomFor(identifiersBefore() + identifiers())) {
            return Optional.of("no worker holds who everybody was and is");
        }
        return Optional.empty();
    }

    private Concerned some(Instant since, WriteIdentities.Written identities, Deduplication deduplication) {
        Concerned.Some found = new FindConcerned(
                        lakehouse,
                        dictionary,
                        run.policy(),
                        deduplication,
                        run.id(),
                        CustomersOfRecords.read(
                                run.policy(),
                                sharedBefore(),
                                ReadTable.published(
                                        lakehouse, dictionary.table(IdentityRows.IDENTITY), LookUpCustomers.COLUMNS),
                                identifiersBefore()),
                        CustomersOfRecords.read(
                                run.policy(),
                                identities.shared(),
                                ReadTable.of(
                                        lakehouse,
                                        List.of(dictionary.table(IdentityRows.IDENTITY)),
                                        LookUpCustomers.COLUMNS),
                                identifiers()))
                .find(since, run.start());
        int concerned = found.customers().size();
        int moved = found.moved().size();
        long customers = AuditBranch.publishedRows(lakehouse.table("governed.customer"));
        String words = String.format(
                Locale.ROOT,
                "%,d people; there were %,d customers, and records of %,d moved",
                concerned,
                customers,
                moved);
        if (concerned > MOST || moved > Math.max(FEW, customers * MOST_MOVED)) {
            return everybody("what is new concerns " + words);
        }
        run.report().note(NOTE, "only what is new, which concerns " + words);
        return found;
    }

    /** Identifiers that too many people shared when the last build ended. */
    private Set<Node> sharedBefore() {
        Set<Node> shared = new HashSet<>();
        ReadTable.published(lakehouse, dictionary.table(IdentityRows.REFUSAL), List.of("identifier", "reason"))
                .each(row -> {
                    if (Refusal.Reason.SHARED.words().equals(row.values()[1])) {
                        shared.add(Node.of((String) row.values()[0], run.policy()));
                    }
                });
        return shared;
    }

    private long identifiersBefore() {
        return AuditBranch.publishedRows(lakehouse.table(IdentityRows.IDENTITY));
    }

    private long identifiers() {
        return open.rows(IdentityRows.IDENTITY);
    }
}
