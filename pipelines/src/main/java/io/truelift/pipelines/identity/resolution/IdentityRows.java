package io.truelift.pipelines.identity.resolution;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.rules.CustomerIds.Name;
import io.truelift.pipelines.identity.rules.IdentityChange;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Refusal;
import io.truelift.pipelines.identity.rules.ResolvedIdentifier;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of the tables about identifiers; values in the order of their contracts. */
public final class IdentityRows implements Serializable {
    public static final String IDENTITY = "governed.identity";
    public static final String HISTORY = "governed.identity_history";
    public static final String REFUSAL = "governance.identity_refusal";

    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final String runId;
    private final Instant start;

    /**
     * @param policy names the types
     * @param runId the run that writes the rows
     * @param start when it started
     */
    public IdentityRows(IdentityPolicy policy, String runId, Instant start) {
        this.policy = policy;
        this.runId = runId;
        this.start = start;
    }

    /** An identifier of a person of that name. */
    public TableRow identity(ResolvedIdentifier member, Name name) {
        boolean isNew = member.known() == null || !member.known().customer().equals(name.customer());
        return new TableRow(IDENTITY, new @Nullable Object[] {
            type(member.node()),
            member.node().identifier(policy),
            name.customer(),
            member.records(),
            name.created(),
            isNew ? start : member.known().linked(),
            runId
        });
    }

    public TableRow history(IdentityChange change) {
        return new TableRow(HISTORY, new @Nullable Object[] {
            type(change.node()),
            change.node().identifier(policy),
            change.from(),
            change.to(),
            change.kind().word(),
            change.reason(),
            start,
            runId
        });
    }

    public TableRow refusal(Refusal refusal) {
        return new TableRow(REFUSAL, new @Nullable Object[] {
            type(refusal.node()),
            refusal.node().identifier(policy),
            refusal.other() == null ? null : refusal.other().identifier(policy),
            refusal.reason().words(),
            refusal.people(),
            runId
        });
    }

    private String type(Node node) {
        return node.typeIn(policy).name();
    }
}
