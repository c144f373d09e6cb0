package io.truelift.pipelines.customer;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.Records;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads the raw rows that a build needs for those whom it concerns. New rows are whole; of earlier ones that become no facts
 * again only the columns are read that tell whose they are and what they add up to, and the other values are null.
 */
public final class RawRowsOf extends PTransform<PBegin, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;
    private static final List<String> OF_ALL = List.of(Records.COLUMN, "feed", "run_id");

    private final ReadTable read;

    public RawRowsOf(Lakehouse lakehouse, Dictionary dictionary, Concerned concerned, Deduplication deduplication) {
        List<TableContract> raw = dictionary.namespace("raw");
        Map<String, TableContract> facts = dictionary.facts();
        this.read = switch (concerned) {
            case Concerned.Everybody everybody -> ReadTable.of(lakehouse, raw);
            case Concerned.Some some ->
                ReadTable.addedAndBefore(
                        lakehouse,
                        raw,
                        some.runId(),
                        table -> isWhole(table.qualifiedName(), some, deduplication)
                                ? all(table)
                                : columns(table, Optional.ofNullable(facts.get(table.qualifiedName()))));
        };
    }

    private static boolean isWhole(String table, Concerned.Some some, Deduplication deduplication) {
        return CustomerAssembler.isWhole(table)
                || table.equals(Feed.Deletes.TABLE)
                || deduplication.concerns(table)
                || !some.moved().isEmpty() && some.byCustomer().contains(table);
    }

    private static List<String> all(TableContract table) {
        return table.columns().stream().map(ColumnContract::name).toList();
    }

    private static Collection<String> columns(TableContract table, Optional<TableContract> fact) {
        Set<String> columns = new LinkedHashSet<>(OF_ALL);
        fact.ifPresent(made -> columns.addAll(FactColumns.of(made.qualifiedName())));
        columns.retainAll(all(table));
        return columns;
    }

    @Override
    public PCollection<TableRow> expand(PBegin begin) {
        return begin.apply("read", read);
    }
}
