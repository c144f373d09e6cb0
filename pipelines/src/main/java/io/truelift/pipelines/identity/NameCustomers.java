package io.truelift.pipelines.identity;

import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.identity.resolution.IdentityRows;
import io.truelift.pipelines.identity.rules.Claim;
import io.truelift.pipelines.identity.rules.NamedPerson;
import io.truelift.pipelines.identity.rules.Naming;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.ResolvedIdentifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Names people, and writes down what changed for their identifiers. An id that several people claim is decided first:
 * the few that lose it travel to everyone. One person's identifiers are held by one worker at a time.
 */
final class NameCustomers extends PTransform<PCollection<ResolvedIdentifier>, PCollectionTuple> {
    /** Rows of governed.identity. */
    static final TupleTag<TableRow> IDENTITY = new TupleTag<>() {};
    /** Rows of governed.identity_history. */
    static final TupleTag<TableRow> HISTORY = new TupleTag<>() {};
    /** Links that were blocked and that other records make all the same. */
    static final TupleTag<TableRow> REFUSED = new TupleTag<>() {};

    /** Identifiers with very many records, with their customers. */
    static final TupleTag<KV<Node, String>> HEAVY = new TupleTag<>() {};

    private static final long serialVersionUID = 1L;

    private final Naming naming;
    private final IdentityRows rows;

    NameCustomers(Naming naming, IdentityRows rows) {
        this.naming = naming;
        this.rows = rows;
    }

    @Override
    public PCollectionTuple expand(PCollection<ResolvedIdentifier> placed) {
        PCollection<List<ResolvedIdentifier>> people = placed.apply("by person", ParDo.of(new ByPerson()))
                .setCoder(KvCoder.of(NodeCoder.of(), ResolvedIdentifierCoder.of()))
                .apply("pack", new PackByNode<>(ResolvedIdentifierCoder.of()))
                .apply("gather each person", new GatherByNode<>(ResolvedIdentifierCoder.of()))
                .apply("person", ParDo.of(new Gather()))
                .setCoder(ListCoder.of(ResolvedIdentifierCoder.of()));
        PCollectionView<Map<Node, Iterable<String>>> lost = people.apply("claim ids", ParDo.of(new ClaimIds(naming)))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), KvCoder.of(NodeCoder.of(), VarIntCoder.of())))
                .apply("gather claims", GroupByKey.create())
                .apply("who loses", ParDo.of(new Decide()))
                .setCoder(KvCoder.of(NodeCoder.of(), StringUtf8Coder.of()))
                .apply("lost", View.asMultimap());
        PCollectionTuple named = people.apply(
                "name",
                ParDo.of(new NamePerson(naming, rows, lost))
                        .withSideInputs(lost)
                        .withOutputTags(
                                IDENTITY, TupleTagList.of(HISTORY).and(REFUSED).and(HEAVY)));
        List.of(IDENTITY, HISTORY, REFUSED).forEach(tag -> named.get(tag).setCoder(TableRowCoder.of()));
        named.get(HEAVY).setCoder(KvCoder.of(NodeCoder.of(), StringUtf8Coder.of()));
        return named;
    }

    private static final class ByPerson extends DoFn<ResolvedIdentifier, KV<Node, ResolvedIdentifier>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void key(@Element ResolvedIdentifier placed, OutputReceiver<KV<Node, ResolvedIdentifier>> out) {
            out.output(KV.of(placed.person(), placed));
        }
    }

    private static final class Gather extends DoFn<KV<Node, Iterable<ResolvedIdentifier>>, List<ResolvedIdentifier>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void gather(
                @Element KV<Node, Iterable<ResolvedIdentifier>> person, OutputReceiver<List<ResolvedIdentifier>> out) {
            List<ResolvedIdentifier> members = new ArrayList<>();
            person.getValue().forEach(members::add);
            members.sort(Comparator.comparing(ResolvedIdentifier::node));
            out.output(members);
        }
    }

    private static final class ClaimIds extends DoFn<List<ResolvedIdentifier>, KV<String, KV<Node, Integer>>> {
        private static final long serialVersionUID = 1L;
        private final Naming naming;

        ClaimIds(Naming naming) {
            this.naming = naming;
        }

        @ProcessElement
        public void claim(
                @Element List<ResolvedIdentifier> members, OutputReceiver<KV<String, KV<Node, Integer>>> out) {
            Node person = members.getFirst().person();
            naming.claims(members).forEach((id, identifiers) -> out.output(KV.of(id, KV.of(person, identifiers))));
        }
    }

    private static final class Decide extends DoFn<KV<String, Iterable<KV<Node, Integer>>>, KV<Node, String>> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void decide(
                @Element KV<String, Iterable<KV<Node, Integer>>> claims, OutputReceiver<KV<Node, String>> out) {
            Stream<Claim> all = StreamSupport.stream(claims.getValue().spliterator(), false)
                    .map(claim -> new Claim(claim.getKey(), claim.getValue()));
            Claim.losers(all::iterator, loser -> out.output(KV.of(loser, claims.getKey())));
        }
    }

    private static final class NamePerson extends DoFn<List<ResolvedIdentifier>, TableRow> {
        private static final long serialVersionUID = 1L;
        private final Naming naming;
        private final IdentityRows rows;
        private final PCollectionView<Map<Node, Iterable<String>>> lost;

        NamePerson(Naming naming, IdentityRows rows, PCollectionView<Map<Node, Iterable<String>>> lost) {
            this.naming = naming;
            this.rows = rows;
            this.lost = lost;
        }

        @ProcessElement
        public void name(@Element List<ResolvedIdentifier> members, ProcessContext context, MultiOutputReceiver out) {
            Set<String> lostHere = new HashSet<>();
            Iterable<String> found =
                    context.sideInput(lost).get(members.getFirst().person());
            if (found != null) {
                found.forEach(lostHere::add);
            }
            NamedPerson person = naming.name(members, lostHere);
            for (ResolvedIdentifier member : members) {
                out.get(IDENTITY).output(rows.identity(member, person.name()));
                if (member.isHeavy()) {
                    out.get(HEAVY).output(KV.of(member.node(), person.name().customer()));
                }
            }
            person.changes().forEach(change -> out.get(HISTORY).output(rows.history(change)));
            person.blockedInVain().forEach(refusal -> out.get(REFUSED).output(rows.refusal(refusal)));
        }
    }
}
