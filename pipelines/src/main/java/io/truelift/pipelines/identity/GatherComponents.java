package io.truelift.pipelines.identity;

import io.truelift.identity.IdentityPolicy;
import io.truelift.identity.Trust;
import io.truelift.pipelines.identity.Mark.Member;
import io.truelift.pipelines.identity.Mark.Star;
import io.truelift.pipelines.identity.Mark.Touch;
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
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** Puts components together from what shares left: their identifiers, and the components that they touch. */
final class GatherComponents extends PTransform<PBegin, PCollection<Belonging>> {
    private static final KvCoder<Node, Mark> MARKS = KvCoder.of(NodeCoder.of(), MarkCoder.of());
    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final Stitching.Joined joined;

    GatherComponents(IdentityPolicy policy, Stitching.Joined joined) {
        this.policy = policy;
        this.joined = joined;
    }

    @Override
    public PCollection<Belonging> expand(PBegin begin) {
        PCollection<KV<Node, Mark>> stars = begin.apply("stars", joined.stars().read()).apply("star by label", ParDo.of(new StarByLabel())).setCoder(MARKS);
        PCollection<KV<Node, Mark>> touches = begin.apply("touches", joined.touches().read()).apply("touch by head", ParDo.of(new TouchByHead())).setCoder(MARKS);
        PCollection<KV<Node, Mark>> touched = PCollectionList.of(touches).and(stars)
                .apply("heads and stars", Flatten.pCollections())
                .apply("gather heads", GroupByKey.create())
                .apply("component of the head", ParDo.of(new NameHead()))
                .setCoder(MARKS);
        return PCollectionList.of(begin.apply("nodes", joined.nodes().read()).apply("member by label", ParDo.of(new MemberByLabel())).setCoder(MARKS))
                .and(touched)
                .and(stars)
                .apply("all of labels", Flatten.pCollections())
                .apply("gather labels", GroupByKey.create())
                .apply("component of the label", ParDo.of(new NameLabel()))
                .setCoder(MARKS)
                .apply("gather components", GroupByKey.create())
                .apply("component", ParDo.of(new Gather(policy)))
                .setCoder(BelongingCoder.of());
    }

    private static final class StarByLabel extends DoFn<Link, KV<Node, Mark>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element Link star, OutputReceiver<KV<Node, Mark>> out) {
            out.output(KV.of(star.second(), new Star(star.first())));
        }
    }

    private static final class TouchByHead extends DoFn<Link, KV<Node, Mark>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element Link touch, OutputReceiver<KV<Node, Mark>> out) {
            out.output(KV.of(touch.first(), new Touch(touch.second())));
        }
    }

    private static final class MemberByLabel extends DoFn<Labelled, KV<Node, Mark>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element Labelled labelled, OutputReceiver<KV<Node, Mark>> out) {
            out.output(KV.of(labelled.label(), new Member(labelled.node(), labelled.records(), labelled.known())));
        }
    }

    /** Puts the head's component in the place of its label, and the touch beside the label of what touches it. */
    private static final class NameHead extends DoFn<KV<Node, Iterable<Mark>>, KV<Node, Mark>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void name(@Element KV<Node, Iterable<Mark>> label, OutputReceiver<KV<Node, Mark>> out) {
            Node component = label.getKey();
            List<Node> touching = new ArrayList<>();
            for (Mark mark : label.getValue()) {
                if (mark instanceof Star(Node least)) {
                    component = least;
                } else if (mark instanceof Touch(Node node)) {
                    touching.add(node);
                }
            }
            for (Node node : touching) {
                out.output(KV.of(node, new Touch(component)));
            }
        }
    }

    /** Puts the component in the place of the label. */
    private static final class NameLabel extends DoFn<KV<Node, Iterable<Mark>>, KV<Node, Mark>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void name(@Element KV<Node, Iterable<Mark>> label, OutputReceiver<KV<Node, Mark>> out) {
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
                out.output(KV.of(component, mark));
            }
        }
    }

    private static final class Gather extends DoFn<KV<Node, Iterable<Mark>>, Belonging> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;

        Gather(IdentityPolicy policy) {
            this.policy = policy;
        }

        @ProcessElement
        public void gather(@Element KV<Node, Iterable<Mark>> component, OutputReceiver<Belonging> out) {
            List<Member> members = new ArrayList<>();
            Set<Node> people = new HashSet<>();
            Set<Node> heads = new HashSet<>();
            for (Mark mark : component.getValue()) {
                if (mark instanceof Member member) {
                    members.add(member);
                } else if (mark instanceof Touch(Node head)) {
                    (head.typeIn(policy).trust() == Trust.STRONG ? people : heads).add(head);
                }
            }
            if (!members.isEmpty()) { // a star alone: its label is a node of another component's
                out.output(new Belonging(component.getKey(), members, people, heads));
            }
        }
    }
}
