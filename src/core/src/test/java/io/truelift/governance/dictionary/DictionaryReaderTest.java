package io.truelift.governance.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.check.TableCheck.Freshness;
import io.truelift.governance.check.TableCheck.RowCount;
import io.truelift.governance.check.ValueCheck.NoneOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryReaderTest {
    private static final Path SHIPPED = Path.of(System.getProperty("truelift.project"), "governance");

    @TempDir
    Path governance;

    @BeforeEach
    void oneContract() throws IOException {
        Files.copy(SHIPPED.resolve("purposes.yaml"), governance.resolve("purposes.yaml"));
        Files.createDirectories(governance.resolve("dictionary"));
        Files.copy(SHIPPED.resolve("dictionary/consent.odcs.yaml"), contract());
    }

    @Test
    void readsTheShippedDictionary() {
        Dictionary dictionary = DictionaryReader.read(SHIPPED);
        TableContract customer = dictionary.table("governed.customer");
        assertThat(customer.owner()).isEqualTo("customer-data");
        assertThat(customer.checks()).noneMatch(RowCount.class::isInstance);
        assertThat(dictionary.table("governance.dictionary").checks()).contains(new RowCount(1, Long.MAX_VALUE));
        assertThat(customer.column("income_band").orElseThrow().classification())
                .isEqualTo(Classification.SENSITIVE);
        assertThat(customer.column("birth_year").orElseThrow().mask()).contains("decade");
        assertThat(dictionary.namespace("raw")).hasSize(12);
    }

    @Test
    void everyGovernedTableNamesThePerson() {
        assertThat(DictionaryReader.read(SHIPPED).namespace("governed"))
                .allSatisfy(table -> assertThat(table.column("customer_id")).isPresent());
    }

    @Test
    void tellsWhatStopsARunFromWhatIsOnlyTold() throws IOException {
        change(
                "slaProperties:\n",
                "slaProperties:\n  - {property: latency, value: 2, unit: d, element: consent.decided_at}\n");
        change(
                "      - name: source\n",
                "      - name: source\n        quality:\n          - {metric: missingValues, arguments: {missingValues: [unknown]}, severity: warning}\n");
        TableContract consent = read().tables().getFirst();
        assertThat(consent.warnings()).containsExactly(new Freshness("decided_at", Duration.ofDays(2)));
        assertThat(consent.checks()).noneMatch(Freshness.class::isInstance);
        assertThat(consent.column("source").orElseThrow().warnings()).containsExactly(new NoneOf(List.of("unknown")));
        assertThat(consent.column("source").orElseThrow().checks())
                .as("by which landing sets lines aside")
                .noneMatch(NoneOf.class::isInstance);
    }

    @Test
    void namesFileAndColumnOfAMissingDescription() throws IOException {
        change("        description: \"When the person said so.\"\n", "");
        assertThatThrownBy(this::read)
                .isInstanceOf(DictionaryException.class)
                .hasMessage("Cannot find description of column decided_at in consent.odcs.yaml");
    }

    @Test
    void refusesAClassificationThatDoesNotExist() throws IOException {
        change("classification: internal", "classification: secret");
        assertThatThrownBy(this::read)
                .hasMessageContaining("classification secret")
                .hasMessageContaining("[public, internal, personal, sensitive]");
    }

    @Test
    void refusesAPurposeThatDoesNotExist() throws IOException {
        change("value: [operations]", "value: [curiosity]");
        assertThatThrownBy(this::read)
                .hasMessageContaining("Cannot find purpose curiosity")
                .hasMessageContaining("consent.odcs.yaml");
    }

    @Test
    void saysInWhichLineTheYamlIsBroken() throws IOException {
        change("team:\n", "team: [\n");
        assertThatThrownBy(this::read).hasMessageContaining("consent.odcs.yaml").hasMessageContaining("line ");
    }

    private Path contract() {
        return governance.resolve("dictionary/consent.odcs.yaml");
    }

    private Dictionary read() {
        return DictionaryReader.read(governance);
    }

    private void change(String from, String to) throws IOException {
        String text = Files.readString(contract());
        assertThat(text).contains(from);
        Files.writeString(contract(), text.replace(from, to));
    }

    @Test
    void factsAreWhatContractsSayTheyAreMadeFrom() {
        Dictionary dictionary = DictionaryReader.read(SHIPPED);

        assertThat(dictionary.facts())
                .hasSize(9)
                .containsKeys("raw.order_line", "raw.spend")
                .doesNotContainKeys("raw.consent_event", "raw.customer_record");
        assertThat(dictionary.facts().get("raw.spend").qualifiedName()).isEqualTo("analytics.spend");
    }

    @Test
    void aTableWhoseRowsWouldBeLostIsNotBuilt() {
        assertThatThrownBy(() -> facts("governed.touch", Optional.empty()).facts())
                .isInstanceOf(DictionaryException.class)
                .hasMessage("Cannot build governed.touch: touch.odcs.yaml does not say what it is made from. "
                        + "Add to the table's customProperties: {property: madeFrom, value: raw.touch}");
        assertThatThrownBy(
                        () -> facts("governed.touch", Optional.of("raw.tuch")).facts())
                .hasMessageContaining("there is no such raw table");
        assertThatThrownBy(
                        () -> facts("governed.touch", Optional.of("raw.event")).facts())
                .hasMessageContaining("A raw table becomes one table");
    }

    private static Dictionary facts(String changed, Optional<String> madeFrom) {
        Dictionary dictionary = DictionaryReader.read(SHIPPED);
        return new Dictionary(
                dictionary.tables().stream()
                        .map(table -> !table.qualifiedName().equals(changed)
                                ? table
                                : new TableContract(
                                        table.name(),
                                        table.namespace(),
                                        table.table(),
                                        table.description(),
                                        table.grain(),
                                        table.owner(),
                                        table.domain(),
                                        table.retention(),
                                        madeFrom,
                                        table.checks(),
                                        table.columns(),
                                        table.file()))
                        .toList(),
                dictionary.purposes());
    }
}
