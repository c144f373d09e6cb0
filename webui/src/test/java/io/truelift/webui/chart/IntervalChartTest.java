package io.truelift.webui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.platform.database.ReportStore;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntervalChartTest {
    private static final IntervalChart.Row WON = new IntervalChart.Row(
            "Visited within two weeks",
            "Men's merchandise",
            Optional.of(estimate(0.72, 0.64, 0.80)),
            Tone.GOOD,
            "+72% (+64% to +80%)");
    private static final IntervalChart.Row UNKNOWN =
            new IntervalChart.Row("Bought", "", Optional.empty(), Tone.NEUTRAL, "not enough data");

    @Test
    void drawsThePointAndItsInterval() throws Exception {
        JsonNode datasets =
                json(IntervalChart.ofLifts("Lift", List.of(WON))).path("data").path("datasets");
        assertThat(datasets.path(0).path("data").path(0).asDouble()).isEqualTo(0.72);
        assertThat(datasets.path(1).path("data").path(0).path(0).asDouble()).isEqualTo(0.64);
        assertThat(datasets.path(1).path("data").path(0).path(1).asDouble()).isEqualTo(0.80);
        assertThat(datasets.path(1).path("tokens").path(0).asText()).isEqualTo("good");
    }

    @Test
    void leavesARowWithoutAnAnswerEmpty() throws Exception {
        JsonNode datasets = json(IntervalChart.ofLifts("Lift", List.of(WON, UNKNOWN)))
                .path("data")
                .path("datasets");
        assertThat(datasets.path(0).path("data").path(1).isNull()).isTrue();
        assertThat(datasets.path(1).path("data").path(1).isNull()).isTrue();
        assertThat(datasets.path(0).path("notes").path(1).asText()).isEqualTo("not enough data");
    }

    @Test
    void keepsZeroInSightOfLifts() throws Exception {
        JsonNode axis = json(IntervalChart.ofLifts("Lift", List.of(WON)))
                .path("options")
                .path("scales")
                .path("x");
        assertThat(axis.path("min").asDouble()).isNegative();
        assertThat(axis.path("max").asDouble()).isGreaterThan(0.80);
    }

    @Test
    void cutsAnUnboundedIntervalAtTheAxis() throws Exception {
        IntervalChart.Row open = new IntervalChart.Row(
                "Spend", "", Optional.of(estimate(0.5, 0.1, Double.POSITIVE_INFINITY)), Tone.GOOD, "at least +10%");
        JsonNode chart = json(IntervalChart.ofLifts("Lift", List.of(WON, open)));
        assertThat(chart.path("data")
                        .path("datasets")
                        .path(1)
                        .path("data")
                        .path(1)
                        .path(1)
                        .asDouble())
                .isEqualTo(chart.path("options")
                        .path("scales")
                        .path("x")
                        .path("max")
                        .asDouble());
    }

    @Test
    void leavesOneWildIntervalOutsideAndPointsAtWhereItGoesOn() throws Exception {
        IntervalChart.Row wild = new IntervalChart.Row(
                "Returned share", "", Optional.of(estimate(-0.05, -0.88, 133.49)), Tone.NEUTRAL, "-5%");
        JsonNode chart = json(IntervalChart.ofLifts("Lift", List.of(WON, WON, wild)));
        double end = chart.path("options").path("scales").path("x").path("max").asDouble();
        assertThat(end).isLessThan(5);
        JsonNode arrows = chart.path("data").path("datasets").path(2);
        assertThat(arrows.path("data").path(0).isNull()).isTrue();
        assertThat(arrows.path("data").path(2).asDouble()).isEqualTo(end);
        assertThat(arrows.path("pointRotation").path(2).asInt()).isEqualTo(90);
    }

    @Test
    void showsNetScoresFromMinusToPlusAHundred() throws Exception {
        IntervalChart.Row score =
                new IntervalChart.Row("app", "", Optional.of(estimate(0.31, 0.28, 0.34)), Tone.ACCENT, "31");
        assertThat(json(IntervalChart.ofNetScores("NPS", List.of(score)))
                        .path("data")
                        .path("datasets")
                        .path(0)
                        .path("data")
                        .path(0)
                        .asDouble())
                .isEqualTo(31);
    }

    @Test
    void saysInWordsWhatItShows() {
        assertThat(IntervalChart.ofLifts("Lift", List.of(WON)).summary())
                .isEqualTo("Lift. Visited within two weeks Men's merchandise: +72% (+64% to +80%)");
    }

    @Test
    void givesEveryRowItsLabelAndRoomForItsLines() throws Exception {
        IntervalChart.Row three = new IntervalChart.Row(
                "Visit",
                "E-mail with men's merchandise of the season",
                Optional.of(estimate(0.7, 0.6, 0.8)),
                Tone.GOOD,
                "");
        Chart chart = IntervalChart.ofLifts("Lift", List.of(three, three));
        assertThat(json(chart)
                        .path("options")
                        .path("scales")
                        .path("y")
                        .path("ticks")
                        .path("autoSkip")
                        .asBoolean(true))
                .isFalse();
        assertThat(json(chart).path("data").path("labels").path(0)).hasSize(3);
        assertThat(chart.style())
                .as("two rows of three lines are higher than two of one")
                .isNotEqualTo(
                        IntervalChart.ofLifts("Lift", List.of(UNKNOWN, UNKNOWN)).style());
    }

    @Test
    void breaksLabelsBetweenWords() {
        assertThat(Labels.wrapped("Visited the shop within two weeks", 16))
                .containsExactly("Visited the shop", "within two weeks");
        assertThat(Labels.wrapped("unbreakableunbreakable word", 8)).containsExactly("unbreakableunbreakable", "word");
        assertThat(Labels.wrapped(" ", 8)).isEmpty();
    }

    private static Estimate estimate(double value, double low, double high) {
        return new Estimate(value, new Interval(low, high, 0.95));
    }

    private static JsonNode json(Chart chart) throws Exception {
        return ReportStore.JSON.readTree(chart.json());
    }
}
