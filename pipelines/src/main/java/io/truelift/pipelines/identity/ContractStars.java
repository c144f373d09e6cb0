package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.memory.UnionFind;
import io.truelift.pipelines.identity.rules.Link;
import io.truelift.pipelines.identity.rules.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * One round towards stars: links in, links of the same components out, closer to each node being linked to the least one
 * of its component. Each worker joins its share; then every node links its greater neighbours to its least one (large
 * star), then its lesser ones (small star). Rounds end when every component is a star, after O(log² n) of them at most
 * and a few in practice.
 *
 * <p>Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii: Connected Components in MapReduce and Beyond, SoCC 2014,
 * algorithms 1 and 2.
 */
final class ContractStars extends PTransform<PCollection<Link>, PCollectionTuple> {
    /** The links after the round. */
    static final TupleTag<Link> LINKS = new TupleTag<>() {};
    /** Some of the nodes for which the round changed something; none when every component is a star. */
    static final TupleTag<Node> RESTLESS = new TupleTag<>() {};

    private static final TupleTag<KV<Node, Node>> LESSER = new TupleTag<>() {};
    private static final long serialVersionUID = 1L;

    private final int partition;

    /** @param partition most nodes that a worker joins at a time */
    ContractStars(int partition) {
        this.partition = partition;
    }

    @Override
    public PCollectionTuple expand(PCollection<Link> links) {
        KvCoder<Node, Node> coder = KvCoder.of(NodeCoder.of(), NodeCoder.of());
        PCollectionTuple large = links.apply("join on each worker", ParDo.of(new Join(partition)))
                .setCoder(coder)
                .apply("neighbours", GroupByKey.create())
                .apply("large star", ParDo.of(new LargeStar()).withOutputTags(LESSER, TupleTagList.of(RESTLESS)));
        PCollectionTuple small = large.get(LESSER)
                .setCoder(coder)
                .apply("lesser neighbours", GroupByKey.create())
                .apply("small star", ParDo.of(new SmallStar()).withOutputTags(LINKS, TupleTagList.of(RESTLESS)));
        PCollection<Node> restless = PCollectionList.of(large.get(RESTLESS).setCoder(NodeCoder.of()))
                .and(small.get(RESTLESS).setCoder(NodeCoder.of()))
                .apply("restless", Flatten.pCollections());
        return PCollectionTuple.of(LINKS, small.get(LINKS).setCoder(LinkCoder.of()))
                .and(RESTLESS, restless);
    }

    /** Both ends of what is left of a worker's links. */
    private static final class Join extends DoFn<Link, KV<Node, Node>> {
        private static final long serialVersionUID = 1L;
        private final int partition;
        private transient UnionFind unionFind;

        Join(int partition) {
            this.partition = partition;
        }

        @StartBundle
        public void start() {
            unionFind = new UnionFind();
        }

        @ProcessElement
        public void join(@Element Link link, OutputReceiver<KV<Node, Node>> out) {
            unionFind.link(unionFind.place(link.first()), unionFind.place(link.second()));
            if (unionFind.size() >= partition) {
                flush(out::output);
            }
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            flush(pair -> context.output(pair, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
        }

        private void flush(Consumer<KV<Node, Node>> out) {
            unionFind.each((node, least, records) -> {
                if (!node.equals(least)) {
                    out.accept(KV.of(node, least));
                    out.accept(KV.of(least, node));
                }
            });
            unionFind.clear();
        }
    }

    private static final class LargeStar extends DoFn<KV<Node, Iterable<Node>>, KV<Node, Node>> {
        private static final long serialVersionUID = 1L;

        private transient boolean isRestless;

        @StartBundle
        public void start() {
            isRestless = false;
        }

        @ProcessElement
        public void star(@Element KV<Node, Iterable<Node>> neighbours, MultiOutputReceiver out) {
            Node self = neighbours.getKey();
            Node least = self;
            List<Node> greater = new ArrayList<>();
            for (Node neighbour : neighbours.getValue()) {
                if (neighbour.compareTo(self) > 0) {
                    greater.add(neighbour);
                } else if (neighbour.compareTo(least) < 0) {
                    least = neighbour;
                }
            }
            for (Node node : greater) {
                out.get(LESSER).output(KV.of(node, least));
            }
            if (!isRestless && !least.equals(self) && !greater.isEmpty()) {
                isRestless = true;
                out.get(RESTLESS).output(self);
            }
        }
    }

    private static final class SmallStar extends DoFn<KV<Node, Iterable<Node>>, Link> {
        private static final long serialVersionUID = 1L;
        private transient boolean isRestless;

        @StartBundle
        public void start() {
            isRestless = false;
        }

        @ProcessElement
        public void star(@Element KV<Node, Iterable<Node>> lesser, MultiOutputReceiver out) {
            Node self = lesser.getKey();
            Node least = self;
            Set<Node> others = new HashSet<>();
            for (Node neighbour : lesser.getValue()) {
                others.add(neighbour);
                if (neighbour.compareTo(least) < 0) {
                    least = neighbour;
                }
            }
            out.get(LINKS).output(new Link(least, self));
            for (Node node : others) {
                if (!node.equals(least)) {
                    out.get(LINKS).output(new Link(least, node));
                }
            }
            if (!isRestless && others.size() > 1) {
                isRestless = true;
                out.get(RESTLESS).output(self);
            }
        }
    }
}
