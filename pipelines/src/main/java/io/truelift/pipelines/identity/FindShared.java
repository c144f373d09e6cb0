package io.truelift.pipelines.identity;

import io.truelift.identity.IdentifierType;
import io.truelift.identity.IdentityPolicy;
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
import org.jspecify.annotations.Nullable;

/**
 * Finds the identifiers that too many people share. People are counted as the different identifiers at the head of the
 * records that carry it, of the type of which there are most: an address that stands with one login, and with the one
 * card of the same person, is one person's.
 */
final class FindShared extends PTransform<PCollection<List<Node>>, PCollection<Refusal>> {
    /** As far as people are counted; beyond it is a till anyway. */
    static final int MOST_COUNTED = 10_000;

    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;

    FindShared(IdentityPolicy policy) {
        this.policy = policy;
    }

    @Override
    public PCollection<Refusal> expand(PCollection<List<Node>> records) {
        return records.apply("who it stands with", ParDo.of(new StandsWith(policy)))
                .setCoder(KvCoder.of(NodeCoder.of(), NodeCoder.of()))
                .apply("gather", GroupByKey.create())
                .apply("too many", ParDo.of(new TooMany(policy)))
                .setCoder(RefusalCoder.of());
    }

    private static final class StandsWith extends DoFn<List<Node>, KV<Node, Node>> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;
        private transient Recent<Link> recent;

        StandsWith(IdentityPolicy policy) {
            this.policy = policy;
        }

        @Setup
        public void setUp() {
            recent = new Recent<>();
        }

        @ProcessElement
        public void read(@Element List<Node> record, OutputReceiver<KV<Node, Node>> out) {
            Node head = record.getFirst();
            for (Node node : record.subList(1, record.size())) {
                if (node.type() != head.type()
                        && node.typeIn(policy).people() != IdentifierType.UNLIMITED
                        && recent.isNew(new Link(node, head))) {
                    out.output(KV.of(node, head));
                }
            }
        }
    }

    private static final class TooMany extends DoFn<KV<Node, Iterable<Node>>, Refusal> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;

        TooMany(IdentityPolicy policy) {
            this.policy = policy;
        }

        @ProcessElement
        public void count(@Element KV<Node, Iterable<Node>> heads, OutputReceiver<Refusal> out) {
            Node first = null;
            @Nullable Map<Byte, Set<Node>> byType = null;
            for (Node head : heads.getValue()) {
                if (byType == null && (first == null || first.equals(head))) {
                    first = head; // most identifiers stand with one other
                    continue;
                }
                if (byType == null) {
                    byType = new HashMap<>();
                    add(byType, first);
                }
                if (add(byType, head) == MOST_COUNTED) {
                    break;
                }
            }
            int people = byType == null ? 1 : byType.values().stream().mapToInt(Set::size).max().orElse(1);
            if (people > heads.getKey().typeIn(policy).people()) {
                out.output(new Refusal(heads.getKey(), null, Refusal.Reason.SHARED, people));
            }
        }

        private static int add(Map<Byte, Set<Node>> byType, Node head) {
            Set<Node> seen = byType.computeIfAbsent(head.type(), type -> new HashSet<>());
            seen.add(head);
            return seen.size();
        }
    }
}
