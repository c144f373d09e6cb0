package io.truelift.definitions.query;

import io.trino.sql.tree.GenericLiteral;
import io.trino.sql.tree.NodeLocation;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.QueryPeriod;
import io.trino.sql.tree.Table;
import java.util.List;

/** Rewrites a query so that every table is read as of a snapshot: {@code FROM table FOR VERSION AS OF id}. */
final class SnapshotPin extends TableRewrite {
    private static final NodeLocation MADE_HERE = new NodeLocation(1, 1);

    private final TableSnapshots snapshots;

    SnapshotPin(TableSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    protected Table table(Table table) {
        List<String> parts = table.getName().getParts();
        if (table.getQueryPeriod().isPresent()) {
            return table;
        }
        Long snapshot = snapshots.byTable().get(parts.get(1) + "." + parts.get(2));
        if (snapshot == null) {
            return table;
        }
        QueryPeriod period = new QueryPeriod(
                MADE_HERE, QueryPeriod.RangeType.VERSION, new GenericLiteral("bigint", snapshot.toString()));
        return new Table(MADE_HERE, QualifiedName.of(table.getName().getOriginalParts()), period);
    }
}
