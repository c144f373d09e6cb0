package io.truelift.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.platform.project.Project;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every declared feed fits the dictionary. */
class FeedDeclarationsTest {
    private static final Project PROJECT = Project.current();
    private static final Dictionary DICTIONARY = DictionaryReader.read(PROJECT.governance());
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    /** Columns that the pipelines fill by themselves. */
    private static final Set<String> TECHNICAL = Set.of("record_id", "identifiers", "feed", "file", "line", "run_id");

    private static final Set<String> IDENTIFIER_TYPES =
            Set.of("email", "phone", "login", "cookie", "device", "loyalty_card", "order_account", "record");
    private static final Set<String> FORMS = Set.of("from", "value", "template", "product");

    static List<Path> declarations() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.feeds())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereIsOnePerFileOfTheDemoWorld() throws IOException {
        Set<String> declared = new TreeSet<>();
        for (Path file : declarations()) {
            if (file.getParent().endsWith("demo")) {
                YAML.readTree(file.toFile()).path("source").path("files").forEach(glob -> declared.add(glob.asText()));
            }
        }
        assertThat(declared)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DemoFeedFile.values())
                        .map(DemoFeedFile::fileName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void itsKeyIsItsFileNameAndItsSourceIsComplete(Path file) throws IOException {
        JsonNode feed = YAML.readTree(file.toFile());
        JsonNode source = feed.path("source");
        assertThat(file.getFileName()).hasToString(feed.path("feed").asText() + ".yaml");
        assertThat(List.of(
                        feed.path("title").asText(),
                        feed.path("owner").asText(),
                        feed.path("description").asText()))
                .doesNotContain("");
        assertThat(source.path("files")).isNotEmpty();
        assertThat(source.path("format").asText()).isIn("csv", "jsonl");
        assertThat(Charset.isSupported(source.path("encoding").asText())).isTrue();
        assertThat(ZoneId.of(source.path("time_zone").asText())).isNotNull();
        assertThat(source.path("delimiter").asText().length())
                .isEqualTo(source.path("format").asText().equals("csv") ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void itsIdentifiersAreOfKnownTypes(Path file) throws IOException {
        for (JsonNode identifier : YAML.readTree(file.toFile()).path("identifiers")) {
            assertThat(identifier.path("type").asText()).isIn(IDENTIFIER_TYPES);
            assertThat(forms(identifier)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void itFillsEveryRequiredColumnAndNoOtherThanTheContractKnows(Path file) throws IOException {
        JsonNode records = YAML.readTree(file.toFile()).path("records");
        assertThat(records).isNotEmpty();
        for (JsonNode record : records) {
            TableContract table = DICTIONARY.table("raw." + record.path("table").asText());
            Set<String> filled = new TreeSet<>();
            record.path("columns").fieldNames().forEachRemaining(filled::add);
            assertThat(table.columns().stream().map(ColumnContract::name)).containsAll(filled);
            assertThat(filled).doesNotContainAnyElementsOf(TECHNICAL);
            assertThat(filled)
                    .containsAll(table.columns().stream()
                            .filter(ColumnContract::required)
                            .map(ColumnContract::name)
                            .filter(name -> !TECHNICAL.contains(name))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void itsColumnsHaveOneFormAndTheirWordsAreValid(Path file) throws IOException {
        for (JsonNode record : YAML.readTree(file.toFile()).path("records")) {
            TableContract table = DICTIONARY.table("raw." + record.path("table").asText());
            record.path("columns").properties().forEach(entry -> {
                ColumnContract column = table.column(entry.getKey()).orElseThrow();
                JsonNode value = entry.getValue();
                assertThat(forms(value)).as(entry.getKey()).hasSize(1);
                if (value.has("format")) {
                    assertThat(DateTimeFormatter.ofPattern(value.path("format").asText()))
                            .isNotNull();
                }
                if (value.has("matches")) {
                    assertThat(column.type()).isEqualTo("boolean");
                    assertThat(Pattern.compile(value.path("matches").asText())).isNotNull();
                }
                for (String word : words(value)) {
                    assertThat(column.checks())
                            .as("%s may be %s", column.name(), word)
                            .allMatch(check -> check.holds(word));
                    if (column.type().equals("boolean")) {
                        assertThat(word).isIn("true", "false");
                    }
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void itsWordsOnConsentAreAboutPurposesThatAskForConsent(Path file) throws IOException {
        Set<String> asking = new HashSet<>(DICTIONARY.purposes().stream()
                .filter(Purpose::needsConsent)
                .map(Purpose::name)
                .toList());
        for (JsonNode consent : YAML.readTree(file.toFile()).path("consent")) {
            assertThat(consent.path("purposes")).isNotEmpty().allMatch(purpose -> asking.contains(purpose.asText()));
            for (String part : List.of("granted", "decided_at", "source")) {
                assertThat(forms(consent.path(part))).as(part).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("declarations")
    void aDemoFeedReadsColumnsThatItsFileHas(Path file) throws IOException {
        JsonNode feed = YAML.readTree(file.toFile());
        if (!file.getParent().endsWith("demo")) {
            return;
        }
        DemoFeedFile written = Arrays.stream(DemoFeedFile.values())
                .filter(f -> f.fileName()
                        .equals(feed.path("source").path("files").path(0).asText()))
                .findFirst()
                .orElseThrow();
        assertThat(written.columns()).containsAll(fields(feed));
    }

    private static List<String> forms(JsonNode value) {
        return value.properties().stream()
                .map(entry -> entry.getKey())
                .filter(FORMS::contains)
                .toList();
    }

    /** Words that a column may get, as far as the declaration tells. */
    private static List<String> words(JsonNode value) {
        List<String> words = new ArrayList<>();
        if (value.has("value")) {
            words.add(value.path("value").asText());
        }
        value.path("map").forEach(word -> words.add(word.asText()));
        return words;
    }

    /** Fields of the source that the declaration names. */
    private static Set<String> fields(JsonNode node) {
        Set<String> fields = new TreeSet<>();
        node.findValues("from").forEach(from -> fields.add(from.asText()));
        node.findValues("product").forEach(product -> {
            if (product.isArray()) {
                product.forEach(field -> fields.add(field.asText()));
            }
        });
        node.findValues("when").forEach(when -> fields.add(when.path("column").asText()));
        for (String template : node.findValuesAsText("template")) {
            Matcher matcher = PLACEHOLDER.matcher(template);
            while (matcher.find()) {
                if (!Set.of("line", "record").contains(matcher.group(1))) {
                    fields.add(matcher.group(1));
                }
            }
        }
        return fields;
    }
}
