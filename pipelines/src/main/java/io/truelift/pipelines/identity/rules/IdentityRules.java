package io.truelift.pipelines.identity.rules;

import io.truelift.governance.identity.IdentityPolicy;
import java.time.Instant;
import java.util.List;

/**
 * The rules of one run: all that is decided of identifiers is decided by these, whoever carries them out.
 *
 * @param policy what types are trusted with
 * @param sharing who is shared by too many, and who is one person by what supports them
 * @param links what a record says of its identifiers
 * @param naming how people are named
 */
public record IdentityRules(IdentityPolicy policy, SharingRule sharing, LinkRule links, Naming naming) {

    /**
     * The rules of a run.
     *
     * @param policy what types are trusted with
     * @param blocks links that governance blocked
     * @param runId the run that names people
     * @param start when it started
     */
    public static IdentityRules of(IdentityPolicy policy, List<BlockedLink> blocks, String runId, Instant start) {
        return new IdentityRules(
                policy,
                new SharingRule(policy),
                new LinkRule(policy, blocks),
                new Naming(policy, blocks, runId, start));
    }
}
