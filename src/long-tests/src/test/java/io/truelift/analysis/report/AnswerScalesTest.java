package io.truelift.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.analysis.experiment.ExperimentAnalysis;
import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.satisfaction.SatisfactionAnalysis;
import io.truelift.analysis.satisfaction.SatisfactionReport;
import io.truelift.analysis.satisfaction.SatisfactionReport.Score;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.stack.TestWarehouse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The answers 5, 4, 9, 2 and 0 to a question from 1 to 5, as a metric of an experiment and as a question of satisfaction: on a real Trino
 * both say that two of three are satisfied.
 */
@Tag("servers")
class AnswerScalesTest {
    private static final Clock LATER = Clock.fixed(Instant.parse("2023-06-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private static TestWarehouse warehouse;
    private static ExperimentReport experiment;
    private static SatisfactionReport satisfaction;

    @BeforeAll
    static void ask() throws IOException, URISyntaxException, SQLException {
        warehouse = SmallWorld.load("scales", List.of("exposure", "survey_answer", "consent"));
        copy(warehouse.project().sql().resolve("engine"), folder.resolve("engine"));
        for (String kind : List.of("experiments", "metrics", "satisfaction")) {
            copy(Path.of(AnswerScalesTest.class.getResource("scales/" + kind).toURI()), folder.resolve(kind));
        }
        SqlLibrary library = new SqlLibrary(folder, warehouse.dictionary(), SqlLibrary.CATALOG);
        experiment = new ExperimentAnalysis(library, warehouse.warehouse(), LATER)
                .report(new ExperimentReader(library).read("answers"), "analyst");
        satisfaction = new SatisfactionAnalysis(library, warehouse.warehouse(), 1, LATER).report("analyst");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private static ArmValue control(String metric) {
        return experiment.metrics().stream()
                .filter(each -> each.metric().equals(metric))
                .findFirst()
                .orElseThrow()
                .arms()
                .getFirst();
    }

    private static SatisfactionReport.QuestionResult question(String key) {
        return satisfaction.questions().stream()
                .filter(each -> each.name().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMetricCountsAnswersOnTheScale() {
        assertThat(control("satisfied").sum()).isEqualByComparingTo("2");
        assertThat(control("satisfied").denominator().orElseThrow()).isEqualByComparingTo("3");
        // (5 + 4 + 2) / 3
        assertThat(control("mean_answer").mean()).isCloseTo(11 / 3.0, within(1e-12));
        // Of 10, 11, 6, 9 and -1 two are promoters and one is a detractor of three.
        assertThat(control("promoters").mean()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void aScaleOfItsOwnHasItsOwnBestBoxes() {
        assertThat(control("satisfied_to_nine").sum()).isEqualByComparingTo("1");
        assertThat(control("satisfied_to_nine").denominator().orElseThrow()).isEqualByComparingTo("5");
    }

    @Test
    void saysHowManyAnswersWereNotOnTheScale() {
        assertThat(experiment.checks())
                .filteredOn(check -> check.name().equals("Usable values"))
                .singleElement()
                .extracting(Check::finding, Check::sentence)
                .containsExactly(
                        Finding.WARNING,
                        "Values that are missing, not finite, too large or not on the scale of answers were left out: "
                                + "4 of satisfied, 4 of mean_answer, 4 of promoters. See what the metric's SELECT gives.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole", "double", "decimal"})
    void aQuestionSaysTheSameWhateverTheTypeOfItsScore(String key) {
        Score score = question(key).total().orElseThrow();

        assertThat(score.answers()).isEqualTo(6);
        assertThat(score.estimate().value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(question(key).more().notes())
                .anyMatch(note -> note.startsWith("4 answers are not on the scale, from 1 to 5"));
    }

    @Test
    void netPromotersAgree() {
        assertThat(question("nps").total().orElseThrow().estimate().value())
                .isCloseTo(control("promoters").mean(), within(1e-12));
    }

    @Test
    void anAnswerBetweenTwoBoxesIsNotOnTheScale() {
        assertThat(question("halves").total()).isEmpty();
        assertThat(question("halves").more().notes())
                .anyMatch(note -> note.startsWith("10 answers are not on the scale"));
    }
}
