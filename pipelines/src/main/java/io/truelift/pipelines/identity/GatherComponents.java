package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.Trust;
import io.truelift.pipelines.identity.ComponentMessage.Asked;
import io.truelift.pipelines.identity.ComponentMessage.Member;
import io.truelift.pipelines.identity.ComponentMessage.Star;
import io.truelift.pipelines.identity.ComponentMessage.Touch;
import io.truelift.pipelines.identity.rules.Link;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Settlement;
import io.truelift.pipelines.spill.KeepFiles;
import io.truelift.pipelines.spill.Spill;
import io.truelift.pipelines.spill.SpillFile;
import io.truelift.pipelines.spill.SpillWriters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PDone;

/**
 * Puts components together from what shares left: their identifiers, the components that they touch, and those that touch
 * them. What does not hang on a component whose person is not known yet is settled here ({@link ComponentResolver}); the rest waits.
 */
final class GatherComponents extends PTransform<PBegin, PDone> {
    private static final KvCoder<Node, ComponentMessage> MARKS = KvCoder.of(NodeCoder.of(), ComponentMessageCoder.of());
    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final DistributedResolver.Joined joined;
    private final ResolutionOutputs settled;

    /** @param settled where components go */
    GatherComponents(IdentityPolicy policy, DistributedResolver.Joined joined, ResolutionOutputs settled) {
        this.policy = policy;
        this.joined = joined;
        this.settled = settled;
    }

    @Override
    public PDone expand(PBegin begin) {
        PCollection<KV<Integer, byte[]>> touched = PCollectionList.of(
                        marks(begin, "touches of heads", joined.edges(), new TouchByHead()))
                .and(marks(begin, "stars of heads", joined.stars(), new StarByLabel()))
                .apply("heads and stars", Flatten.pCollections())
                .apply("gather heads", new GatherByNode<>(ComponentMessageCoder.of()))
                .apply("component of the head", ParDo.of(new NameHead()))
                .setCoder(MARKS)
                .apply("pack touches", new PackByNode<>(ComponentMessageCoder.of()));
        return PCollectionList.of(marks(begin, "nodes", joined.nodes(), new MemberByLabel()))
                .and(touched)
                .and(marks(begin, "stars", joined.stars(), new StarByLabel()))
                .apply("all of labels", Flatten.pCollections())
                .apply("gather labels", new GatherByNode<>(ComponentMessageCoder.of()))
                .apply("component of the label", ParDo.of(new NameLabel(policy)))
                .setCoder(MARKS)
                .apply("pack", new PackByNode<>(ComponentMessageCoder.of()))
                .apply("gather components", new GatherByNode<>(ComponentMessageCoder.of()))
                .apply("component", ParDo.of(new Gather(policy, settled)))
                .apply("keep", new KeepFiles(settled.all()));
    }

    private static <T> PCollection<KV<Integer, byte[]>> marks(
            PBegin begin, String name, Spill<T> spill, DoFn<T, KV<Node, ComponentMessage>> byNode) {
        return begin.apply(name, spill.read())
                .apply(name + " by node", ParDo.of(byNode))
                .setCoder(MARKS)
                .apply("pack " + name, new PackByNode<>(ComponentMessageCoder.of()));
    }

    private static final class StarByLabel extends DoFn<Link, KV<Node, ComponentMessage>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element Link star, OutputReceiver<KV<Node, ComponentMessage>> out) {
            out.output(KV.of(star.second(), new Star(star.first())));
        }
    }

    private static final class TouchByHead extends DoFn<Link, KV<Node, ComponentMessage>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element Link touch, OutputReceiver<KV<Node, ComponentMessage>> out) {
            out.output(KV.of(touch.first(), new Touch(touch.second())));
        }
    }

    private static final class MemberByLabel extends DoFn<ComponentMember, KV<Node, ComponentMessage>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element ComponentMember labelled, OutputReceiver<KV<Node, ComponentMessage>> out) {
            out.output(KV.of(labelled.label(), new Member(labelled.node(), labelled.records(), labelled.known())));
        }
    }

    /** Puts the head's component in the place of its label, and the touch beside the label of what touches it. */
    private static final class NameHead extends DoFn<KV<Node, Iterable<ComponentMessage>>, KV<Node, ComponentMessage>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void name(
                @Element KV<Node, Iterable<ComponentMessage>> label, OutputReceiver<KV<Node, ComponentMessage>> out) {
            Node component = label.getKey();
            List<Node> touching = new ArrayList<>();
            for (ComponentMessage mark : label.getValue()) {
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

    /** Puts the component in the place of the label, and tells components that are no people who touches them. */
    private static final class NameLabel
            extends DoFn<KV<Node, Iterable<ComponentMessage>>, KV<Node, ComponentMessage>> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;

        NameLabel(IdentityPolicy policy) {
            this.policy = policy;
        }

        @ProcessElement
        public void name(
                @Element KV<Node, Iterable<ComponentMessage>> label, OutputReceiver<KV<Node, ComponentMessage>> out) {
            Node component = label.getKey();
            List<ComponentMessage> marks = new ArrayList<>();
            for (ComponentMessage mark : label.getValue()) {
                if (mark instanceof Star(Node least)) {
                    component = least;
                } else {
                    marks.add(mark);
                }
            }
            for (ComponentMessage mark : marks) {
                out.output(KV.of(component, mark));
                if (mark instanceof Touch(Node head) && head.typeIn(policy).trust() != Trust.STRONG) {
                    out.output(KV.of(head, new Asked(component)));
                }
            }
        }
    }

    private static final class Gather extends DoFn<KV<Node, Iterable<ComponentMessage>>, SpillFile> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;
        private final ResolutionOutputs settled;
        private transient SpillWriters writers;
        private transient ComponentResolver settler;

        Gather(IdentityPolicy policy, ResolutionOutputs settled) {
            this.policy = policy;
            this.settled = settled;
        }

        @StartBundle
        public void start() {
            writers = new SpillWriters();
            settler = new ComponentResolver(policy, settled, writers);
        }

        @ProcessElement
        public void gather(@Element KV<Node, Iterable<ComponentMessage>> component) {
            List<Member> members = new ArrayList<>();
            Set<Node> people = new HashSet<>();
            Set<Node> heads = new HashSet<>();
            Set<Node> askers = new HashSet<>();
            for (ComponentMessage mark : component.getValue()) {
                if (mark instanceof Member member) {
                    members.add(member);
                } else if (mark instanceof Touch(Node head)) {
                    (head.typeIn(policy).trust() == Trust.STRONG ? people : heads).add(head);
                } else if (mark instanceof Asked(Node asker)) {
                    askers.add(asker);
                }
            }
            Node node = component.getKey();
            if (members.isEmpty()) {
                return; // a star alone: its label is a node of another component's
            }
            PendingComponent belonging = new PendingComponent(node, members, people, askers);
            if (Settlement.isReady(node.typeIn(policy).trust(), people.size(), heads.size())) {
                settler.settle(belonging);
            } else {
                writers.of(settled.waiting(node)).write(belonging);
            }
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            writers.finish(file -> context.output(file, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
        }
    }
}
