package io.truelift.pipelines.identity;

import io.truelift.identity.IdentityPolicy;
import io.truelift.identity.Trust;
import io.truelift.pipelines.identity.Mark.Known;
import io.truelift.pipelines.identity.Mark.Member;
import io.truelift.pipelines.identity.Mark.Star;
import io.truelift.pipelines.identity.Mark.Touch;
import io.truelift.pipelines.spill.Spill;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Tells for every identifier which person it is, once labels are joined: the component of a strong identifier; of a weak
 * one the person whom it touches, if it is one and the same. It takes who is known, by identifier.
 */
final class ResolveComponents extends PTransform<PCollection<KV<Node, Mark>>, PCollectionTuple> {
    /** Every identifier that has a person. */
    static final TupleTag<Placed> PLACED = new TupleTag<>() {};
    /** Weak identifiers between people. */
    static final TupleTag<Refusal> REFUSED = new TupleTag<>() {};
    /** Identifiers that pointed at somebody before this run and point at nobody now. */
    static final TupleTag<KV<Node, Mark>> GONE = new TupleTag<>() {};

    private static final KvCoder<Node, Mark> MARKS = KvCoder.of(NodeCoder.of(), MarkCoder.of());
    private static final TupleTag<Placed> STRONG = new TupleTag<>() {};
    private static final TupleTag<Placed> WEAK = new TupleTag<>() {};
    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final Spill<Labelled> nodes;
    private final Spill<Link> touches;
    private final Spill<Link> stars;

    ResolveComponents(IdentityPolicy policy, Spill<Labelled> nodes, Spill<Link> touches, Spill<Link> stars) {
        this.policy = policy;
        this.nodes = nodes;
        this.touches = touches;
        this.stars = stars;
    }

    @Override
    public PCollectionTuple expand(PCollection<KV<Node, Mark>> known) {
        PCollection<KV<Node, Mark>> byLabel = PCollectionList.of(known.getPipeline().apply("nodes", nodes.read()).apply("by label", ParDo.of(new MemberByLabel())).setCoder(MARKS))
                .and(known.getPipeline().apply("touches", touches.read()).apply("touch by label", ParDo.of(new TouchByLabel())).setCoder(MARKS))
                .and(known.getPipeline().apply("stars", stars.read()).apply("star by label", ParDo.of(new StarByLabel())).setCoder(MARKS))
                .apply("all of labels", Flatten.pCollections());
        PCollection<KV<Node, Mark>> byNode = byLabel
                .apply("gather each label", GroupByKey.create())
                .apply("component of each node", ParDo.of(new Unlabel()))
                .setCoder(MARKS);
        PCollectionTuple placed = PCollectionList.of(byNode).and(known)
                .apply("all of nodes", Flatten.pCollections())
                .apply("gather each identifier", GroupByKey.create())
                .apply("place", ParDo.of(new Place(policy)).withOutputTags(STRONG, TupleTagList.of(WEAK).and(GONE)));
        PCollectionTuple weak = placed.get(WEAK).setCoder(PlacedCoder.of())
                .apply("by component", ParDo.of(new ByComponent()))
                .setCoder(KvCoder.of(NodeCoder.of(), PlacedCoder.of()))
                .apply("gather weak ones", GroupByKey.create())
                .apply("attach", ParDo.of(new Attach()).withOutputTags(PLACED, TupleTagList.of(REFUSED).and(GONE)));
        PCollection<Placed> all = PCollectionList.of(placed.get(STRONG).setCoder(PlacedCoder.of()))
                .and(weak.get(PLACED).setCoder(PlacedCoder.of()))
                .apply("all placed", Flatten.pCollections());
        PCollection<KV<Node, Mark>> gone = PCollectionList.of(placed.get(GONE).setCoder(MARKS)).and(weak.get(GONE).setCoder(MARKS)).apply("all gone", Flatten.pCollections());
        return PCollectionTuple.of(PLACED, all).and(REFUSED, weak.get(REFUSED).setCoder(RefusalCoder.of())).and(GONE, gone);
    }

    private static final class MemberByLabel extends DoFn<Labelled, KV<Node, Mark>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element Labelled labelled, OutputReceiver<KV<Node, Mark>> out) {
            out.output(KV.of(labelled.label(), new Member(labelled.node(), labelled.records())));
        }
    }

    private static final class TouchByLabel extends DoFn<Link, KV<Node, Mark>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element Link touch, OutputReceiver<KV<Node, Mark>> out) {
            out.output(KV.of(touch.first(), new Touch(touch.second())));
        }
    }

    private static final class StarByLabel extends DoFn<Link, KV<Node, Mark>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element Link star, OutputReceiver<KV<Node, Mark>> out) {
            out.output(KV.of(star.second(), new Star(star.first())));
        }
    }

    private static final class ByComponent extends DoFn<Placed, KV<Node, Placed>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element Placed placed, OutputReceiver<KV<Node, Placed>> out) {
            out.output(KV.of(placed.component(), placed));
        }
    }

    /** Puts the component in the label's place. */
    private static final class Unlabel extends DoFn<KV<Node, Iterable<Mark>>, KV<Node, Mark>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void unlabel(@Element KV<Node, Iterable<Mark>> label, OutputReceiver<KV<Node, Mark>> out) {
            Node component = label.getKey();
            List<Mark> marks = new ArrayList<>();
            for (Mark mark : label.getValue()) {
                if (mark instanceof Star(Node least)) {
                    component = least;
                } else {
                    marks.add(mark);
                }
            }
            for (Mark mark : marks) {
                switch (mark) {
                    case Member(Node node, long records) -> out.output(KV.of(node, new Member(component, records)));
                    case Touch(Node node) -> out.output(KV.of(node, new Touch(component)));
                    case Star star -> throw new IllegalStateException("Cannot be a star twice: " + star);
                    case Known known -> throw new IllegalStateException("Cannot be known by a label: " + known);
                }
            }
        }
    }

    private static final class Place extends DoFn<KV<Node, Iterable<Mark>>, Placed> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;

        Place(IdentityPolicy policy) {
            this.policy = policy;
        }

        @ProcessElement
        public void place(@Element KV<Node, Iterable<Mark>> marks, MultiOutputReceiver out) {
            Node node = marks.getKey();
            Member member = null;
            Known known = null;
            Set<Node> touched = new HashSet<>();
            for (Mark mark : marks.getValue()) {
                switch (mark) {
                    case Member m -> member = m;
                    case Known k -> known = k;
                    case Touch(Node component) -> touched.add(component);
                    case Star star -> throw new IllegalStateException("Cannot be a star of a node: " + star);
                }
            }
            if (member == null) {
                out.get(GONE).output(KV.of(node, known));
                return;
            }
            Node only = touched.size() == 1 ? touched.iterator().next() : null;
            Placed placed = new Placed(node, member.node(), member.records(), only, touched.size(), known);
            out.get(node.typeIn(policy).trust() == Trust.STRONG ? STRONG : WEAK).output(placed);
        }
    }

    /** Weak identifiers that stand with each other go to the one person whom they touch; where it is not one, each for itself. */
    private static final class Attach extends DoFn<KV<Node, Iterable<Placed>>, Placed> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void attach(@Element KV<Node, Iterable<Placed>> component, MultiOutputReceiver out) {
            List<Placed> members = new ArrayList<>();
            Set<Node> people = new HashSet<>();
            int between = 0;
            for (Placed member : component.getValue()) {
                members.add(member);
                if (member.touched() != null) {
                    people.add(member.touched());
                }
                between = Math.max(between, member.people());
            }
            between = Math.max(between, people.size());
            if (between < 2) {
                Node person = people.isEmpty() ? component.getKey() : people.iterator().next();
                members.forEach(member -> out.get(PLACED).output(member.in(person)));
                return;
            }
            for (Placed member : members) {
                if (member.people() > 1) {
                    out.get(REFUSED).output(new Refusal(member.node(), null, Refusal.Reason.BETWEEN_PEOPLE, member.people()));
                    if (member.known() != null) {
                        out.get(GONE).output(KV.of(member.node(), member.known()));
                    }
                } else if (member.touched() != null) {
                    out.get(PLACED).output(member.in(member.touched()));
                } else {
                    if (members.size() > 1 && !member.node().equals(component.getKey())) {
                        out.get(REFUSED).output(new Refusal(member.node(), component.getKey(), Refusal.Reason.BETWEEN_PEOPLE, between));
                    }
                    out.get(PLACED).output(member.in(member.node()));
                }
            }
        }
    }
}
