package io.truelift.pipelines.identity;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.identity.ComponentMessage.Member;
import io.truelift.pipelines.identity.rules.Node;
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

/** Settles the components of one type that waited, now that everything is settled that they touch. */
final class ResolveType extends PTransform<PBegin, PDone> {
    private static final KvCoder<Node, PendingComponent> BY_COMPONENT =
            KvCoder.of(NodeCoder.of(), PendingComponentCoder.of());
    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final Spill<PendingComponent> waiting;
    private final Spill<KV<Node, Node>> answers;
    private final ResolutionOutputs settled;

    ResolveType(
            IdentityPolicy policy,
            Spill<PendingComponent> waiting,
            Spill<KV<Node, Node>> answers,
            ResolutionOutputs settled) {
        this.policy = policy;
        this.waiting = waiting;
        this.answers = answers;
        this.settled = settled;
    }

    @Override
    public PDone expand(PBegin begin) {
        PCollection<KV<Integer, byte[]>> asking = begin.apply("waiting", waiting.read())
                .apply("by component", ParDo.of(new ByComponent()))
                .setCoder(BY_COMPONENT)
                .apply("pack waiting", new PackByNode<>(PendingComponentCoder.of()));
        PCollection<KV<Integer, byte[]>> answered = begin.apply("answers", answers.read())
                .apply("by asker", ParDo.of(new Answer()))
                .setCoder(BY_COMPONENT)
                .apply("pack answers", new PackByNode<>(PendingComponentCoder.of()));
        return PCollectionList.of(asking)
                .and(answered)
                .apply("waiting and answers", Flatten.pCollections())
                .apply("gather answers", new GatherByNode<>(PendingComponentCoder.of()))
                .apply("settle", ParDo.of(new Settle(policy, settled)))
                .apply("keep", new KeepFiles(settled.all()));
    }

    private static final class ByComponent extends DoFn<PendingComponent, KV<Node, PendingComponent>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element PendingComponent waiting, OutputReceiver<KV<Node, PendingComponent>> out) {
            out.output(KV.of(waiting.component(), waiting));
        }
    }

    /** An answer is a component without members, and with the person whom it touches. */
    private static final class Answer extends DoFn<KV<Node, Node>, KV<Node, PendingComponent>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void answer(@Element KV<Node, Node> answer, OutputReceiver<KV<Node, PendingComponent>> out) {
            out.output(KV.of(
                    answer.getKey(),
                    new PendingComponent(answer.getKey(), List.of(), Set.of(answer.getValue()), Set.of())));
        }
    }

    private static final class Settle extends DoFn<KV<Node, Iterable<PendingComponent>>, SpillFile> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;
        private final ResolutionOutputs settled;
        private transient SpillWriters writers;
        private transient ComponentResolver settler;

        Settle(IdentityPolicy policy, ResolutionOutputs settled) {
            this.policy = policy;
            this.settled = settled;
        }

        @StartBundle
        public void start() {
            writers = new SpillWriters();
            settler = new ComponentResolver(policy, settled, writers);
        }

        @ProcessElement
        public void settle(@Element KV<Node, Iterable<PendingComponent>> parts) {
            List<Member> members = new ArrayList<>();
            Set<Node> people = new HashSet<>();
            Set<Node> askers = new HashSet<>();
            for (PendingComponent part : parts.getValue()) {
                members.addAll(part.members());
                people.addAll(part.people());
                askers.addAll(part.askers());
            }
            if (!members.isEmpty()) { // an answer alone: its component touches two people, and is settled already
                settler.settle(new PendingComponent(parts.getKey(), members, people, askers));
            }
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            writers.finish(file -> context.output(file, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
        }
    }
}
