package io.truelift.pipelines.identity;

import io.truelift.identity.IdentityPolicy;
import io.truelift.identity.Trust;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Joins what each worker sees of the records, and says where the shares touch.
 *
 * <p>Strong identifiers of a record are linked with its head, the most trusted of them; of a record that has weak ones
 * only, these are linked with each other. A weak identifier beside a strong head touches it, which makes nobody one: that
 * is settled when people are known ({@link ResolveComponents}). So a component is of strong identifiers or of weak ones.
 *
 * <p>A worker's share is a forest; each node of it travels with the least node of its tree, its label. Where a node has
 * several labels, shares touch: these labels are one component. What is left is a graph over labels, much smaller than
 * the one over identifiers.
 */
final class JoinShares extends PTransform<PCollection<List<Node>>, PCollectionTuple> {
    /** Each node with its label, and how many records carry it. */
    static final TupleTag<Labelled> NODES = new TupleTag<>() {};
    /** Labels that are one component. */
    static final TupleTag<Link> LABELS = new TupleTag<>() {};
    /** The label of a strong head, and a weak node that touches it. */
    static final TupleTag<Link> TOUCHES = new TupleTag<>() {};

    private static final TupleTag<KV<Node, Labelled>> SHARES = new TupleTag<>() {};
    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final HashSet<Node> shared;
    private final HashSet<Link> blocked;
    private final int share;

    /**
     * @param policy what types are trusted with
     * @param shared identifiers that link nobody
     * @param blocked links that are not made
     * @param share most nodes that a worker joins at a time
     */
    JoinShares(IdentityPolicy policy, Set<Node> shared, Set<Link> blocked, int share) {
        this.policy = policy;
        this.shared = new HashSet<>(shared);
        this.blocked = new HashSet<>(blocked);
        this.share = share;
    }

    @Override
    public PCollectionTuple expand(PCollection<List<Node>> records) {
        PCollectionTuple shares = records.apply("join on each worker", ParDo.of(new Join(policy, shared, blocked, share))
                .withOutputTags(SHARES, TupleTagList.of(TOUCHES)));
        shares.get(TOUCHES).setCoder(LinkCoder.of());
        PCollectionTuple nodes = shares.get(SHARES)
                .setCoder(KvCoder.of(NodeCoder.of(), LabelledCoder.of()))
                .apply("gather each node", GroupByKey.create())
                .apply("where shares touch", ParDo.of(new Meet()).withOutputTags(NODES, TupleTagList.of(LABELS)));
        nodes.get(NODES).setCoder(LabelledCoder.of());
        nodes.get(LABELS).setCoder(LinkCoder.of());
        return nodes.and(TOUCHES, shares.get(TOUCHES));
    }

    private static final class Join extends DoFn<List<Node>, KV<Node, Labelled>> {
        private static final long serialVersionUID = 1L;

        private final IdentityPolicy policy;
        private final HashSet<Node> shared;
        private final HashSet<Link> blocked;
        private final int share;
        private transient Forest forest;
        private transient Set<Long> touches;

        Join(IdentityPolicy policy, HashSet<Node> shared, HashSet<Link> blocked, int share) {
            this.policy = policy;
            this.shared = shared;
            this.blocked = blocked;
            this.share = share;
        }

        @StartBundle
        public void start() {
            forest = new Forest();
            touches = new HashSet<>();
        }

        @ProcessElement
        public void join(@Element List<Node> record, MultiOutputReceiver out) {
            int head = -1;
            Node headNode = null;
            boolean isHeadStrong = false;
            for (Node node : record) {
                if (!shared.isEmpty() && shared.contains(node)) {
                    continue;
                }
                int place = forest.place(node);
                forest.count(place);
                if (headNode == null) {
                    head = place;
                    headNode = node;
                    isHeadStrong = isStrong(node);
                } else if (blocked.isEmpty() || !blocked.contains(Link.between(headNode, node))) {
                    if (isHeadStrong && !isStrong(node)) {
                        touches.add((long) head << Integer.SIZE | place);
                    } else {
                        forest.link(head, place);
                    }
                }
            }
            if (forest.size() >= share || touches.size() >= share / 4) { // a touch takes four times the room of a node
                flush((node, labelled) -> out.get(SHARES).output(KV.of(node, labelled)), link -> out.get(TOUCHES).output(link));
            }
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            flush((node, labelled) -> context.output(SHARES, KV.of(node, labelled), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE),
                    link -> context.output(TOUCHES, link, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
        }

        private boolean isStrong(Node node) {
            return node.typeIn(policy).trust() == Trust.STRONG;
        }

        private void flush(BiConsumer<Node, Labelled> shares, Consumer<Link> met) {
            forest.each((node, least, records) -> shares.accept(node, new Labelled(node, least, records)));
            int[] leasts = forest.leasts();
            Set<Link> distinct = new HashSet<>();
            for (long touch : touches) {
                distinct.add(new Link(forest.node(leasts[(int) (touch >>> Integer.SIZE)]), forest.node((int) touch)));
            }
            distinct.forEach(met);
            forest.clear();
            touches.clear();
        }
    }

    private static final class Meet extends DoFn<KV<Node, Iterable<Labelled>>, Labelled> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void meet(@Element KV<Node, Iterable<Labelled>> shares, MultiOutputReceiver out) {
            Node label = null;
            long records = 0;
            for (Labelled share : shares.getValue()) {
                records += share.records();
                if (label == null) {
                    label = share.label();
                } else if (!label.equals(share.label())) {
                    Link link = Link.between(label, share.label());
                    out.get(LABELS).output(link);
                    label = link.first();
                }
            }
            out.get(NODES).output(new Labelled(shares.getKey(), label, records));
        }
    }
}
