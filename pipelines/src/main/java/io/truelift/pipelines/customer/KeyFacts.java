package io.truelift.pipelines.customer;

import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.identity.Stitch;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** Gives each raw row its person, or nobody where it names none: raw rows become rows of the governed table. */
public final class KeyFacts extends PTransform<PCollection<TableRow>, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;

    private final ColumnMapping mapping;
    private final PCollectionView<Map<String, String>> customers;
    private final String runId;

    /** @param customers customer id by identifier */
    public KeyFacts(ColumnMapping mapping, PCollectionView<Map<String, String>> customers, String runId) {
        this.mapping = mapping;
        this.customers = customers;
        this.runId = runId;
    }

    @Override
    public PCollection<TableRow> expand(PCollection<TableRow> raw) {
        return raw.apply(ParDo.of(new Key(mapping, customers, runId)).withSideInputs(customers)).setCoder(TableRowCoder.of());
    }

    private static final class Key extends DoFn<TableRow, TableRow> {
        private static final long serialVersionUID = 1L;

        private final ColumnMapping mapping;
        private final PCollectionView<Map<String, String>> customers;
        private final String runId;
        private final int customerPlace;
        private final int runPlace;

        Key(ColumnMapping mapping, PCollectionView<Map<String, String>> customers, String runId) {
            this.mapping = mapping;
            this.customers = customers;
            this.runId = runId;
            this.customerPlace = mapping.place("customer_id");
            this.runPlace = mapping.place("run_id");
        }

        @ProcessElement
        public void key(@Element TableRow raw, OutputReceiver<TableRow> out, ProcessContext context) {
            @Nullable Object[] values = new Object[mapping.places().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = mapping.places()[i] < 0 ? null : raw.values()[mapping.places()[i]];
            }
            List<String> identifiers = Stitch.identifiers(raw);
            if (customerPlace >= 0 && !identifiers.isEmpty()) {
                values[customerPlace] = context.sideInput(customers).get(identifiers.getFirst());
            }
            values[runPlace] = runId;
            int sourcePlace = mapping.place("source");
            if (sourcePlace >= 0 && mapping.places()[sourcePlace] < 0) {
                values[sourcePlace] = raw.values()[raw.values().length - 4]; // the feed
            }
            out.output(new TableRow(mapping.table(), values));
        }
    }
}
