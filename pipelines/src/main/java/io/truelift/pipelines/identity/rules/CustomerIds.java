package io.truelift.pipelines.identity.rules;

import io.truelift.governance.identity.IdentityPolicy;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Names people. A person keeps the customer id that their identifiers had; where they had several, the older one, for two
 * customers turned out to be one person. A new person is named by a hash of their most trusted identifier, so the same
 * feeds give the same ids. Where people claim one id, because a link between them is gone, those with the most of its
 * identifiers keep it and the others get a new one.
 */
public final class CustomerIds implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int HEX_DIGITS = 16;

    private final IdentityPolicy policy;
    private final String runId;
    private final Instant start;

    /**
     * @param policy what types are trusted with
     * @param runId the run that names people
     * @param start when it started
     */
    public CustomerIds(IdentityPolicy policy, String runId, Instant start) {
        this.policy = policy;
        this.runId = runId;
        this.start = start;
    }

    /**
     * A name for a person.
     *
     * @param customer the customer id
     * @param created when it was first given
     */
    public record Name(String customer, Instant created) implements Serializable {}

    /**
     * The ids that a person could have, each with how many of their identifiers speak for it: none for the id of a new
     * person.
     */
    public Map<String, Integer> claims(List<ResolvedIdentifier> members) {
        Map<String, Integer> claims = new HashMap<>();
        for (ResolvedIdentifier member : members) {
            if (member.known() != null) {
                claims.merge(member.known().customer(), 1, Integer::sum);
            }
        }
        if (claims.isEmpty()) {
            claims.put(fresh(members), 0);
        }
        return claims;
    }

    /**
     * Names a person.
     *
     * @param members the person's identifiers
     * @param lost ids that others have the better claim to
     */
    public Name name(List<ResolvedIdentifier> members, Collection<String> lost) {
        return members.stream()
                .map(ResolvedIdentifier::known)
                .filter(Objects::nonNull)
                .filter(known -> !lost.contains(known.customer()))
                .min(Comparator.comparing(Known::created).thenComparing(Known::customer))
                .map(known -> new Name(known.customer(), known.created()))
                .orElseGet(() -> newName(members, lost));
    }

    private Name newName(List<ResolvedIdentifier> members, Collection<String> lost) {
        String fresh = fresh(members);
        boolean isFree = !lost.contains(fresh) && members.stream().allMatch(member -> member.known() == null);
        return new Name(isFree ? fresh : named(first(members) + " " + runId), start);
    }

    private String fresh(List<ResolvedIdentifier> members) {
        return named(first(members));
    }

    private String first(List<ResolvedIdentifier> members) {
        return members.stream()
                .map(ResolvedIdentifier::node)
                .min(Comparator.naturalOrder())
                .orElseThrow()
                .identifier(policy);
    }

    private static String named(String text) {
        return "c_" + DigestUtils.sha256Hex(text).substring(0, HEX_DIGITS);
    }
}
