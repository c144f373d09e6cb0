package io.truelift.pipelines.identity;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.HeldIdentifiers;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.KeyChain;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/** Gives every keyed hash in rows what the last key of a chain makes of it, in the columns that the dictionary calls hashed. */
public final class Rehash extends PTransform<PCollection<TableRow>, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;

    private final KeyChain keys;
    private final HashMap<String, ArrayList<Integer>> places = new HashMap<>();

    /** @param keys the chain, whose last key the rows do not know yet */
    public Rehash(KeyChain keys, List<TableContract> tables) {
        this.keys = keys;
        tables.forEach(table -> places.put(table.qualifiedName(), places(table)));
    }

    /** Whether a table has a column of keyed hashes. */
    public static boolean concerns(TableContract table) {
        return !places(table).isEmpty();
    }

    private static ArrayList<Integer> places(TableContract table) {
        ArrayList<Integer> places = new ArrayList<>();
        for (ColumnContract column : table.columns()) {
            if (column.identifiers() == HeldIdentifiers.HASHED) {
                places.add(table.columns().indexOf(column));
            }
        }
        return places;
    }

    @Override
    public PCollection<TableRow> expand(PCollection<TableRow> rows) {
        return rows.apply("hash again", ParDo.of(new HashAgain(keys, places))).setCoder(TableRowCoder.of());
    }

    private static final class HashAgain extends DoFn<TableRow, TableRow> {
        private static final long serialVersionUID = 1L;

        private final KeyChain keys;
        private final HashMap<String, ArrayList<Integer>> places;

        HashAgain(KeyChain keys, HashMap<String, ArrayList<Integer>> places) {
            this.keys = keys;
            this.places = places;
        }

        @ProcessElement
        public void hash(@Element TableRow row, OutputReceiver<TableRow> out) {
            @Nullable Object[] values = row.values().clone();
            for (int place : places.getOrDefault(row.table(), new ArrayList<>())) {
                values[place] = hash(values[place]);
            }
            out.output(new TableRow(row.table(), values));
        }

        private @Nullable Object hash(@Nullable Object value) {
            return switch (value) {
                case String kept -> keys.rehash(kept);
                case List<?> list ->
                    list.stream().map(item -> keys.rehash((String) item)).toList();
                case null, default -> value;
            };
        }
    }
}
