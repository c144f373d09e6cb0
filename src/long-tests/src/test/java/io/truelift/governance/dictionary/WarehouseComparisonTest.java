package io.truelift.governance.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.stack.TestWarehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Over the tables of the shipped dictionary on a real Trino. */
@Tag("servers")
class WarehouseComparisonTest {
    private static final TestWarehouse WAREHOUSE = TestWarehouse.shared();

    @Test
    void findsNothingWhereTablesAreAsDescribed() throws SQLException {
        assertThat(compare(WAREHOUSE.dictionary())).isEmpty();
    }

    @Test
    void findsATableAndAColumnThatNobodyDescribed() throws SQLException {
        WAREHOUSE.execute(
                "CREATE TABLE lakehouse.governed.stray (x bigint)",
                "ALTER TABLE lakehouse.governed.touch ADD COLUMN extra varchar");
        try {
            assertThat(compare(WAREHOUSE.dictionary()))
                    .containsExactlyInAnyOrder(
                            "governance/dictionary/touch.odcs.yaml:%d: column extra exists in the warehouse and is not described"
                                    .formatted(line("touch", "physicalName:")),
                            "governance/dictionary/stray.odcs.yaml:1: table governed.stray exists in the warehouse and is not described: write this file, or drop the table");
        } finally {
            WAREHOUSE.execute(
                    "DROP TABLE lakehouse.governed.stray", "ALTER TABLE lakehouse.governed.touch DROP COLUMN extra");
        }
    }

    @Test
    void findsATableThatIsDescribedAndDoesNotExist() throws SQLException {
        TableContract touch = WAREHOUSE.dictionary().table("governed.touch");
        TableContract planned = new TableContract(
                "planned",
                "governed",
                "planned",
                touch.description(),
                touch.grain(),
                touch.owner(),
                touch.domain(),
                touch.retention(),
                Optional.empty(),
                List.of(),
                touch.columns(),
                touch.file().resolveSibling("planned.odcs.yaml"));
        List<TableContract> tables =
                new java.util.ArrayList<>(WAREHOUSE.dictionary().tables());
        tables.add(planned);
        assertThat(compare(new Dictionary(tables, WAREHOUSE.dictionary().purposes())))
                .containsExactly(
                        "governance/dictionary/planned.odcs.yaml:1: table governed.planned does not exist in the warehouse; the next build makes it");
    }

    @Test
    void findsAColumnThatTheWarehouseDoesNotHaveOrHasOtherwise() throws SQLException {
        WAREHOUSE.execute("ALTER TABLE lakehouse.governed.touch RENAME COLUMN campaign TO promotion");
        try {
            assertThat(compare(WAREHOUSE.dictionary()))
                    .containsExactlyInAnyOrder(
                            "governance/dictionary/touch.odcs.yaml:%d: column campaign does not exist in the warehouse; the next build makes it"
                                    .formatted(line("touch", "- name: campaign")),
                            "governance/dictionary/touch.odcs.yaml:%d: column promotion exists in the warehouse and is not described"
                                    .formatted(line("touch", "physicalName:")));
        } finally {
            WAREHOUSE.execute("ALTER TABLE lakehouse.governed.touch RENAME COLUMN promotion TO campaign");
        }
    }

    /** Where a text stands in a contract, from 1. */
    private static int line(String contract, String text) {
        try {
            List<String> lines = Files.readAllLines(
                    WAREHOUSE.project().governance().resolve("dictionary").resolve(contract + ".odcs.yaml"));
            return 1
                    + (int) lines.stream()
                            .takeWhile(line -> !line.contains(text))
                            .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> compare(Dictionary dictionary) throws SQLException {
        return WarehouseComparison.of(dictionary, WAREHOUSE.warehouse()).stream()
                .map(Finding::toString)
                .toList();
    }
}
