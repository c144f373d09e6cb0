package io.truelift.trino;

import io.truelift.trino.QueryEvent.TableRead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A query may name a table several times; who read what asks once. */
final class MergedTables {
    private MergedTables() {}

    /** One per table, with the columns of all its mentions. */
    static List<TableRead> merged(List<TableRead> tables) {
        Map<String, TableRead> byName = new LinkedHashMap<>();
        tables.forEach(table -> byName.merge(
                table.table(),
                table,
                (one, other) -> new TableRead(
                        one.table(), union(one.columns(), other.columns()), union(one.masked(), other.masked()))));
        return List.copyOf(byName.values());
    }

    private static List<String> union(List<String> one, List<String> other) {
        TreeSet<String> all = new TreeSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }
}
