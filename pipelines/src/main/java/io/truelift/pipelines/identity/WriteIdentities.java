package io.truelift.pipelines.identity;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.identity.memory.InMemoryResolver;
import io.truelift.pipelines.identity.memory.Memory;
import io.truelift.pipelines.identity.memory.UnionFind;
import io.truelift.pipelines.identity.resolution.IdentityResolver;
import io.truelift.pipelines.identity.resolution.IdentityRows;
import io.truelift.pipelines.identity.resolution.Resolution;
import io.truelift.pipelines.identity.rules.IdentityRules;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.worker.MemoryChoice;
import io.truelift.platform.project.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The step of a build that stitches raw records and writes who is who: identities, what changed for them, what was refused. */
public final class WriteIdentities {
    private final Lakehouse lakehouse;
    private final Dictionary dictionary;
    private final IdentityPolicy policy;
    private final Settings settings;
    private final Pipelines pipelines;
    private final String runId;
    private final Instant start;

    public WriteIdentities(
            Lakehouse lakehouse,
            Dictionary dictionary,
            IdentityPolicy policy,
            Settings settings,
            Pipelines pipelines,
            String runId,
            Instant start) {
        this.lakehouse = lakehouse;
        this.dictionary = dictionary;
        this.policy = policy;
        this.settings = settings;
        this.pipelines = pipelines;
        this.runId = runId;
        this.start = start;
    }

    /**
     * What rows need to find their customer.
     *
     * @param shared identifiers that link nobody, for too many people share them
     * @param heavy customers of identifiers with very many records
     * @param means how identities were resolved, in words
     */
    public record Written(Set<Node> shared, Map<Node, String> heavy, String means) {}

    public Written write() {
        IdentityRules rules = IdentityRules.of(policy, BlockedLinks.read(lakehouse, dictionary, policy), runId, start);
        String folder = "%s/data/%s/stitch"
                .formatted(lakehouse.table(IdentityRows.IDENTITY).location(), runId);
        try (ScratchFolder scratch =
                new ScratchFolder(lakehouse.table(IdentityRows.IDENTITY).io(), folder)) {
            ReadTable identities =
                    ReadTable.of(lakehouse, List.of(dictionary.table(IdentityRows.IDENTITY)), ReadKnown.COLUMNS);
            Resolution resolution = resolver(rules, scratch)
                    .resolve(
                            ReadRecords.of(lakehouse, dictionary.namespace("raw"), policy),
                            new ReadKnown(policy, identities));
            Map<Node, String> heavy = resolution.write(
                    new IdentityRows(policy, runId, start),
                    new AuditedTables(lakehouse, dictionary, settings.values(), runId));
            for (String table : List.of(IdentityRows.IDENTITY, IdentityRows.REFUSAL)) {
                AuditBranch.replaceByNothing(lakehouse.table(table), runId); // changes nothing where rows were written
            }
            return new Written(resolution.shared(), heavy, resolution.means());
        }
    }

    private IdentityResolver resolver(IdentityRules rules, ScratchFolder scratch) {
        return new ChosenResolver(
                MemoryChoice.of(settings, Settings.IDENTITY_RESOLVER),
                InMemoryResolver.bytes(records()),
                Memory.ofHeap().most(),
                new InMemoryResolver(rules, Memory::ofHeap),
                new DistributedResolver(rules, pipelines, scratch, UnionFind.PARTITION));
    }

    /** How many raw records may name somebody. */
    private long records() {
        return dictionary.namespace("raw").stream()
                .filter(contract -> contract.column(Records.COLUMN).isPresent())
                .map(TableContract::qualifiedName)
                .mapToLong(table -> AuditBranch.rows(lakehouse.table(table)))
                .sum();
    }
}
