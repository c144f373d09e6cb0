package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.memory.UnionFind;
import io.truelift.pipelines.identity.rules.Link;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.spill.Spill;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Joins labels that are one component, in rounds of {@link ContractStars} until nothing changes. As soon as what is left
 * fits into one worker's share it is joined here and now, which saves the last rounds.
 */
final class JoinComponents {
    private final Pipelines pipelines;
    private final int partition;

    /** @param partition most links that are joined at once */
    JoinComponents(Pipelines pipelines, int partition) {
        this.pipelines = pipelines;
        this.partition = partition;
    }

    /**
     * @param labels links between labels
     * @param scratch makes room for what a round leaves
     * @return a star for every component of more than one label: each label linked to the least one
     */
    Spill<Link> join(Spill<Link> labels, ScratchFolder scratch) {
        Spill<Link> links = labels;
        while (links.size() > partition) {
            Spill<Link> before = links;
            Spill<Link> after = scratch.of("links", LinkCoder.of());
            Spill<Node> restless = scratch.of("restless", NodeCoder.of());
            pipelines.run("stitch: stars", pipeline -> {
                PCollectionTuple round =
                        pipeline.apply("links", before.read()).apply("round", new ContractStars(partition));
                round.get(ContractStars.LINKS).apply("keep links", after.write());
                round.get(ContractStars.RESTLESS).apply("keep restless", restless.write());
            });
            if (restless.size() == 0) {
                return after;
            }
            links = after;
        }
        return joinAtOnce(links, scratch);
    }

    private Spill<Link> joinAtOnce(Spill<Link> links, ScratchFolder scratch) {
        UnionFind unionFind = new UnionFind();
        links.each(link -> unionFind.link(unionFind.place(link.first()), unionFind.place(link.second())));
        Spill<Link> stars = scratch.of("stars", LinkCoder.of());
        stars.fill(taker -> unionFind.each((node, least, records) -> {
            if (!node.equals(least)) {
                taker.accept(new Link(least, node));
            }
        }));
        return stars;
    }
}
