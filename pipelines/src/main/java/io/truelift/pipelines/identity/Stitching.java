package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.spill.Spill;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Brings identifiers of one person together: connected components over the identifiers that stand in one record, within
 * what {@code governance/identity.yaml} trusts them with. Nothing holds the graph: a worker joins a partition of bounded size,
 * and what travels between workers lies in files.
 *
 * <ol>
 *   <li>Whom each identifier stands with: what too many people share is left out, and strong identifiers that two
 *       supporting ones stand with are one ({@link FindShared}).
 *   <li>Each worker joins its partition of the records; where partitions meet, their labels are linked ({@link JoinPartitions}).
 *   <li>Labels are joined in rounds until nothing changes ({@link JoinComponents}).
 *   <li>Type by type, identifiers go to the person whom they touch, if it is one ({@link ResolveCustomers}).
 * </ol>
 */
public final class Stitching {
    private final IdentityPolicy policy;
    private final List<BlockedLink> blocks;
    private final Pipelines pipelines;
    private final ScratchFolder scratch;
    private final int partition;

    /**
     * @param policy what types are trusted with
     * @param blocks links that governance blocked
     * @param pipelines runs the steps
     * @param scratch for what steps leave to each other
     * @param partition most nodes that a worker joins at a time, {@link UnionFind#PARTITION} but in tests
     */
    public Stitching(IdentityPolicy policy, List<BlockedLink> blocks, Pipelines pipelines, ScratchFolder scratch, int partition) {
        this.policy = policy;
        this.blocks = List.copyOf(blocks);
        this.pipelines = pipelines;
        this.scratch = scratch;
        this.partition = partition;
    }

    /** What was found, in files: identifiers by label, links, and what was left out. */
    public record Joined(Spill<Refusal> refusals, Spill<ComponentMember> nodes, Spill<Link> edges, Spill<Link> stars, Spill<ComponentMember> gone) {}

    /**
     * @param records the identifiers of each record, the most trusted first, none twice, at least one; read twice
     * @param known who identifiers were before this run
     */
    public Joined join(PTransform<PBegin, PCollection<List<Node>>> records, PTransform<PBegin, PCollection<KV<Node, ComponentMessage>>> known) {
        Set<Link> blocked = blocks.stream().map(BlockedLink::link).collect(Collectors.toSet());
        Spill<Refusal> refusals = scratch.of("refusals", RefusalCoder.of());
        Spill<Link> same = scratch.of("same", LinkCoder.of());
        pipelines.run("stitch: shared", pipeline -> {
            PCollectionTuple found = pipeline.apply("records", records).apply("find shared", new FindShared(policy, blocked));
            found.get(FindShared.SHARED).apply("keep shared", refusals.write());
            found.get(FindShared.SAME).apply("keep same", same.write());
        });
        Set<Node> shared = new HashSet<>();
        refusals.each(refusal -> shared.add(refusal.node()));
        Set<Link> one = new HashSet<>();
        same.each(one::add);

        JoinPartitions.Left left = JoinPartitions.Left.in(scratch);
        pipelines.run("stitch: shares", pipeline -> pipeline.apply("records", records)
                .apply("join shares", new JoinPartitions(policy, shared, one, blocked, partition, pipeline.apply("known", known), left)));
        Spill<Link> stars = new JoinComponents(pipelines, partition).join(Spill.together(List.of(left.labels(), same)), scratch);
        return new Joined(refusals, left.nodes(), left.edges(), stars, left.gone());
    }

    /** Who each identifier is. */
    public ResolveCustomers.Resolved resolve(Joined joined) {
        return new ResolveCustomers(policy, pipelines, partition).resolve(joined, scratch);
    }
}
