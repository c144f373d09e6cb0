package io.truelift.pipelines.customer;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Makes one row per person, and the consent events that hold for them, of what {@link AboutPeople} sends. A refusal under
 * an identifier of several people travels to all of them ({@link ShareRefusals}).
 */
final class BuildCustomers extends PTransform<PCollectionTuple, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;

    private final IdentityPolicy policy;
    private final CustomerAssembler assembler;
    private final Concerned concerned;

    BuildCustomers(IdentityPolicy policy, CustomerAssembler assembler, Concerned concerned) {
        this.policy = policy;
        this.assembler = assembler;
        this.concerned = concerned;
    }

    @Override
    public PCollection<TableRow> expand(PCollectionTuple sent) {
        PCollection<KV<String, TableRow>> handedOn = sent.get(SendRows.BY_IDENTIFIER)
                .apply("share refusals", new ShareRefusals(policy, assembler, concerned));
        return PCollectionList.of(sent.get(SendRows.TO_PEOPLE))
                .and(handedOn)
                .apply("all about people", Flatten.pCollections())
                .apply("gather each person", GroupByKey.create())
                .apply("assemble", ParDo.of(new Assemble(assembler)))
                .setCoder(TableRowCoder.of());
    }

    private static final class Assemble extends DoFn<KV<String, Iterable<TableRow>>, TableRow> {
        private static final long serialVersionUID = 1L;

        private final CustomerAssembler assembler;

        Assemble(CustomerAssembler assembler) {
            this.assembler = assembler;
        }

        @ProcessElement
        public void assemble(@Element KV<String, Iterable<TableRow>> person, OutputReceiver<TableRow> out) {
            assembler.assemble(person.getKey(), person.getValue()).forEach(out::output);
        }
    }
}
