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
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Joins what each worker sees of the records, and says where the shares meet.
 *
 * <p>Strong identifiers of a record are linked with its head, the most trusted of them, and so are identifiers of the
 * head's own type. Others touch the head, which links nothing: whose they are is settled when people are known
 * ({@link ResolvePeople}). So a component is of strong identifiers, or of identifiers of one type.
 *
 * <p>A worker's share is a forest; each node of it travels with the least node of its tree, its label. Where a node has
 * several labels, shares meet: these labels are one component. What is left is a graph over labels, much smaller than
 * the one over identifiers.
 */
final class JoinShares extends PTransform<PCollection<List<Node>>, PCollectionTuple> {
    /** Each node with its label, how many records carry it, and who it was. */
    static final TupleTag<Labelled> NODES = new TupleTag<>() {};
    /** Labels that are one component. */
    static final TupleTag<Link> LABELS = new TupleTag<>() {};
    /** The label of a head, and the label of what touches it. */
    static final TupleTag<Link> TOUCHES = new TupleTag<>() {};
    /** Identifiers that pointed at somebody before this run, and that no record carries now, or too many people share. */
    static final TupleTag<Labelled> GONE = new TupleTag<>() {};

    private static final TupleTag<KV<Node, Labelled>> SHARES = new TupleTag<>() {};
    private static final KvCoder<Node, Labelled> BY_NODE = KvCoder.of(NodeCoder.of(), LabelledCoder.of());
    private static final long serialVersionUID = 1L;

    private final Join join;
    private final Meet meet;
    private final PCollection<KV<Node, Mark>> known;

    /**
     * @param policy what types are trusted with
     * @param shared identifiers that link nobody
     * @param same strong identifiers that are one person, beside those that stand in one record
     * @param blocked links that are not made
     * @param share most nodes that a worker joins at a time
     * @param known who identifiers were before this run
     */
    JoinShares(IdentityPolicy policy, Set<Node> shared, Set<Link> same, Set<Link> blocked, int share, PCollection<KV<Node, Mark>> known) {
        this.join = new Join(policy, new HashSet<>(shared), new HashSet<>(blocked), share);
        HashSet<Node> ends = new HashSet<>();
        same.forEach(link -> ends.addAll(List.of(link.first(), link.second())));
        this.meet = new Meet(ends);
        this.known = known;
    }

    @Override
    public PCollectionTuple expand(PCollection<List<Node>> records) {
        PCollectionTuple shares = records.apply("join on each worker", ParDo.of(join).withOutputTags(SHARES, TupleTagList.of(TOUCHES)));
        PCollectionTuple nodes = PCollectionList.of(shares.get(SHARES).setCoder(BY_NODE))
                .and(known.apply("known by node", ParDo.of(new KnownByNode())).setCoder(BY_NODE))
                .apply("shares and known", Flatten.pCollections())
                .apply("gather each node", GroupByKey.create())
                .apply("where shares meet", ParDo.of(meet).withOutputTags(NODES, TupleTagList.of(LABELS).and(GONE)));
        nodes.get(NODES).setCoder(LabelledCoder.of());
        nodes.get(GONE).setCoder(LabelledCoder.of());
        nodes.get(LABELS).setCoder(LinkCoder.of());
        return nodes.and(TOUCHES, shares.get(TOUCHES).setCoder(LinkCoder.of()));
    }

    private static final class KnownByNode extends DoFn<KV<Node, Mark>, KV<Node, Labelled>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element KV<Node, Mark> known, OutputReceiver<KV<Node, Labelled>> out) {
            out.output(KV.of(known.getKey(), new Labelled(known.getKey(), known.getKey(), 0, (Mark.Known) known.getValue())));
        }
    }

    private static final class Join extends DoFn<List<Node>, KV<Node, Labelled>> {
        private static final long serialVersionUID = 1L;

        private final IdentityPolicy policy;
        private final HashSet<Node> shared;
        private final HashSet<Link> blocked;
        private final int share;
        private transient Forest forest;
        private transient Touches touches;

        Join(IdentityPolicy policy, HashSet<Node> shared, HashSet<Link> blocked, int share) {
            this.policy = policy;
            this.shared = shared;
            this.blocked = blocked;
            this.share = share;
        }

        @StartBundle
        public void start() {
            forest = new Forest();
            touches = new Touches(share);
        }

        @ProcessElement
        public void join(@Element List<Node> record, MultiOutputReceiver out) {
            int head = -1;
            Node headNode = null;
            for (Node node : record) {
                if (!shared.isEmpty() && shared.contains(node)) {
                    continue;
                }
                int place = forest.place(node);
                forest.count(place);
                if (headNode == null) {
                    head = place;
                    headNode = node;
                } else if (blocked.isEmpty() || !blocked.contains(Link.between(headNode, node))) {
                    if (node.type() == headNode.type() || isStrong(headNode) && isStrong(node)) {
                        forest.link(head, place);
                    } else {
                        touches.add(head, place);
                    }
                }
            }
            if (forest.size() >= share || touches.isFull()) {
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
            forest.each((node, least, records) -> shares.accept(node, new Labelled(node, least, records, null)));
            touches.each(forest.leasts(), (head, other) -> met.accept(new Link(forest.node(head), forest.node(other))));
            forest.clear();
            touches.clear();
        }
    }

    private static final class Meet extends DoFn<KV<Node, Iterable<Labelled>>, Labelled> {
        private static final long serialVersionUID = 1L;
        private final HashSet<Node> same;

        Meet(HashSet<Node> same) {
            this.same = same;
        }

        @ProcessElement
        public void meet(@Element KV<Node, Iterable<Labelled>> shares, MultiOutputReceiver out) {
            Node node = shares.getKey();
            Node label = null;
            Mark.Known known = null;
            long records = 0;
            for (Labelled share : shares.getValue()) {
                if (share.known() != null) {
                    known = share.known();
                    continue;
                }
                records += share.records();
                if (label == null) {
                    label = share.label();
                } else if (!label.equals(share.label())) {
                    Link link = Link.between(label, share.label());
                    out.get(LABELS).output(link);
                    label = link.first();
                }
            }
            if (label == null) {
                out.get(GONE).output(new Labelled(node, node, 0, known));
                return;
            }
            out.get(NODES).output(new Labelled(node, label, records, known));
            if (same.contains(node) && !label.equals(node)) {
                out.get(LABELS).output(Link.between(label, node)); // the links of the same are between nodes, not labels
            }
        }
    }
}
