package io.truelift.pipelines.customer;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.identity.GatherByNode;
import io.truelift.pipelines.identity.PackByNode;
import io.truelift.pipelines.identity.rules.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Hands a refusal under an identifier that belongs to nobody, for it stands with several people, to each of them: any of
 * them may have spoken, and the strictest word holds. A grant is handed to nobody. What more people stand with than the
 * policy allows, such as a till, says nothing about any of them.
 */
final class ShareRefusals extends PTransform<PCollection<KV<Node, TableRow>>, PCollection<KV<String, TableRow>>> {
    /** Pretended table of rows that say who stands with an identifier. */
    static final String STANDS = "stands";
    /** Pretended table of words that were handed on. */
    static final String HANDED_ON = "handed on";

    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final CustomerAssembler assembler;
    private final Concerned concerned;

    /** @param concerned to whom they are handed */
    ShareRefusals(IdentityPolicy policy, CustomerAssembler assembler, Concerned concerned) {
        this.policy = policy;
        this.assembler = assembler;
        this.concerned = concerned;
    }

    /** Says that a customer stands with an identifier. */
    static TableRow stands(String customer) {
        return new TableRow(STANDS, new Object[] {customer});
    }

    @Override
    public PCollection<KV<String, TableRow>> expand(PCollection<KV<Node, TableRow>> said) {
        return said.apply("pack", new PackByNode<>(TableRowCoder.of()))
                .apply("gather each identifier", new GatherByNode<>(TableRowCoder.of()))
                .apply("to each person", ParDo.of(new ToEachPerson(policy, assembler, concerned)))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), TableRowCoder.of()));
    }

    private static final class ToEachPerson extends DoFn<KV<Node, Iterable<TableRow>>, KV<String, TableRow>> {
        private static final long serialVersionUID = 1L;
        private final IdentityPolicy policy;
        private final CustomerAssembler assembler;
        private final Concerned concerned;

        ToEachPerson(IdentityPolicy policy, CustomerAssembler assembler, Concerned concerned) {
            this.policy = policy;
            this.assembler = assembler;
            this.concerned = concerned;
        }

        @ProcessElement
        public void share(@Element KV<Node, Iterable<TableRow>> said, OutputReceiver<KV<String, TableRow>> out) {
            int most = said.getKey().typeIn(policy).people();
            TreeSet<String> people = new TreeSet<>();
            List<TableRow> words = new ArrayList<>();
            for (TableRow row : said.getValue()) {
                if (!row.table().equals(STANDS)) {
                    words.add(row);
                } else if (people.size() <= most) {
                    people.add((String) row.values()[0]);
                }
            }
            if (people.size() > most || words.isEmpty()) {
                return;
            }
            for (TableRow refusal : assembler.refusals(words)) {
                people.stream()
                        .filter(concerned::has)
                        .forEach(person -> out.output(KV.of(person, CustomerAssembler.handedOn(refusal, person))));
            }
        }
    }
}
