package io.truelift.pipelines.job;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.BlockedLinks;
import java.util.List;

/** Publishes what governance said on a link between two identifiers; the next run over feeds follows it. */
public final class LinkDecisionJob {
    private final Run run;

    public LinkDecisionJob(Run run) {
        this.run = run;
    }

    /**
     * Keeps a decision.
     *
     * @param identifier as tables keep it, or its type and value
     * @param other likewise
     * @param isBlocked whether the two are not one person
     * @param person who decides
     */
    public void decide(String identifier, String other, boolean isBlocked, String reason, String person)
            throws Exception {
        try (OpenRun open = OpenRun.of(run)) {
            Identifiers identifiers = open.identifiers();
            String first = identifiers.kept(identifier, run.policy());
            String second = identifiers.kept(other, run.policy());
            if (first.equals(second)) {
                throw new IllegalArgumentException(
                        "Cannot block the link of %s with itself. Name two identifiers that stand in one record."
                                .formatted(identifier));
            }
            TableRow word = BlockedLinks.row(first, second, isBlocked, reason, person, run.start(), run.id());
            open.append(BlockedLinks.TABLE, List.of(word));
            open.record(RunFiles.Counts.NONE);
            open.publish();
            run.report()
                    .end("%s and %s %s; run ./truelift build to follow it"
                            .formatted(
                                    identifier, other, isBlocked ? "are not one person" : "may be one person again"));
        }
    }
}
