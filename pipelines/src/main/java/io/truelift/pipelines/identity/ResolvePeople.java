package io.truelift.pipelines.identity;

import io.truelift.identity.IdentifierType;
import io.truelift.identity.IdentityPolicy;
import io.truelift.identity.Trust;
import io.truelift.pipelines.identity.Mark.Member;
import io.truelift.pipelines.identity.Mark.Owner;
import io.truelift.pipelines.identity.Mark.Touch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
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
 * Tells whose each identifier is. A component of strong identifiers is a person. Then type by type, the more trusted
 * first: what touches one person is theirs; what touches nobody is a person of its own; what touches two is nobody's, and
 * from then on tells nothing of what touches it.
 */
final class ResolvePeople extends PTransform<PCollection<Belonging>, PCollectionTuple> {
    /** Every identifier that has a person. */
    static final TupleTag<Placed> PLACED = new TupleTag<>() {};
    /** Identifiers between people. */
    static final TupleTag<Refusal> REFUSED = new TupleTag<>() {};
    /** Those among them that pointed at somebody before this run. */
    static final TupleTag<Labelled> GONE = new TupleTag<>() {};

    private static final TupleTag<KV<Node, Mark>> OWNERS = new TupleTag<>() {};
    private static final KvCoder<Node, Mark> MARKS = KvCoder.of(NodeCoder.of(), MarkCoder.of());
    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;

    ResolvePeople(IdentityPolicy policy) {
        this.policy = policy;
    }

    @Override
    public PCollectionTuple expand(PCollection<Belonging> components) {
        List<PCollection<Placed>> placed = new ArrayList<>();
        List<PCollection<Refusal>> refused = new ArrayList<>();
        List<PCollection<Labelled>> gone = new ArrayList<>();
        List<PCollection<KV<Node, Mark>>> owners = new ArrayList<>();
        refused.add(components.getPipeline().apply("nobody refused yet", Create.empty(RefusalCoder.of()))); // types may all be strong
        gone.add(components.getPipeline().apply("nobody gone yet", Create.empty(LabelledCoder.of())));
        placed.add(components.apply("people", ParDo.of(new PlacePeople(policy))).setCoder(PlacedCoder.of()));
        for (IdentifierType type : policy.types()) {
            if (type.trust() == Trust.STRONG) {
                continue;
            }
            byte place = (byte) policy.place(type.name());
            PCollection<Belonging> these = components.apply(type.name(), Filter.by(component -> component.component().type() == place));
            PCollection<Belonging> known = owners.isEmpty() ? these : these.apply(type.name() + " by heads", new AskHeads(PCollectionList.of(owners)));
            PCollectionTuple settled = known.apply(type.name() + " settled", ParDo.of(new Settle())
                    .withOutputTags(PLACED, TupleTagList.of(REFUSED).and(GONE).and(OWNERS)));
            placed.add(settled.get(PLACED).setCoder(PlacedCoder.of()));
            refused.add(settled.get(REFUSED).setCoder(RefusalCoder.of()));
            gone.add(settled.get(GONE).setCoder(LabelledCoder.of()));
            owners.add(settled.get(OWNERS).setCoder(MARKS));
        }
        return PCollectionTuple.of(PLACED, PCollectionList.of(placed).apply("all placed", Flatten.pCollections()))
                .and(REFUSED, PCollectionList.of(refused).apply("all between", Flatten.pCollections()))
                .and(GONE, PCollectionList.of(gone).apply("all gone", Flatten.pCollections()));
    }

    /** Components of strong identifiers are people. */
    private static final class PlacePeople extends DoFn<Belonging, Placed> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;

        PlacePeople(IdentityPolicy policy) {
            this.policy = policy;
        }

        @ProcessElement
        public void place(@Element Belonging person, OutputReceiver<Placed> out) {
            if (person.component().typeIn(policy).trust() == Trust.STRONG) {
                for (Member member : person.members()) {
                    out.output(new Placed(member.node(), person.component(), member.records(), member.known()));
                }
            }
        }
    }

    /** Puts people in the place of the heads that belong to them. */
    private static final class AskHeads extends PTransform<PCollection<Belonging>, PCollection<Belonging>> {
        private static final KvCoder<Node, Belonging> BY_COMPONENT = KvCoder.of(NodeCoder.of(), BelongingCoder.of());
        private static final TupleTag<Belonging> ANSWERED = new TupleTag<>() {};
        private static final TupleTag<KV<Node, Belonging>> ASKING = new TupleTag<>() {};
        private static final TupleTag<KV<Node, Mark>> QUESTIONS = new TupleTag<>() {};
        private static final long serialVersionUID = 1L;

        private final PCollectionList<KV<Node, Mark>> owners;

        AskHeads(PCollectionList<KV<Node, Mark>> owners) {
            this.owners = owners;
        }

        @Override
        public PCollection<Belonging> expand(PCollection<Belonging> components) {
            PCollectionTuple asked = components.apply("ask", ParDo.of(new Ask()).withOutputTags(ANSWERED, TupleTagList.of(ASKING).and(QUESTIONS)));
            PCollection<KV<Node, Belonging>> answers = owners.and(asked.get(QUESTIONS).setCoder(MARKS))
                    .apply("heads and questions", Flatten.pCollections())
                    .apply("gather heads", GroupByKey.create())
                    .apply("answer", ParDo.of(new Answer()))
                    .setCoder(BY_COMPONENT);
            PCollection<Belonging> answered = PCollectionList.of(asked.get(ASKING).setCoder(BY_COMPONENT)).and(answers)
                    .apply("components and answers", Flatten.pCollections())
                    .apply("gather answers", GroupByKey.create())
                    .apply("put people in", ParDo.of(new PutPeopleIn()))
                    .setCoder(BelongingCoder.of());
            return PCollectionList.of(asked.get(ANSWERED).setCoder(BelongingCoder.of())).and(answered).apply("all answered", Flatten.pCollections());
        }

        private static final class Ask extends DoFn<Belonging, Belonging> {
            private static final long serialVersionUID = 1L;

            @ProcessElement
            public void ask(@Element Belonging component, MultiOutputReceiver out) {
                if (component.heads().isEmpty() || component.people().size() > 1) {
                    out.get(ANSWERED).output(component);
                    return;
                }
                out.get(ASKING).output(KV.of(component.component(), component));
                component.heads().forEach(head -> out.get(QUESTIONS).output(KV.of(head, new Touch(component.component()))));
            }
        }

        /** An answer is a component without members, and with the person whom it touches. */
        private static final class Answer extends DoFn<KV<Node, Iterable<Mark>>, KV<Node, Belonging>> {
            private static final long serialVersionUID = 1L;

            @ProcessElement
            public void answer(@Element KV<Node, Iterable<Mark>> head, OutputReceiver<KV<Node, Belonging>> out) {
                Node person = null;
                List<Node> asking = new ArrayList<>();
                for (Mark mark : head.getValue()) {
                    if (mark instanceof Owner owner) {
                        person = owner.person();
                    } else if (mark instanceof Touch(Node component)) {
                        asking.add(component);
                    }
                }
                for (Node component : asking) {
                    if (person != null) {
                        out.output(KV.of(component, new Belonging(component, List.of(), Set.of(person), Set.of())));
                    }
                }
            }
        }

        private static final class PutPeopleIn extends DoFn<KV<Node, Iterable<Belonging>>, Belonging> {
            private static final long serialVersionUID = 1L;

            @ProcessElement
            public void put(@Element KV<Node, Iterable<Belonging>> parts, OutputReceiver<Belonging> out) {
                List<Member> members = new ArrayList<>();
                Set<Node> people = new HashSet<>();
                for (Belonging part : parts.getValue()) {
                    members.addAll(part.members());
                    people.addAll(part.people());
                }
                out.output(new Belonging(parts.getKey(), members, people, Set.of()));
            }
        }
    }

    private static final class Settle extends DoFn<Belonging, Placed> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void settle(@Element Belonging component, MultiOutputReceiver out) {
            int people = component.people().size();
            if (people < 2) {
                Node person = people == 0 ? component.component() : component.people().iterator().next();
                for (Member member : component.members()) {
                    out.get(PLACED).output(new Placed(member.node(), person, member.records(), member.known()));
                }
                out.get(OWNERS).output(KV.of(component.component(), new Owner(person)));
                return;
            }
            for (Member member : component.members()) {
                out.get(REFUSED).output(new Refusal(member.node(), null, Refusal.Reason.BETWEEN_PEOPLE, people));
                if (member.known() != null) {
                    out.get(GONE).output(new Labelled(member.node(), member.node(), member.records(), member.known()));
                }
            }
            out.get(OWNERS).output(KV.of(component.component(), new Owner(null)));
        }
    }
}
