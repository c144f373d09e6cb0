package io.truelift.pipelines.customer;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which column of a governed table comes from which of its raw table: by the same name.
 *
 * @param table the governed table
 * @param names its columns
 * @param places for each of them the place in the raw row; -1 where the raw table has none of that name
 */
public record ColumnMapping(String table, ArrayList<String> names, int[] places) implements Serializable {

    public static ColumnMapping between(Dictionary dictionary, String raw, String governed) {
        List<String> from = names(dictionary.table(raw));
        ArrayList<String> to = names(dictionary.table(governed));
        int[] places = to.stream().mapToInt(from::indexOf).toArray();
        return new ColumnMapping(governed, to, places);
    }

    public int place(String column) {
        return names.indexOf(column);
    }

    private static ArrayList<String> names(TableContract table) {
        return new ArrayList<>(
                table.columns().stream().map(ColumnContract::name).toList());
    }
}
