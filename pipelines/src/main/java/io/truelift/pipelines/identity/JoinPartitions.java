package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.memory.UnionFind;
import io.truelift.pipelines.identity.rules.Known;
import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.Link;
import io.truelift.pipelines.identity.rules.LinkRule;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.spill.KeepFiles;
import io.truelift.pipelines.spill.Spill;
import io.truelift.pipelines.spill.SpillFile;
import io.truelift.pipelines.spill.SpillWriter;
import io.truelift.pipelines.spill.SpillWriters;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Joins what each worker sees of the records, and says where the shares meet.
 *
 * <p>What it means that an identifier stands in a record with its head, the most trusted of them, says {@link LinkRule}:
 * they are one, or the identifier touches the head, and whose it is is settled when people are known ({@link ResolveCustomers}).
 *
 * <p>A worker's share is a forest; each node of it travels with the least node of its tree, its label. Where a node has
 * several labels, shares meet: these labels are one component. What is left is a graph over labels, much smaller than
 * the one over identifiers. Results lie in files, written where they are found: what leaves a step costs more than what it is.
 */
final class JoinPartitions extends PTransform<PCollection<List<Node>>, PDone> {
    private static final long serialVersionUID = 1L;

    private final Join join;
    private final Meet meet;
    private final Left left;
    private final PCollection<KnownIdentifier> known;

    /**
     * What is left of a join of shares.
     *
     * @param nodes each node with its label, how many records carry it, and who it was
     * @param labels two labels that are one component
     * @param edges the label of a head, and the label of what touches it
     * @param gone identifiers that pointed at somebody before this run, and that no record carries now, or too many people share
     */
    record Left(Spill<ComponentMember> nodes, Spill<Link> labels, Spill<Link> edges, Spill<KnownIdentifier> gone)
            implements Serializable {
        static Left in(ScratchFolder scratch) {
            return new Left(
                    scratch.of("nodes", ComponentMemberCoder.of()),
                    scratch.of("labels", LinkCoder.of()),
                    scratch.of("touches", LinkCoder.of()),
                    scratch.of("gone", KnownIdentifierCoder.of()));
        }
    }

    /**
     * @param links what a record says of its identifiers
     * @param shared identifiers that link nobody
     * @param same strong identifiers that are one person, beside those that stand in one record
     * @param partition most nodes that a worker joins at a time
     * @param known who identifiers were before this run
     * @param left where the results go
     */
    JoinPartitions(
            LinkRule links,
            Set<Node> shared,
            Set<Link> same,
            int partition,
            PCollection<KnownIdentifier> known,
            Left left) {
        this.join = new Join(links, new HashSet<>(shared), partition, left.edges());
        HashSet<Node> ends = new HashSet<>();
        same.forEach(link -> ends.addAll(List.of(link.first(), link.second())));
        this.meet = new Meet(ends, left);
        this.left = left;
        this.known = known;
    }

    @Override
    public PDone expand(PCollection<List<Node>> records) {
        PCollectionTuple partitions = records.apply(
                "join on each worker", ParDo.of(join).withOutputTags(Join.CHUNKS, TupleTagList.of(Join.FILES)));
        partitions.get(Join.FILES).apply("keep touches", new KeepFiles(List.of(left.edges())));
        return PCollectionList.of(partitions.get(Join.CHUNKS).setCoder(PackByNode.CHUNKS))
                .and(known.apply("known by node", ParDo.of(new KnownByNode()))
                        .setCoder(KvCoder.of(NodeCoder.of(), ComponentMemberCoder.of()))
                        .apply("pack known", new PackByNode<>(ComponentMemberCoder.of())))
                .apply("shares and known", Flatten.pCollections())
                .apply("gather each node", new GatherByNode<>(ComponentMemberCoder.of()))
                .apply("where shares meet", ParDo.of(meet))
                .apply("keep", new KeepFiles(List.of(left.nodes(), left.labels(), left.gone())));
    }

    private static final class KnownByNode extends DoFn<KnownIdentifier, KV<Node, ComponentMember>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element KnownIdentifier known, OutputReceiver<KV<Node, ComponentMember>> out) {
            out.output(KV.of(known.node(), new ComponentMember(known.node(), known.node(), 0, known.known())));
        }
    }

    private static final class Join extends DoFn<List<Node>, KV<Integer, byte[]>> {
        /** What is said of nodes, packed. */
        static final TupleTag<KV<Integer, byte[]>> CHUNKS = new TupleTag<>() {};

        static final TupleTag<SpillFile> FILES = new TupleTag<>() {};

        private static final long serialVersionUID = 1L;

        private final LinkRule links;
        private final HashSet<Node> shared;
        private final int partition;
        private final Spill<Link> met;
        private transient UnionFind unionFind;
        private transient ComponentEdges edges;
        private transient NodePacker<ComponentMember> packer;
        private transient SpillWriters writers;

        Join(LinkRule links, HashSet<Node> shared, int partition, Spill<Link> met) {
            this.links = links;
            this.shared = shared;
            this.partition = partition;
            this.met = met;
        }

        @StartBundle
        public void start() {
            unionFind = new UnionFind();
            edges = new ComponentEdges(partition);
            packer = new NodePacker<>(ComponentMemberCoder.of());
            writers = new SpillWriters();
        }

        @ProcessElement
        public void join(@Element List<Node> record, MultiOutputReceiver out) {
            int head = -1;
            Node headNode = null;
            for (Node node : record) {
                if (!shared.isEmpty() && shared.contains(node)) {
                    continue;
                }
                int place = unionFind.place(node);
                unionFind.count(place);
                if (headNode == null) {
                    head = place;
                    headNode = node;
                } else {
                    switch (links.between(headNode, node)) {
                        case ONE -> unionFind.link(head, place);
                        case TOUCHES -> edges.add(head, place);
                        case NOTHING -> {}
                    }
                }
            }
            if (unionFind.size() >= partition || edges.isFull()) {
                flush(chunk -> out.get(CHUNKS).output(chunk));
            }
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            Consumer<KV<Integer, byte[]>> out =
                    chunk -> context.output(CHUNKS, chunk, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
            flush(out);
            packer.finish(out);
            writers.finish(
                    file -> context.output(FILES, file, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
        }

        private void flush(Consumer<KV<Integer, byte[]>> out) {
            unionFind.each(
                    (node, least, records) -> packer.pack(node, new ComponentMember(node, least, records, null), out));
            SpillWriter<Link> writer = writers.of(met);
            edges.each(
                    unionFind.leasts(),
                    (head, other) -> writer.write(new Link(unionFind.node(head), unionFind.node(other))));
            unionFind.clear();
            edges.clear();
        }
    }

    private static final class Meet extends DoFn<KV<Node, Iterable<ComponentMember>>, SpillFile> {
        private static final long serialVersionUID = 1L;
        private final HashSet<Node> same;
        private final Left left;
        private transient SpillWriters writers;

        Meet(HashSet<Node> same, Left left) {
            this.same = same;
            this.left = left;
        }

        @StartBundle
        public void start() {
            writers = new SpillWriters();
        }

        @ProcessElement
        public void meet(@Element KV<Node, Iterable<ComponentMember>> partitions) {
            Node node = partitions.getKey();
            Node label = null;
            Known known = null;
            long records = 0;
            for (ComponentMember partition : partitions.getValue()) {
                if (partition.known() != null) {
                    known = partition.known();
                    continue;
                }
                records += partition.records();
                if (label == null) {
                    label = partition.label();
                } else if (!label.equals(partition.label())) {
                    Link link = Link.between(label, partition.label());
                    writers.of(left.labels()).write(link);
                    label = link.first();
                }
            }
            if (label == null) {
                writers.of(left.gone()).write(new KnownIdentifier(node, known));
                return;
            }
            writers.of(left.nodes()).write(new ComponentMember(node, label, records, known));
            if (same.contains(node) && !label.equals(node)) {
                writers.of(left.labels())
                        .write(Link.between(label, node)); // the links of the same are between nodes, not labels
            }
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            writers.finish(file -> context.output(file, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
        }
    }
}
