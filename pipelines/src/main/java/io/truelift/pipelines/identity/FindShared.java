package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentifierType;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.Trust;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * Looks at whom each identifier stands with: the most trusted identifiers, the heads, of the records that carry it.
 *
 * <ul>
 *   <li>It is shared by too many where it stands with more heads of one type than the policy allows. Of the type of which
 *       there are most, for an address that stands with one login, and with the one card of the same person, is one
 *       person's.
 *   <li>Two strong heads are one person where identifiers of two supporting types stand with both of them.
 * </ul>
 */
final class FindShared extends PTransform<PCollection<List<Node>>, PCollectionTuple> {
    /** Identifiers that too many people share. */
    static final TupleTag<Refusal> SHARED = new TupleTag<>() {};
    /** Strong identifiers that are one person, two at a time. */
    static final TupleTag<Link> SAME = new TupleTag<>() {};

    /** As far as people are counted; beyond it is a till anyway. */
    static final int MOST_COUNTED = 10_000;

    private static final TupleTag<KV<Link, Node>> SUPPORT = new TupleTag<>() {};
    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final HashSet<Link> blocked;

    /** @param blocked links that are not made */
    FindShared(IdentityPolicy policy, Set<Link> blocked) {
        this.policy = policy;
        this.blocked = new HashSet<>(blocked);
    }

    @Override
    public PCollectionTuple expand(PCollection<List<Node>> records) {
        PCollectionTuple found = records.apply("who it stands with", ParDo.of(new StandsWith(policy, blocked)))
                .setCoder(KvCoder.of(NodeCoder.of(), NodeCoder.of()))
                .apply("pack", new PackByNode<>(NodeCoder.of()))
                .apply("gather", new GatherByNode<>(NodeCoder.of()))
                .apply("heads", ParDo.of(new Heads(policy)).withOutputTags(SHARED, TupleTagList.of(SUPPORT)));
        PCollection<Link> same = found.get(SUPPORT)
                .setCoder(KvCoder.of(LinkCoder.of(), NodeCoder.of()))
                .apply("gather support", GroupByKey.create())
                .apply("supported twice", ParDo.of(new SupportedTwice(blocked)))
                .setCoder(LinkCoder.of());
        return PCollectionTuple.of(SHARED, found.get(SHARED).setCoder(RefusalCoder.of())).and(SAME, same);
    }

    private static final class StandsWith extends DoFn<List<Node>, KV<Node, Node>> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;
        private final HashSet<Link> blocked;
        private transient RecentlySeen<Link> recent;

        StandsWith(IdentityPolicy policy, HashSet<Link> blocked) {
            this.policy = policy;
            this.blocked = blocked;
        }

        @Setup
        public void setUp() {
            recent = new RecentlySeen<>();
        }

        @ProcessElement
        public void read(@Element List<Node> record, OutputReceiver<KV<Node, Node>> out) {
            Node head = record.getFirst();
            for (Node node : record.subList(1, record.size())) {
                if (node.type() != head.type()
                        && node.typeIn(policy).people() != IdentifierType.UNLIMITED
                        && recent.isNew(new Link(node, head))
                        && (blocked.isEmpty() || !blocked.contains(Link.between(node, head)))) {
                    out.output(KV.of(node, head));
                }
            }
        }
    }

    private static final class Heads extends DoFn<KV<Node, Iterable<Node>>, Refusal> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;

        Heads(IdentityPolicy policy) {
            this.policy = policy;
        }

        @ProcessElement
        public void count(@Element KV<Node, Iterable<Node>> heads, MultiOutputReceiver out) {
            Node node = heads.getKey();
            Map<Byte, Set<Node>> byType = byType(heads.getValue());
            int people = byType.values().stream().mapToInt(Set::size).max().orElse(1);
            IdentifierType type = node.typeIn(policy);
            if (people > type.people()) {
                out.get(SHARED).output(new Refusal(node, null, Refusal.Reason.SHARED, people));
            } else if (type.trust() == Trust.SUPPORTING) {
                byType.values().forEach(same -> pairs(same).forEach(pair -> out.get(SUPPORT).output(KV.of(pair, node))));
            }
        }

        /** Nothing where there is one head only, as of most identifiers. */
        private static Map<Byte, Set<Node>> byType(Iterable<Node> heads) {
            Node first = null;
            Map<Byte, Set<Node>> byType = Map.of();
            for (Node head : heads) {
                if (first == null) {
                    first = head;
                }
                if (first.equals(head) && byType.isEmpty()) {
                    continue;
                }
                if (byType.isEmpty()) {
                    byType = new HashMap<>(Map.of(first.type(), new HashSet<>(Set.of(first))));
                }
                Set<Node> seen = byType.computeIfAbsent(head.type(), type -> new HashSet<>());
                seen.add(head);
                if (seen.size() == MOST_COUNTED) {
                    break;
                }
            }
            return byType;
        }

        private List<Link> pairs(Set<Node> heads) {
            List<Node> strong = heads.stream().filter(head -> head.typeIn(policy).trust() == Trust.STRONG).toList();
            List<Link> pairs = new ArrayList<>();
            for (int i = 0; i < strong.size(); i++) {
                for (int j = i + 1; j < strong.size(); j++) {
                    pairs.add(Link.between(strong.get(i), strong.get(j)));
                }
            }
            return pairs;
        }
    }

    private static final class SupportedTwice extends DoFn<KV<Link, Iterable<Node>>, Link> {
        private static final long serialVersionUID = 1L;
        private final HashSet<Link> blocked;

        SupportedTwice(HashSet<Link> blocked) {
            this.blocked = blocked;
        }

        @ProcessElement
        public void support(@Element KV<Link, Iterable<Node>> pair, OutputReceiver<Link> out) {
            Set<Byte> types = new HashSet<>();
            pair.getValue().forEach(node -> types.add(node.type()));
            if (types.size() > 1 && !blocked.contains(pair.getKey())) {
                out.output(pair.getKey());
            }
        }
    }
}
