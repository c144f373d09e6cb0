package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.ComponentMessage.Known;
import io.truelift.pipelines.identity.CustomerIds.Name;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of the tables about identifiers; values in the order of their contracts. */
final class IdentityRows implements Serializable {
    static final String IDENTITY = "governed.identity";
    static final String HISTORY = "governed.identity_history";
    static final String REFUSAL = "governance.identity_refusal";

    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final ArrayList<BlockedLink> blocks;
    private final String runId;
    private final Instant start;

    IdentityRows(IdentityPolicy policy, List<BlockedLink> blocks, String runId, Instant start) {
        this.policy = policy;
        this.blocks = new ArrayList<>(blocks);
        this.runId = runId;
        this.start = start;
    }

    TableRow identity(ResolvedIdentifier member, Name name) {
        boolean isNew = member.known() == null || !member.known().customer().equals(name.customer());
        return new TableRow(IDENTITY, new @Nullable Object[] {
            type(member.node()), member.node().identifier(policy), name.customer(), member.records(),
            name.created(), isNew ? start : member.known().linked(), runId
        });
    }

    /**
     * What changed for an identifier; nothing where it points where it pointed.
     *
     * @param members all identifiers of the person
     * @param lost ids that some of them had and that others keep
     */
    Optional<TableRow> change(ResolvedIdentifier member, Name name, List<ResolvedIdentifier> members, Collection<String> lost) {
        Known known = member.known();
        if (known == null) {
            return Optional.of(history(member.node(), null, name.customer(), "appeared", "The identifier was first seen in this run."));
        }
        if (known.customer().equals(name.customer())) {
            return Optional.empty();
        }
        if (lost.contains(known.customer())) {
            String why = blockOf(members).map(this::words).orElse("No record links it with the others of %s any more.".formatted(known.customer()));
            return Optional.of(history(member.node(), known.customer(), name.customer(), "split", why));
        }
        return Optional.of(history(member.node(), known.customer(), name.customer(), "merged",
                "Records link it with %s, which is older.".formatted(name.customer())));
    }

    /** An identifier that points at nobody any more. */
    TableRow gone(Node node, Known known) {
        return history(node, known.customer(), null, "unlinked",
                "It links nobody any more: no record carries it, or governance.identity_refusal says why.");
    }

    TableRow refusal(Refusal refusal) {
        return new TableRow(REFUSAL, new @Nullable Object[] {
            type(refusal.node()), refusal.node().identifier(policy), refusal.other() == null ? null : refusal.other().identifier(policy),
            refusal.reason().words(), refusal.people(), runId
        });
    }

    /** Links that governance blocked and that other records make all the same. */
    List<Refusal> blockedInVain(List<ResolvedIdentifier> members) {
        List<Refusal> refusals = new ArrayList<>();
        for (BlockedLink block : blocks) {
            if (members.stream().filter(member -> block.concerns(member.node())).count() == 2) {
                refusals.add(new Refusal(block.link().first(), block.link().second(), Refusal.Reason.BLOCKED_IN_VAIN, 1));
            }
        }
        return refusals;
    }

    private Optional<BlockedLink> blockOf(List<ResolvedIdentifier> members) {
        return blocks.stream().filter(block -> members.stream().anyMatch(member -> block.concerns(member.node()))).findFirst();
    }

    private String words(BlockedLink block) {
        return "%s blocked the link between %s and %s: %s".formatted(
                block.person(), block.link().first().identifier(policy), block.link().second().identifier(policy), block.reason());
    }

    private TableRow history(Node node, @Nullable String from, @Nullable String to, String change, String reason) {
        return new TableRow(HISTORY, new @Nullable Object[] {type(node), node.identifier(policy), from, to, change, reason, start, runId});
    }

    private String type(Node node) {
        return node.typeIn(policy).name();
    }
}
