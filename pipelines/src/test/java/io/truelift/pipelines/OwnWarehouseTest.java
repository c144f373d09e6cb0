package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.iceberg.ForeignTables;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.platform.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of the company's own warehouse, whose contracts say by which numbers they name people, and no feed at all. */
@Tag("servers")
class OwnWarehouseTest {
    private static final Schema ORDERS = new Schema(
            Types.NestedField.optional(1, "user_id", Types.LongType.get()),
            Types.NestedField.optional(2, "amount", Types.IntegerType.get()));
    private static final Schema CONSENTS = new Schema(
            Types.NestedField.optional(1, "user_id", Types.LongType.get()),
            Types.NestedField.optional(2, "agreed", Types.BooleanType.get()),
            Types.NestedField.optional(3, "said_at", Types.TimestampType.withZone()));

    @TempDir
    private Path folder;

    private Shop shop;
    private Lakehouse lakehouse;
    private Table orders;
    private Table consents;

    @BeforeEach
    void fillTheWarehouse() throws IOException {
        OwnContent content = OwnContent.in(folder.resolve("project"));
        content.write("shop_orders", contract("orders", "", "amount", "integer"));
        content.write("shop_consents", contract("consents", """
                            customProperties:
                              - property: consent
                                value:
                                  - purposes: [analytics]
                                    granted: {from: agreed}
                                    decided_at: {from: said_at}
                                    source: {value: shop}
                        """, "agreed", "boolean"));
        shop = Shop.in(folder.resolve("shop"), Files.createDirectories(folder.resolve("declarations")))
                .withContent(content.project());
        lakehouse = Lakehouse.open(shop.settings());
        orders = ForeignTables.make(lakehouse, "shop.orders", ORDERS);
        consents = ForeignTables.make(lakehouse, "shop.consents", CONSENTS);
        orders.newAppend()
                .appendFile(written(orders, order(1L, 10), order(1L, 11), order(2L, 10), order(null, 5)))
                .commit();
        consents.newAppend()
                .appendFile(written(consents, word(1, true, 1), word(2, false, 1)))
                .commit();
    }

    @AfterEach
    void close() throws IOException {
        lakehouse.close();
    }

    @Test
    void whoStandsInATableIsFoundOnce() {
        String output = build();
        assertThat(output).contains("4 lines in, 4 published, 0 quarantined");
        assertThat(keys()).containsOnlyKeys("order_account 1", "order_account 2");
        assertThat(shop.published().rows("governed.customer"))
                .hasSize(2)
                .extracting(row -> row.getField("consent_analytics"))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void nothingOfThemIsChanged() {
        long before = orders.currentSnapshot().snapshotId();
        build();
        Database.migrate(Database.of(shop.settings()));
        Shop.Run maintained = shop.maintain("--keep", "0", "--untouched", "0");
        assertThat(maintained.exitCode()).as(maintained.output()).isZero();
        orders.refresh();
        assertThat(orders.currentSnapshot().snapshotId()).isEqualTo(before);
        assertThat(orders.refs()).containsOnlyKeys("main");
        assertThat(orders.properties()).doesNotContainKey("comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "distributed"})
    void aTableThatItsOwnerWritesOverIsLookedThroughAgain(String landing) throws IOException {
        shop.with("landing.lines", landing);
        build();
        Map<String, String> before = keys();
        orders.newOverwrite()
                .overwriteByRowFilter(Expressions.alwaysTrue())
                .addFile(written(orders, order(1L, 12), order(3L, 1)))
                .commit();
        consents.newAppend().appendFile(written(consents, word(1, false, 5))).commit();
        build();
        assertThat(keys())
                .containsAllEntriesOf(before)
                .containsKey("order_account 3")
                .hasSize(3);
        assertThat(shop.published().rows("governed.customer"))
                .hasSize(3)
                .extracting(row -> row.getField("consent_analytics"))
                .containsOnly(false);
        assertThat(build()).contains("nothing is new");
    }

    @Test
    void aWordWhoseRowIsGoneDoesNotHold() {
        build();
        assertThat(agreed()).containsExactlyInAnyOrder(true, false);
        consents.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()).commit();
        assertThat(build()).contains("shop.consents is landed again");
        assertThat(agreed()).containsExactly(false, false);
        assertThat(shop.published().rows("governed.consent")).isEmpty();
    }

    private List<Object> agreed() {
        return shop.published().rows("governed.customer").stream()
                .map(row -> row.getField("consent_analytics"))
                .toList();
    }

    @Test
    void aTableThatIsNotThereIsTold() {
        ForeignTables.drop(lakehouse, "shop.orders");
        assertThat(build()).contains("shop.orders (there is no table shop.orders, or no rows in it)");
    }

    private String build() {
        Shop.Run run =
                shop.run("--tables", "--declarations", shop.declarations().toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        return run.output();
    }

    private Map<String, String> keys() {
        return shop.published().rows("governed.person_key").stream()
                .collect(Collectors.toMap(
                        row -> "%s %s".formatted(row.getField("identifier_type"), row.getField("person_key")),
                        row -> (String) Objects.requireNonNull(row.getField("customer_id"))));
    }

    private static Record order(Long user, int amount) {
        return row(ORDERS, user, amount);
    }

    private static Record word(long user, boolean agreed, int day) {
        return row(CONSENTS, user, agreed, OffsetDateTime.parse("2026-01-0%dT10:00:00Z".formatted(day)));
    }

    private static Record row(Schema schema, Object... values) {
        Record row = GenericRecord.create(schema);
        for (int i = 0; i < values.length; i++) {
            row.set(i, values[i]);
        }
        return row;
    }

    private static DataFile written(Table table, Record... rows) throws IOException {
        DataWriter<Record> writer = Parquet.writeData(
                        table.io().newOutputFile("%s/data/%s.parquet".formatted(table.location(), UUID.randomUUID())))
                .schema(table.schema())
                .createWriterFunc(type -> GenericParquetWriter.create(table.schema(), type))
                .withSpec(table.spec())
                .build();
        try (writer) {
            List.of(rows).forEach(writer::write);
        }
        return writer.toDataFile();
    }

    /** A contract that says as little as one may. */
    private static String contract(String table, String custom, String column, String type) {
        return """
                apiVersion: v3.1.0
                kind: DataContract
                id: shop_%1$s
                domain: shop
                team: {name: shop}
                schema:
                  - name: shop_%1$s
                    physicalName: shop.%1$s
                    description: "What the shop knows of %1$s."
                    dataGranularityDescription: "one row per event"
                %2$s    properties:
                      - name: user_id
                        physicalType: bigint
                        description: "The user by the shop's own number."
                        classification: internal
                        customProperties:
                          - {property: purposes, value: [analytics]}
                          - {property: keys, value: order_account}
                      - name: %3$s
                        physicalType: %4$s
                        description: "What the shop wrote down."
                        classification: internal
                        customProperties:
                          - {property: purposes, value: [analytics]}
                """.formatted(table, custom, column, type);
    }
}
