package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.SqlFormatter;
import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.HeldIdentifiers;
import io.truelift.governance.dictionary.TableContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables of the company's own are read with {@code customer_id}, which they do not have, or have as a number of their own. */
class KeyedTablesTest {
    private static final Dictionary DICTIONARY = withOwnTables();

    @Test
    void everyTableWithKeysIsJoinedWithWhoseItsRowsAre() {
        SqlFile whole = KeyedTables.in(TestFiles.read("keyed"), SqlLibrary.CATALOG, DICTIONARY);

        assertThat(SqlFormatter.formatSql(whole.statement()))
                .isEqualTo(
                        SqlFormatter.formatSql(TestFiles.read("keyed_expected").statement()));
        assertThat(References.of(whole, SqlLibrary.CATALOG, DICTIONARY))
                .containsExactlyInAnyOrder("shop.orders", "shop.exposures", "governed.person_key", "governed.customer");
    }

    @Test
    void whatIsReadIsToldAtTheLineOfTheTable() {
        SqlFile whole = KeyedTables.in(TestFiles.read("keyed"), SqlLibrary.CATALOG, DICTIONARY);

        assertThat(References.reads(whole, SqlLibrary.CATALOG, DICTIONARY))
                .contains(new ColumnRead(new ColumnName("shop.exposures", "colour"), 12));
    }

    @Test
    void aFileWithoutSuchTablesStaysAsItIs() {
        SqlFile file = TestFiles.read("many_shapes");

        assertThat(SqlFormatter.formatSql(
                        KeyedTables.in(file, SqlLibrary.CATALOG, DICTIONARY).statement()))
                .isEqualTo(SqlFormatter.formatSql(file.statement()));
    }

    private static Dictionary withOwnTables() {
        List<TableContract> tables = new ArrayList<>(TestFiles.dictionary().tables());
        tables.add(table("orders", column("customer_id", true), column("amount", false), column("gone", false)));
        tables.add(table("exposures", column("user_id", true), column("colour", false)));
        return new Dictionary(tables, TestFiles.dictionary().purposes());
    }

    private static TableContract table(String name, ColumnContract... columns) {
        return new TableContract(
                "shop_" + name,
                "shop",
                name,
                "",
                "",
                "",
                "",
                "",
                Optional.empty(),
                List.of(),
                List.of(columns),
                Path.of("shop.odcs.yaml"));
    }

    private static ColumnContract column(String name, boolean isKey) {
        return new ColumnContract(
                name,
                "varchar",
                "",
                Classification.INTERNAL,
                List.of("analytics"),
                false,
                false,
                false,
                List.of(),
                List.of(),
                Optional.empty(),
                HeldIdentifiers.NONE,
                Optional.empty(),
                isKey ? Optional.of("order_account") : Optional.empty(),
                0);
    }
}
