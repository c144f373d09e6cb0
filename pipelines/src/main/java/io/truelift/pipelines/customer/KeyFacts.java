package io.truelift.pipelines.customer;

import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/** Makes facts of raw rows: rows of the governed table, with their customer; nobody where they name none. */
public final class KeyFacts extends PTransform<PCollection<KV<@Nullable String, TableRow>>, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, ColumnMapping> mappings;
    private final String runId;

    /** @param mappings what becomes of the rows of each raw table; rows of others are passed over */
    public KeyFacts(Map<String, ColumnMapping> mappings, String runId) {
        this.mappings = new HashMap<>(mappings);
        this.runId = runId;
    }

    @Override
    public PCollection<TableRow> expand(PCollection<KV<@Nullable String, TableRow>> raw) {
        return raw.apply(ParDo.of(new Key(mappings, runId))).setCoder(TableRowCoder.of());
    }

    private static final class Key extends DoFn<KV<@Nullable String, TableRow>, TableRow> {
        private static final long serialVersionUID = 1L;

        private final HashMap<String, ColumnMapping> mappings;
        private final String runId;

        Key(HashMap<String, ColumnMapping> mappings, String runId) {
            this.mappings = mappings;
            this.runId = runId;
        }

        @ProcessElement
        public void key(@Element KV<@Nullable String, TableRow> element, OutputReceiver<TableRow> out) {
            ColumnMapping mapping = mappings.get(element.getValue().table());
            if (mapping != null) {
                out.output(fact(mapping, element.getKey(), element.getValue()));
            }
        }

        private TableRow fact(ColumnMapping mapping, @Nullable String customer, TableRow raw) {
            @Nullable Object[] values = new Object[mapping.places().length];
            for (int i = 0; i < values.length; i++) {
                int place = mapping.places()[i];
                values[i] = switch (mapping.names().get(i)) {
                    case "customer_id" -> customer;
                    case "run_id" -> runId;
                    case "source" -> place < 0 ? RawRow.feed(raw) : raw.values()[place];
                    default -> place < 0 ? null : raw.values()[place];
                };
            }
            return new TableRow(mapping.table(), values);
        }
    }
}
