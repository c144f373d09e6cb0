package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.iceberg.Lakehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company adds facts of its own by contracts and a declaration alone: support tickets, and a type of identifiers they come with. */
@Tag("servers")
class OwnFactTableTest {
    private static final String FEED = """
            feed: tickets
            title: Support tickets
            owner: customer-care
            source: {files: ["tickets.csv"], format: csv, encoding: UTF-8, delimiter: ",", null_values: [""], time_zone: UTC}
            identifiers:
              - {type: passport, from: passport}
            records:
              - table: support_ticket
                columns:
                  topic: {from: topic}
                  value: {from: text}
                  stated_at: {from: at}
            """;

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void addContracts() throws IOException {
        Path project = OwnContent.in(folder.resolve("project")).project();
        Path dictionary = project.resolve("governance/dictionary");
        for (String contract : new String[] {"raw_preference", "preference"}) {
            Files.writeString(
                    dictionary.resolve(contract.replace("preference", "support_ticket") + ".odcs.yaml"),
                    Files.readString(dictionary.resolve(contract + ".odcs.yaml"))
                            .replace("preference", "support_ticket")
                            .replaceFirst(
                                    "(name: topic\n {8}logicalType: string\n)",
                                    "$1        logicalTypeOptions: {maxLength: 8}\n"));
        }
        Path identity = project.resolve("governance/identity.yaml");
        Files.writeString(
                identity,
                Files.readString(identity)
                        .replace(
                                "  - {name: login,",
                                "  - {name: passport, trust: strong, written: grouped, meaning: \"Number of a passport.\"}\n  - {name: login,"));
        Path declarations = Files.createDirectories(folder.resolve("declarations"));
        Files.writeString(declarations.resolve("tickets.yaml"), FEED);
        shop = Shop.in(folder.resolve("shop"), declarations).withContent(project);
    }

    @Test
    void rowsAreKeyedByCustomerAndHeldAgainstTheContract() {
        shop.deliver(
                "tickets.csv",
                "passport,topic,text,at",
                "AB 123,delivery,Late,2026-01-02T10:00:00Z",
                "ab-123,returns,Torn,2026-01-03T10:00:00Z",
                "CD 9,cancellation,Enough,2026-01-03T11:00:00Z");
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(shop.published().rows("governed.support_ticket"))
                .hasSize(2)
                .extracting(row -> row.getField("customer_id"))
                .as("one passport, written in two ways")
                .doesNotContainNull()
                .allMatch(customer -> customer.equals(shop.published()
                        .rows("governed.support_ticket")
                        .getFirst()
                        .getField("customer_id")));
        assertThat(shop.published().rows("governance.quarantine"))
                .singleElement()
                .satisfies(row -> assertThat(row.getField("rule"))
                        .as("a topic is at most eight characters long")
                        .isEqualTo("length"));
    }

    @Test
    void aGovernedTableThatSomethingElseFillsIsLeftAsItIs() throws IOException {
        Path dictionary = folder.resolve("project/governance/dictionary");
        Files.writeString(
                dictionary.resolve("shop_visit.odcs.yaml"),
                Files.readString(dictionary.resolve("preference.odcs.yaml"))
                        .replace("preference", "shop_visit")
                        .replaceAll("(?m)^.*madeFrom.*\n", ""));
        shop.deliver("tickets.csv", "passport,topic,text,at", "AB 123,delivery,Late,2026-01-02T10:00:00Z");
        assertThat(shop.build().exitCode()).isZero();
        try (Lakehouse lakehouse = Lakehouse.open(shop.settings())) {
            append(lakehouse.table("governed.shop_visit"));
        }
        shop.deliver("tickets.csv", "passport,topic,text,at", "CD 9,delivery,Late,2026-01-02T10:00:00Z");
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(shop.published().rows("governed.shop_visit")).hasSize(1);
    }

    @Test
    void aRunThatABrokenCheckStopsSaysWhatItFoundAndPublishesNothingElse() throws IOException {
        Path contract = folder.resolve("project/governance/dictionary/support_ticket.odcs.yaml");
        String shipped = Files.readString(contract);
        Files.writeString(
                contract, shipped.replaceFirst("(name: topic\n {8}logicalType: string\n)", "$1        unique: true\n"));
        shop.deliver(
                "tickets.csv",
                "passport,topic,text,at",
                "AB 1,returns,Torn,2026-01-03T10:00:00Z",
                "CD 9,returns,Late,2026-01-03T11:00:00Z");
        Shop.Run stopped = shop.build();
        assertThat(stopped.exitCode()).isNotZero();
        assertThat(stopped.output())
                .contains("duplicateValues of governed.support_ticket.topic is broken by 1 row")
                .contains("governance.quality_result has what was found");
        assertThat(shop.published().rows("governed.support_ticket")).isEmpty();
        assertThat(shop.published().rowsWith("governance.quality_result", "violations", 1L))
                .hasSize(1);

        Files.writeString(contract, shipped);
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(shop.published().rows("governed.support_ticket")).hasSize(2);
        assertThat(shop.published().rowsWith("governance.quality_result", "violations", 1L))
                .as("what was found stays")
                .hasSize(1);
    }

    private static void append(Table table) throws IOException {
        DataWriter<Record> writer = Parquet.writeData(
                        table.io().newOutputFile(table.location() + "/data/others.parquet"))
                .schema(table.schema())
                .createWriterFunc(type -> GenericParquetWriter.create(table.schema(), type))
                .withSpec(table.spec())
                .build();
        try (writer) {
            Record row = GenericRecord.create(table.schema());
            table.schema().columns().stream()
                    .filter(column -> column.type().typeId() == Type.TypeID.STRING)
                    .forEach(column -> row.setField(column.name(), "x"));
            writer.write(row);
        }
        table.newAppend().appendFile(writer.toDataFile()).commit();
    }
}
