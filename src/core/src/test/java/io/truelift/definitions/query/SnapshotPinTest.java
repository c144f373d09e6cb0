package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Table;
import io.trino.sql.util.AstUtils;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotPinTest {
    private static final TableSnapshots SNAPSHOTS = new TableSnapshots(
            SqlLibrary.CATALOG,
            Map.of(
                    "governed.order_line",
                    11L,
                    "governed.touch",
                    12L,
                    "governed.customer",
                    13L,
                    "governed.consent",
                    14L,
                    "governed.event",
                    15L),
            Optional.empty());

    @Test
    void readsEveryTableAsOfItsSnapshotWhereverItStands() {
        BoundStatement pinned = SNAPSHOTS.pin(BoundStatement.of(TestFiles.read("many_shapes")));

        assertThat(AstUtils.preOrder(new SqlParser().createStatement(pinned.text()))
                        .filter(node -> node instanceof Table table
                                && table.getName().getParts().size() == 3)
                        .map(node -> ((Table) node).getQueryPeriod()))
                .hasSize(6)
                .allMatch(period -> period.isPresent());
        assertThat(pinned.text()).contains("lakehouse.governed.consent FOR VERSION AS OF bigint '14'");
    }

    @Test
    void leavesATableThatWasNeverWrittenAsItIs() {
        BoundStatement statement = BoundStatement.of(TestFiles.read("too_many_columns"));

        assertThat(new TableSnapshots(SqlLibrary.CATALOG, Map.of(), Optional.empty())
                        .pin(statement)
                        .text())
                .isEqualTo(statement.text());
    }
}
