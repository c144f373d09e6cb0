package io.truelift.pipelines.identity;

import io.truelift.identity.IdentityPolicy;
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
 * what {@code governance/identity.yaml} trusts them with. Nothing holds the graph: a worker joins a share of bounded size,
 * and what travels between workers lies in files.
 *
 * <ol>
 *   <li>Identifiers that too many people share are found, and link nobody ({@link FindShared}).
 *   <li>Each worker joins its share of the records; where shares touch, their labels are linked ({@link JoinShares}).
 *   <li>Labels are joined in rounds until nothing changes ({@link JoinLabels}).
 *   <li>Weak identifiers go to the person whom they touch, if it is one ({@link ResolveComponents}).
 * </ol>
 */
public final class Stitching {
    private final IdentityPolicy policy;
    private final List<Block> blocks;
    private final Pipelines pipelines;
    private final Room room;
    private final int share;

    /**
     * @param policy what types are trusted with
     * @param blocks links that governance blocked
     * @param pipelines runs the steps
     * @param room for what steps leave to each other
     * @param share most nodes that a worker joins at a time, {@link Forest#SHARE} but in tests
     */
    public Stitching(IdentityPolicy policy, List<Block> blocks, Pipelines pipelines, Room room, int share) {
        this.policy = policy;
        this.blocks = List.copyOf(blocks);
        this.pipelines = pipelines;
        this.room = room;
        this.share = share;
    }

    /** Components found, and identifiers refused, in files. */
    record Joined(Spill<Refusal> refusals, Spill<Labelled> nodes, Spill<Link> touches, Spill<Link> stars) {}

    /**
     * @param records the identifiers of each record, the most trusted first, none twice, at least one; read twice
     */
    Joined join(PTransform<PBegin, PCollection<List<Node>>> records) {
        Spill<Refusal> refusals = room.of("refusals", RefusalCoder.of());
        pipelines.run("stitch: shared", pipeline -> pipeline.apply("records", records)
                .apply("find shared", new FindShared(policy))
                .apply("keep", refusals.write()));
        Set<Node> shared = new HashSet<>();
        refusals.each(refusal -> shared.add(refusal.node()));
        Set<Link> blocked = blocks.stream().map(Block::link).collect(Collectors.toSet());

        Spill<Labelled> nodes = room.of("nodes", LabelledCoder.of());
        Spill<Link> labels = room.of("labels", LinkCoder.of());
        Spill<Link> touches = room.of("touches", LinkCoder.of());
        pipelines.run("stitch: shares", pipeline -> {
            PCollectionTuple joined = pipeline.apply("records", records).apply("join shares", new JoinShares(policy, shared, blocked, share));
            joined.get(JoinShares.NODES).apply("keep nodes", nodes.write());
            joined.get(JoinShares.LABELS).apply("keep labels", labels.write());
            joined.get(JoinShares.TOUCHES).apply("keep touches", touches.write());
        });
        return new Joined(refusals, nodes, touches, new JoinLabels(pipelines, share).join(labels, room));
    }

    /** Who each identifier is, as steps of a pipeline. */
    PCollectionTuple resolve(PCollection<KV<Node, Mark>> known, Joined joined) {
        return known.apply("resolve", new ResolveComponents(policy, joined.nodes(), joined.touches(), joined.stars()));
    }
}
