package io.truelift.pipelines.identity.rules;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.identity.rules.CustomerIds.Name;
import io.truelift.pipelines.identity.rules.IdentityChange.Kind;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names people one by one, and tells what changed for their identifiers and which blocked links others made all the same. */
public final class Naming implements Serializable {
    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final ArrayList<BlockedLink> blocks;
    private final CustomerIds ids;

    /**
     * @param policy what types are trusted with
     * @param blocks links that governance blocked
     * @param runId the run that names them
     * @param start when it started
     */
    public Naming(IdentityPolicy policy, List<BlockedLink> blocks, String runId, Instant start) {
        this.policy = policy;
        this.blocks = new ArrayList<>(blocks);
        this.ids = new CustomerIds(policy, runId, start);
    }

    /** The ids that a person could have, each with how many of their identifiers speak for it. */
    public Map<String, Integer> claims(List<ResolvedIdentifier> members) {
        return ids.claims(members);
    }

    /**
     * Names a person.
     *
     * @param members all of their identifiers, the least first
     * @param lost ids that some of them had and that others keep
     */
    public NamedPerson name(List<ResolvedIdentifier> members, Collection<String> lost) {
        Name name = ids.name(members, lost);
        List<IdentityChange> changes = new ArrayList<>();
        for (ResolvedIdentifier member : members) {
            change(member, name, members, lost).ifPresent(changes::add);
        }
        return new NamedPerson(name, members, changes, blockedInVain(members));
    }

    /** Links that governance blocked, as refusals. */
    public List<Refusal> blocked() {
        return blocks.stream()
                .map(block -> refusal(block, Refusal.Reason.BLOCKED, 0))
                .toList();
    }

    private Optional<IdentityChange> change(
            ResolvedIdentifier member, Name name, List<ResolvedIdentifier> members, Collection<String> lost) {
        Known known = member.known();
        if (known == null) {
            return Optional.of(new IdentityChange(
                    member.node(), null, name.customer(), Kind.APPEARED, "The identifier was first seen in this run."));
        }
        if (known.customer().equals(name.customer())) {
            return Optional.empty();
        }
        if (lost.contains(known.customer())) {
            String why = blockOf(members)
                    .map(this::words)
                    .orElse("No record links it with the others of %s any more.".formatted(known.customer()));
            return Optional.of(new IdentityChange(member.node(), known.customer(), name.customer(), Kind.SPLIT, why));
        }
        return Optional.of(new IdentityChange(
                member.node(),
                known.customer(),
                name.customer(),
                Kind.MERGED,
                "Records link it with %s, which is older.".formatted(name.customer())));
    }

    /** Links that governance blocked and that other records make all the same. */
    private List<Refusal> blockedInVain(List<ResolvedIdentifier> members) {
        List<Refusal> refusals = new ArrayList<>();
        for (BlockedLink block : blocks) {
            if (members.stream().filter(member -> block.concerns(member.node())).count() == 2) {
                refusals.add(refusal(block, Refusal.Reason.BLOCKED_IN_VAIN, 1));
            }
        }
        return refusals;
    }

    private Optional<BlockedLink> blockOf(List<ResolvedIdentifier> members) {
        return blocks.stream()
                .filter(block -> members.stream().anyMatch(member -> block.concerns(member.node())))
                .findFirst();
    }

    private String words(BlockedLink block) {
        return "%s blocked the link between %s and %s: %s"
                .formatted(
                        block.person(),
                        block.link().first().identifier(policy),
                        block.link().second().identifier(policy),
                        block.reason());
    }

    private static Refusal refusal(BlockedLink block, Refusal.Reason reason, long people) {
        return new Refusal(block.link().first(), block.link().second(), reason, people);
    }
}
