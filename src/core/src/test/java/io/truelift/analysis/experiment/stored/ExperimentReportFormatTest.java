package io.truelift.analysis.experiment.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.analysis.experiment.ExperimentSlices;
import io.truelift.analysis.experiment.ReportChanges;
import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.More;
import io.truelift.analysis.experiment.result.Origins;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.definitions.experiment.Design;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.project.Resources;
import io.truelift.statistics.Comparison.Effect;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reports that earlier versions stored, as they stored them: {@code form-1-first} by the first version that had reports, {@code form-1} by
 * the last one before a report had a course, and {@code form-2-…} by the last one with everything side by side.
 */
class ExperimentReportFormatTest {
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static String stored(String name) {
        return Resources.text(ExperimentReportFormatTest.class, name + ".json");
    }

    private static ExperimentReport read(String stored) throws Exception {
        return ReportStore.read(Kind.EXPERIMENT, stored, ExperimentReport.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"form-1-first", "form-1", "form-2-course", "form-2-treatments", "form-2-dimensions"})
    void everyFigureAndSentenceOfEarlierFormsIsThere(String name) throws Exception {
        ObjectNode before = (ObjectNode) EXACT.readTree(stored(name));
        before.remove("format");
        before.withObject("/assignment").remove("mismatch"); // what it says, the finding says

        JsonNode after = EXACT.readTree(ReportStore.write(Kind.EXPERIMENT, read(stored(name))));

        List<String> lost = values(before);
        values(after).forEach(lost::remove);
        assertThat(lost).isEmpty();
        assertThat(after.path("format").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"form-2-course", "form-2-treatments"})
    void nothingIsAddedToAReportOfTheFormBefore(String name) throws Exception {
        ObjectNode before = (ObjectNode) EXACT.readTree(stored(name));
        before.remove("format");
        before.withObject("/assignment").remove("mismatch");
        ObjectNode after = (ObjectNode) EXACT.readTree(ReportStore.write(Kind.EXPERIMENT, read(stored(name))));
        after.remove("format");

        assertThat(values(after)).containsExactlyInAnyOrderElementsOf(values(before));
    }

    /** Numbers, words and truths, wherever they stand, and how often; digits at the end that say nothing are left out. */
    private static List<String> values(JsonNode json) {
        if (json.isValueNode()) {
            String text =
                    json.isNumber() ? json.decimalValue().stripTrailingZeros().toPlainString() : json.asText();
            return new ArrayList<>(json.isNull() ? List.of() : List.of(text));
        }
        List<String> values = new ArrayList<>();
        json.forEach(part -> values.addAll(values(part)));
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"form-1-first", "form-1", "form-2-course", "form-2-treatments", "form-2-dimensions"})
    void whatWasReadIsStoredInTheFormOfTodayAndReadAgain(String name) throws Exception {
        ExperimentReport report = read(stored(name));

        assertThat(read(ReportStore.write(Kind.EXPERIMENT, report))).isEqualTo(report);
    }

    @Test
    void groupsWhatStoodSideBySide() throws Exception {
        ExperimentReport report = read(stored("form-2-course"));

        assertThat(report.experiment().name()).isEqualTo("cart_reminder");
        assertThat(report.experiment().control()).isEqualTo("control");
        assertThat(report.experiment().alpha()).isEqualTo(0.05);
        assertThat(report.population().units()).isEqualTo(6000);
        assertThat(report.population().assignment().orElseThrow().finding()).isEqualTo(Finding.FINE);
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.LOST);
        assertThat(report.analysedAt()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(report.receipt().person()).isEqualTo("analyst");
        assertThat(report.course().orElseThrow().last()).isEqualTo(LocalDate.of(2026, 3, 3));
        assertThat(report.course().orElseThrow().steps()).hasSize(3);
    }

    @Test
    void keepsTheLevelsOfDimensions() throws Exception {
        ExperimentReport report = read(stored("form-2-dimensions"));

        assertThat(report.plan().design()).isEqualTo(Design.OBSERVATIONAL);
        assertThat(report.population().assignment()).isEmpty();
        assertThat(report.dimensions())
                .singleElement()
                .satisfies(dimension -> assertThat(dimension.levels())
                        .hasSize(3)
                        .allSatisfy(level -> assertThat(level.metrics()).hasSameSizeAs(report.metrics())));
    }

    @Test
    void theFirstReportsHaveNoPlanNoChecksAndNoCourse() throws Exception {
        ExperimentReport report = read(stored("form-1-first"));

        assertThat(report.plan().design()).isEqualTo(Design.AB);
        assertThat(report.plan().stopping()).isEmpty();
        assertThat(report.checks()).isEmpty();
        assertThat(report.population().leftOut()).isEmpty();
        assertThat(report.dimensions()).isEmpty();
        assertThat(report.course()).isEmpty();
        assertThat(report.receipt().origins()).isEqualTo(Origins.UNKNOWN);
    }

    @Test
    void theFirstReportsKnowNothingMoreOfALift() throws Exception {
        MetricResult visit = read(stored("form-1-first")).metrics().getFirst();

        assertThat(visit.arms()).extracting(ArmValue::denominator).allMatch(denominator -> denominator.isEmpty());
        assertThat(visit.lifts()).extracting(Lift::more).containsOnly(More.NOTHING);
        assertThat(visit.lifts().getFirst().answer()).isInstanceOfSatisfying(Effect.class, effect -> {
            assertThat(effect.absolute().value()).isEqualTo(0.07658956365153126);
            assertThat(effect.degreesOfFreedom()).isEmpty();
        });
    }

    @Test
    void anEarlierMismatchIsAWarning() throws Exception {
        String trusted = stored("form-1-first");

        assertThat(read(trusted).population().assignment().orElseThrow().finding())
                .isEqualTo(Finding.FINE);
        assertThat(read(trusted.replace("\"mismatch\":false", "\"mismatch\":true"))
                        .population()
                        .assignment()
                        .orElseThrow()
                        .finding())
                .isEqualTo(Finding.WARNING);
    }

    @Test
    void aReportFromBeforeTheCourseKeepsItsPlanItsChecksAndWhatItKnowsOfALift() throws Exception {
        ExperimentReport report = read(stored("form-1"));

        assertThat(report.checks()).isNotEmpty();
        assertThat(report.plan().stopping()).startsWith("To be read once");
        More more = report.metrics().getFirst().lifts().getFirst().more();
        assertThat(more.corrected().orElseThrow().pValue()).isEqualTo(3.7947918831449886E-10);
        assertThat(more.bayesian()).isPresent();
        assertThat(report.course()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"form-1-first", "form-2-course"})
    void keepsEveryDigitOfASumToTheLastZero(String name) throws Exception {
        String number = "1234567890123.4500";

        ExperimentReport report = read(stored(name).replaceFirst("\"sum\":[-0-9.E]+", "\"sum\":" + number));

        assertThat(report.metrics().getFirst().arms().getFirst().sum()).isEqualTo(new BigDecimal(number));
        assertThat(ReportStore.write(Kind.EXPERIMENT, report)).contains("\"sum\":" + number);
    }

    @Test
    void slicesOfEarlierVersionsAreRead() throws Exception {
        ObjectNode slices =
                EXACT.createObjectNode().put("column", "country").put("description", "Country of residence.");
        ObjectNode report = (ObjectNode) EXACT.readTree(stored("form-2-dimensions"));
        report.remove("format");
        slices.set("report", report);

        ExperimentSlices read = ReportStore.read(Kind.SLICES, slices.toString(), ExperimentSlices.class);

        assertThat(read.report()).isEqualTo(read(stored("form-2-dimensions")));
        assertThat(read.dimension().levels()).hasSize(3);
        assertThat(ReportStore.read(Kind.SLICES, ReportStore.write(Kind.SLICES, read), ExperimentSlices.class))
                .isEqualTo(read);
    }

    @Test
    void aReportOfAnEarlierFormIsComparedWithOneOfToday() throws Exception {
        ExperimentReport earlier = read(stored("form-2-treatments"));
        ExperimentReport today = read(ReportStore.write(Kind.EXPERIMENT, earlier));

        assertThat(ReportChanges.between(earlier, today).effects())
                .containsExactly("Both say the same, to the last digit.");
    }

    @Test
    void refusesWhatALaterVersionStored() {
        String later = stored("form-2-course").replace("\"format\":2", "\"format\":4");

        assertThatThrownBy(() -> read(later)).hasMessageContaining("a later version of Truelift stored it");
    }
}
