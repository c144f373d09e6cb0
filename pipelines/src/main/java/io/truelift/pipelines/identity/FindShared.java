package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Heads;
import io.truelift.pipelines.identity.rules.Link;
import io.truelift.pipelines.identity.rules.LinkRule;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Refusal;
import io.truelift.pipelines.identity.rules.SharingRule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Finds identifiers that too many people share, and strong ones that two supporting ones stand with, by {@link SharingRule}:
 * looks at whom each identifier stands with, the heads of the records that carry it.
 */
final class FindShared extends PTransform<PCollection<List<Node>>, PCollectionTuple> {
    /** Identifiers that too many people share. */
    static final TupleTag<Refusal> SHARED = new TupleTag<>() {};
    /** Strong identifiers that are one person, two at a time. */
    static final TupleTag<Link> SAME = new TupleTag<>() {};

    private static final TupleTag<KV<Link, Node>> SUPPORT = new TupleTag<>() {};
    private static final long serialVersionUID = 1L;

    private final SharingRule sharing;
    private final LinkRule links;

    FindShared(SharingRule sharing, LinkRule links) {
        this.sharing = sharing;
        this.links = links;
    }

    @Override
    public PCollectionTuple expand(PCollection<List<Node>> records) {
        PCollectionTuple found = records.apply("who it stands with", ParDo.of(new StandsWith(sharing, links)))
                .setCoder(KvCoder.of(NodeCoder.of(), NodeCoder.of()))
                .apply("pack", new PackByNode<>(NodeCoder.of()))
                .apply("gather", new GatherByNode<>(NodeCoder.of()))
                .apply("heads", ParDo.of(new CountHeads(sharing)).withOutputTags(SHARED, TupleTagList.of(SUPPORT)));
        PCollection<Link> same = found.get(SUPPORT)
                .setCoder(KvCoder.of(LinkCoder.of(), NodeCoder.of()))
                .apply("gather support", GroupByKey.create())
                .apply("supported twice", ParDo.of(new SupportedTwice(links)))
                .setCoder(LinkCoder.of());
        return PCollectionTuple.of(SHARED, found.get(SHARED).setCoder(RefusalCoder.of()))
                .and(SAME, same);
    }

    private static final class StandsWith extends DoFn<List<Node>, KV<Node, Node>> {
        private static final long serialVersionUID = 1L;
        private final SharingRule sharing;
        private final LinkRule links;
        private transient RecentlySeen<Link> recent;

        StandsWith(SharingRule sharing, LinkRule links) {
            this.sharing = sharing;
            this.links = links;
        }

        @Setup
        public void setUp() {
            recent = new RecentlySeen<>();
        }

        @ProcessElement
        public void read(@Element List<Node> record, OutputReceiver<KV<Node, Node>> out) {
            Node head = record.getFirst();
            for (Node node : record.subList(1, record.size())) {
                if (sharing.isCounted(head, node)
                        && recent.isNew(new Link(node, head))
                        && links.between(head, node) != LinkRule.Meaning.NOTHING) {
                    out.output(KV.of(node, head));
                }
            }
        }
    }

    private static final class CountHeads extends DoFn<KV<Node, Iterable<Node>>, Refusal> {
        private static final long serialVersionUID = 1L;
        private final SharingRule sharing;

        CountHeads(SharingRule sharing) {
            this.sharing = sharing;
        }

        @ProcessElement
        public void count(@Element KV<Node, Iterable<Node>> of, MultiOutputReceiver out) {
            Heads heads = Heads.of(of.getValue());
            Optional<Refusal> refusal = sharing.refusal(of.getKey(), heads);
            if (refusal.isPresent()) {
                out.get(SHARED).output(refusal.get());
            } else {
                sharing.supported(of.getKey(), heads)
                        .forEach(pair -> out.get(SUPPORT).output(KV.of(pair, of.getKey())));
            }
        }
    }

    private static final class SupportedTwice extends DoFn<KV<Link, Iterable<Node>>, Link> {
        private static final long serialVersionUID = 1L;
        private final LinkRule links;

        SupportedTwice(LinkRule links) {
            this.links = links;
        }

        @ProcessElement
        public void support(@Element KV<Link, Iterable<Node>> pair, OutputReceiver<Link> out) {
            Set<Byte> types = new HashSet<>();
            pair.getValue().forEach(node -> types.add(node.type()));
            if (SharingRule.isOnePerson(types.size()) && !links.isBlocked(pair.getKey())) {
                out.output(pair.getKey());
            }
        }
    }
}
