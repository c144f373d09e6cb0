package io.truelift.platform.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.platform.yaml.YamlPlaces.BrokenYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What plain words mean: the core schema of YAML 1.2, sections 10.3.2 and 10.2.1.2 of its specification. */
class YamlPlacesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NO",
                "no",
                "off",
                "on",
                "yes",
                "Y",
                "0123",
                "0o17",
                "0x1F",
                "1_000",
                "+5",
                ".5",
                "2026-01-01",
                "12:30:45",
                "1.10",
                "8",
                "-3"
            })
    void textsAreWhatIsWritten(String written) {
        assertThat(YamlPlaces.tree("value: " + written).path("value").asText()).isEqualTo(written);
        assertThat(YamlPlaces.tree("{map: {" + written + ": text}}")
                        .path("map")
                        .path(written)
                        .asText())
                .isEqualTo("text");
    }

    @Test
    void onlyTheWordsOfTheCoreSchemaAreTruthAndNothing() {
        JsonNode tree = YamlPlaces.tree("{a: true, b: False, c: null, d: ~, e: , f: 'true', g: \"null\"}");
        assertThat(tree.path("a").isBoolean() && tree.path("a").asBoolean()).isTrue();
        assertThat(tree.path("b").isBoolean() && !tree.path("b").asBoolean()).isTrue();
        assertThat(tree.path("c").isNull()
                        && tree.path("d").isNull()
                        && tree.path("e").isNull())
                .isTrue();
        assertThat(tree.path("f").isTextual() && tree.path("g").isTextual()).isTrue();
    }

    @Test
    void numbersAreNumbers() {
        JsonNode tree = YamlPlaces.tree("{a: 42, b: 0.05, c: 12345678901234567890, d: 1e-3}");
        assertThat(tree.path("a").isInt()).isTrue();
        assertThat(tree.path("b").decimalValue()).isEqualByComparingTo("0.05");
        assertThat(tree.path("c").asText()).isEqualTo("12345678901234567890");
        assertThat(tree.path("d").asDouble()).isEqualTo(0.001);
    }

    @Test
    void spaceWithinQuotesIsKept() {
        assertThat(YamlPlaces.tree("separator: \" > \"").path("separator").asText())
                .isEqualTo(" > ");
    }

    @Test
    void anAliasIsWhatItsAnchorSays() {
        JsonNode tree = YamlPlaces.tree("""
                source: {value: &src a form}
                notice: {value: *src}
                purposes: &all [analytics, advertising]
                others: *all
                """);
        assertThat(tree.path("notice").path("value").asText()).isEqualTo("a form");
        assertThat(tree.path("others")).isEqualTo(tree.path("purposes"));
    }

    @Test
    void aFieldThatStandsTwiceIsRefusedWithItsLine() {
        assertThatThrownBy(
                        () -> YamlPlaces.tree("source:\n  time_zone: UTC\n  format: csv\n  time_zone: Europe/London\n"))
                .isInstanceOfSatisfying(
                        BrokenYaml.class, broken -> assertThat(broken.line()).isEqualTo(4))
                .hasMessage("time_zone stands there twice");
    }

    @Test
    void whatStandsWithinItselfIsRefused() {
        assertThatThrownBy(() -> YamlPlaces.tree("a: &a [*a]"))
                .isInstanceOf(BrokenYaml.class)
                .hasMessage("it stands within itself, or is too deep");
    }

    @Test
    void aliasesOfAliasesDoNotFillTheMemory() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(9) + "*a" + (i - 1)));
        }
        assertThatThrownBy(() -> YamlPlaces.tree(bomb.toString())).isInstanceOf(BrokenYaml.class);
    }
}
