package io.truelift.pipelines.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of governance/ reaches the tables that exist. */
@Tag("servers")
class ContractTablesTest {
    private static final String TABLE = "governed.identity";

    @TempDir
    private Path folder;

    private Lakehouse lakehouse;

    @BeforeEach
    void makeTables() throws IOException {
        lakehouse = Lakehouse.open(Shop.in(folder).settings());
        ContractTables.publish(lakehouse, Declarations.DICTIONARY);
    }

    @AfterEach
    void close() throws IOException {
        lakehouse.close();
    }

    @Test
    void everyContractBecomesATableWithItsColumnsInOrder() {
        for (var contract : Declarations.DICTIONARY.tables()) {
            assertThat(lakehouse.table(contract.qualifiedName()).schema().columns())
                    .as(contract.qualifiedName())
                    .extracting(Types.NestedField::name)
                    .containsExactlyElementsOf(Rows.columns(contract));
        }
    }

    @Test
    void typesAreThoseOfTrino() {
        var schema = lakehouse.table("raw.order_line").schema();
        assertThat(schema.findType("ordered_at")).isEqualTo(Types.TimestampType.withZone());
        assertThat(schema.findType("amount")).isEqualTo(Types.DecimalType.of(18, 4));
        assertThat(schema.findType("quantity")).isEqualTo(Types.IntegerType.get());
        assertThat(schema.findType("line")).isEqualTo(Types.LongType.get());
        assertThat(schema.findType("identifiers").asListType().elementType()).isEqualTo(Types.StringType.get());
    }

    @Test
    void aNewColumnAndANewMeaningAreTakenUpAndNothingElseChanges() throws IOException {
        String before = lakehouse.table(TABLE).schema().findField("customer_id").doc();
        ContractTables.publish(
                lakehouse,
                changed(
                        "identity",
                        "Kind of identifier, such as email, login or cookie.",
                        "Kind of identifier.",
                        "      - name: run_id\n",
                        """
                              - name: aliases
                                logicalType: array
                                physicalType: array(varchar)
                                description: "Other spellings."
                                classification: personal
                                customProperties:
                                  - {property: purposes, value: [operations]}
                              - name: run_id
                        """));
        var schema = lakehouse.table(TABLE).schema();
        assertThat(schema.findField("identifier_type").doc()).isEqualTo("Kind of identifier.");
        assertThat(schema.findField("aliases").doc()).isEqualTo("Other spellings.");
        assertThat(schema.findField("customer_id").doc()).isEqualTo(before);
    }

    @Test
    void aTypeMayWidenButNotChange() throws IOException {
        ContractTables.publish(lakehouse, changed("order_line", "decimal(18,4)", "decimal(28,4)"));
        assertThat(lakehouse.table("governed.order_line").schema().findType("amount"))
                .isEqualTo(Types.DecimalType.of(28, 4));
        Dictionary other = changed("order_line", "decimal(18,4)", "varchar");
        assertThatThrownBy(() -> ContractTables.publish(lakehouse, other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("governed.order_line.unit_price")
                .hasMessageContaining("order_line.odcs.yaml");
    }

    @Test
    void publishingAgainWritesNothing() {
        List<String> before = metadata();
        ContractTables.publish(lakehouse, Declarations.DICTIONARY);
        assertThat(metadata()).isEqualTo(before);
    }

    private List<String> metadata() {
        return Declarations.DICTIONARY.tables().stream()
                .map(contract -> ((org.apache.iceberg.BaseTable) lakehouse.table(contract.qualifiedName()))
                        .operations()
                        .current()
                        .metadataFileLocation())
                .toList();
    }

    /** The project's dictionary with one contract's text changed: pairs of what stands there and what takes its place. */
    private Dictionary changed(String contract, String... replacements) throws IOException {
        Path governance = Files.createDirectories(folder.resolve("governance"));
        Path source = Declarations.project().resolve("governance");
        Files.createDirectories(governance.resolve("dictionary"));
        Files.writeString(governance.resolve("purposes.yaml"), Files.readString(source.resolve("purposes.yaml")));
        String name = "dictionary/%s.odcs.yaml".formatted(contract);
        String text = Files.readString(source.resolve(name));
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        Files.writeString(governance.resolve(name), text);
        return DictionaryReader.read(governance);
    }
}
