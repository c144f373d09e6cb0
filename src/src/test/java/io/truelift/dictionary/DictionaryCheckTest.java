package io.truelift.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes are seeded into a copy of the shipped dictionary, one at a time, and each must be found in its file and line. */
class DictionaryCheckTest {
    private static final Path SHIPPED = Path.of(System.getProperty("truelift.project"), "governance");
    private static final String CONSENT = "dictionary/consent.odcs.yaml";

    @TempDir
    Path governance;

    @BeforeEach
    void copyOfTheShippedDictionary() throws IOException {
        Files.createDirectories(governance.resolve("dictionary"));
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, governance.resolve(SHIPPED.relativize(file)));
            }
        }
    }

    @Test
    void theShippedDictionaryIsClean() {
        assertThat(DictionaryCheck.of(governance)).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(CONSENT, "        description: \"When the person said so.\"\n", "", "column decided_at has no description"),
                mistake(CONSENT, "\"When the person said so.\"", "\"\"", "column decided_at has no description"),
                mistake(CONSENT, "\"When the person said so.\"", "\"Time.\"", "says too little"),
                mistake(CONSENT, "\"When the person said so.\"", "\"Version of the privacy notice that the person saw.\"", "is copied from decided_at of governed.consent"),
                mistake(CONSENT, "\"When the person said so.\"", "\"Year of birth, four digits.\"", "is copied from decided_at of governed.consent", true),
                mistake(CONSENT, "team:\n  name: privacy", "team:\n  name: ''", "the owner (team) has no name"),
                mistake(CONSENT, "team:\n  name: privacy\n", "", "the owner (team) has no name"),
                mistake(CONSENT, "        classification: internal\n", "", "column customer_id has no classification"),
                mistake(CONSENT, "classification: internal", "classification: secret", "classification secret of column customer_id"),
                mistake(CONSENT, "        customProperties:\n          - {property: purposes, value: [operations]}\n", "", "column customer_id has no purpose"),
                mistake(CONSENT, "value: [operations]", "value: []", "column customer_id has no purpose"),
                mistake(CONSENT, "value: [operations]", "value: [curiosity]", "purpose curiosity of column customer_id"),
                mistake(CONSENT, "name: decided_at", "name: decidedAt", "column decidedAt is off the convention"),
                mistake(CONSENT, "name: decided_at", "name: decided-at", "column decided-at is off the convention"),
                mistake(CONSENT, "name: decided_at", "name: purpose", "column purpose stands here twice"),
                mistake(CONSENT, "physicalType: boolean", "physicalType: bool", "type bool of column granted"),
                mistake(CONSENT, "        physicalType: boolean\n", "", "column granted has no physicalType"),
                mistake(CONSENT, "physicalName: governed.consent", "physicalName: consent", "must be namespace.table"),
                mistake(CONSENT, "physicalName: governed.consent", "physicalName: governed.customer", "table governed.customer is described in", true),
                mistake(CONSENT, "    dataGranularityDescription: \"one row per person and purpose\"\n", "", "the table's grain has no dataGranularityDescription"),
                mistake(CONSENT, "id: consent", "id: agreement", "id is agreement and must be consent"),
                mistake(CONSENT, "schema:\n", "schema: [\n", "the file is no YAML"),
                mistake("dictionary/customer.odcs.yaml", "value: decade", "value: century", "mask century of column birth_year"),
                mistake("purposes.yaml", "    meaning: Choosing", "    means: Choosing", "a purpose has no meaning"),
                mistake("purposes.yaml", "- name: advertising", "- name: analytics", "purpose analytics stands here twice"));
    }

    @ParameterizedTest(name = "{1} -> {2}")
    @MethodSource("mistakes")
    void findsASeededMistakeInItsFileAndLine(String file, String from, String to, String message, boolean elsewhere) throws IOException {
        Path path = governance.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to)));

        List<DictionaryCheck.Finding> findings = DictionaryCheck.of(governance);

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.message()).contains(message);
            assertThat(finding.line()).isPositive();
            if (!elsewhere) {
                assertThat(finding.file()).isEqualTo(Path.of(file));
            }
        });
    }

    @Test
    void namesTheLineOfTheColumn() throws IOException {
        Path path = governance.resolve(CONSENT);
        List<String> lines = Files.readAllLines(path);
        int line = lines.indexOf("        classification: internal");
        lines.set(line, "        classification: secret");
        Files.write(path, lines);
        assertThat(DictionaryCheck.of(governance)).singleElement().extracting(DictionaryCheck.Finding::line).isEqualTo(line + 1);
    }

    private static Arguments mistake(String file, String from, String to, String message) {
        return Arguments.of(file, from, to, message, false);
    }

    /** Of two equal descriptions or names the one that is read second is found, and it may stand in the other file. */
    private static Arguments mistake(String file, String from, String to, String message, boolean elsewhere) {
        return Arguments.of(file, from, to, message, elsewhere);
    }
}
