package io.truelift.pipelines.customer;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.Serializable;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Makes facts of raw rows: rows of the governed table, with their customer; nobody where they name none. Knows no Beam. */
public final class FactMaker implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, ColumnMapping> mappings;
    private final FactColumns columns;
    private final String runId;

    /** Makes what the dictionary says is made of raw tables; rows of others are no facts. */
    public FactMaker(Dictionary dictionary, String runId) {
        this.mappings = new HashMap<>();
        this.columns = FactColumns.of(dictionary);
        this.runId = runId;
        dictionary
                .facts()
                .forEach(
                        (raw, fact) -> mappings.put(raw, ColumnMapping.between(dictionary, raw, fact.qualifiedName())));
    }

    /** Sums up facts by customer. */
    public SumUpFacts sums() {
        return new SumUpFacts(columns, SumUpFacts.MOST);
    }

    /** The fact; null where the row is none. */
    public @Nullable TableRow fact(@Nullable String customer, TableRow raw) {
        ColumnMapping mapping = mappings.get(raw.table());
        if (mapping == null) {
            return null;
        }
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
