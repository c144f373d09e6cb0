package io.truelift.definitions.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.playbook.ExperimentOutline.Variant;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TestFiles;
import io.truelift.governance.dictionary.DictionaryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaybookTest {
    private static final SqlLibrary LIBRARY = TestFiles.shipped();
    private static final Path GOVERNANCE = LIBRARY.folder().resolveSibling("governance");

    static Stream<Playbook> shipped() {
        return PlaybookReader.all(GOVERNANCE).stream();
    }

    private static ExperimentOutline named(
            ExperimentOutline outline, String name, String title, List<Variant> variants) {
        return new ExperimentOutline(
                name,
                title,
                outline.hypothesis(),
                outline.owner(),
                outline.purpose(),
                outline.segment(),
                variants,
                outline.metrics(),
                outline.numbers(),
                outline.rollback());
    }

    @Test
    void weShipThree() {
        assertThat(shipped()).extracting(Playbook::name).containsExactly("cart_abandonment", "onboarding", "win_back");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aPlaybookWeShipBeginsAnExperimentThatCanBeRead(Playbook playbook) {
        ExperimentOutline outline = playbook.outline();
        Experiment experiment = new ExperimentReader(LIBRARY)
                .draft(
                        "new_one",
                        named(outline, "new_one", "A new one: \"really\"", outline.variants())
                                .text());
        assertThat(experiment.title()).isEqualTo("A new one: \"really\"");
        assertThat(experiment.hypothesis()).isEqualTo(outline.hypothesis());
        assertThat(experiment.population().segment().map(file -> file.name())).isEqualTo(outline.segment());
        assertThat(experiment.primary().metric().name())
                .isEqualTo(outline.metrics().primary());
        assertThat(experiment.variants()).extracting(Experiment.Variant::share).containsOnly(0.5);
        assertThat(experiment.measures().getLast().margin()).isPresent();
        assertThat(experiment.rollback()).contains(outline.rollback());
        assertThat(experiment.file().text()).endsWith("WHERE experiment = 'new_one'\n");
    }

    @Test
    void takesThreeVariantsAndWhatPeopleType() {
        ExperimentOutline outline = named(
                shipped().findFirst().orElseThrow().outline(),
                "three",
                "#1 'best' — 50%: yes",
                List.of(
                        new Variant("a", "Nothing: at all", "0.5"),
                        new Variant("b", "One, two", "1/4"),
                        new Variant("c", "{three}", "1/4")));
        Experiment experiment = new ExperimentReader(LIBRARY).draft("three", outline.text());
        assertThat(experiment.title()).isEqualTo("#1 'best' — 50%: yes");
        assertThat(experiment.variants())
                .extracting(Experiment.Variant::title)
                .containsExactly("Nothing: at all", "One, two", "{three}");
    }

    @Test
    void refusesANameThatIsNone() {
        ExperimentOutline outline =
                named(shipped().findFirst().orElseThrow().outline(), "x' OR '1'='1", "T", List.of());
        assertThatThrownBy(outline::text)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("small letters");
    }

    @Test
    void namesTheFileAndTheKeyOfAMistake(@TempDir Path folder) throws IOException {
        Path playbooks = Files.createDirectories(folder.resolve("playbooks"));
        String text = Files.readString(GOVERNANCE.resolve("playbooks/win_back.yaml"));
        Files.writeString(playbooks.resolve("wrong.yaml"), text.replace("idea:", "ideas:"));
        assertThatThrownBy(() -> PlaybookReader.all(folder))
                .isInstanceOf(DictionaryException.class)
                .hasMessageStartingWith(
                        "Cannot use 'ideas' in governance/playbooks/wrong.yaml: there is no such key. Keys allowed here: advice, hypothesis, idea");
        Files.writeString(playbooks.resolve("wrong.yaml"), text.replaceAll("(?m)^owner:.*\\n", ""));
        assertThatThrownBy(() -> PlaybookReader.all(folder))
                .hasMessageContaining("Cannot find 'owner' in governance/playbooks/wrong.yaml");
        assertThat(PlaybookReader.all(folder.resolve("nothing"))).isEqualTo(List.of());
    }
}
