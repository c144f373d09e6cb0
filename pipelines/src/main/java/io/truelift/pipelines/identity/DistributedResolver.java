package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.memory.UnionFind;
import io.truelift.pipelines.identity.resolution.IdentityResolver;
import io.truelift.pipelines.identity.resolution.Resolution;
import io.truelift.pipelines.identity.rules.IdentityRules;
import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.Link;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Refusal;
import io.truelift.pipelines.spill.Elements;
import io.truelift.pipelines.spill.Spill;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Resolves identities by any number of workers. Nothing holds the graph: a worker joins a partition of bounded size, and
 * what travels between workers lies in files.
 *
 * <ol>
 *   <li>Whom each identifier stands with: what too many people share is left out, and strong identifiers that two
 *       supporting ones stand with are one ({@link FindShared}).
 *   <li>Each worker joins its partition of the records; where partitions meet, their labels are linked ({@link JoinPartitions}).
 *   <li>Labels are joined in rounds until nothing changes ({@link JoinComponents}).
 *   <li>Type by type, identifiers go to the person whom they touch, if it is one ({@link ResolveCustomers}).
 * </ol>
 */
public final class DistributedResolver implements IdentityResolver {
    private final IdentityRules rules;
    private final Pipelines pipelines;
    private final ScratchFolder scratch;
    private final int partition;

    /**
     * @param rules what is decided by
     * @param pipelines runs the steps
     * @param scratch for what steps leave to each other; resolutions are read from it, too
     * @param partition most nodes that a worker joins at a time, {@link UnionFind#PARTITION} but in tests
     */
    public DistributedResolver(IdentityRules rules, Pipelines pipelines, ScratchFolder scratch, int partition) {
        this.rules = rules;
        this.pipelines = pipelines;
        this.scratch = scratch;
        this.partition = partition;
    }

    /** What was found by joining, in files: identifiers by label, links, and what was left out. */
    record Joined(
            Spill<Refusal> refusals,
            Spill<ComponentMember> nodes,
            Spill<Link> edges,
            Spill<Link> stars,
            Spill<KnownIdentifier> gone) {}

    @Override
    public Resolution resolve(Elements<List<Node>> records, Elements<KnownIdentifier> known) {
        Joined joined = join(records, known);
        List<ResolutionOutputs> settled =
                new ResolveCustomers(rules.policy(), pipelines, partition).resolve(joined, scratch);
        return DistributedResolution.of(joined, settled, rules.naming(), pipelines, scratch);
    }

    private Joined join(Elements<List<Node>> records, Elements<KnownIdentifier> known) {
        Spill<Refusal> refusals = scratch.of("refusals", RefusalCoder.of());
        Spill<Link> same = scratch.of("same", LinkCoder.of());
        pipelines.run("stitch: shared", pipeline -> {
            PCollectionTuple found = pipeline.apply("records", records.read())
                    .apply("find shared", new FindShared(rules.sharing(), rules.links()));
            found.get(FindShared.SHARED).apply("keep shared", refusals.write());
            found.get(FindShared.SAME).apply("keep same", same.write());
        });
        Set<Node> shared = new HashSet<>();
        refusals.each(refusal -> shared.add(refusal.node()));
        Set<Link> one = new HashSet<>();
        same.each(one::add);

        JoinPartitions.Left left = JoinPartitions.Left.in(scratch);
        pipelines.run("stitch: shares", pipeline -> {
            PCollection<KnownIdentifier> before = pipeline.apply("known", known.read());
            pipeline.apply("records", records.read())
                    .apply("join shares", new JoinPartitions(rules.links(), shared, one, partition, before, left));
        });
        Spill<Link> stars =
                new JoinComponents(pipelines, partition).join(Spill.together(List.of(left.labels(), same)), scratch);
        return new Joined(refusals, left.nodes(), left.edges(), stars, left.gone());
    }
}
