package io.truelift.webui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.platform.database.ReportStore;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrendChartTest {

    @Test
    void drawsABandAroundTheLineAndAGapWhereAMonthIsWithheld() throws Exception {
        Chart chart = TrendChart.ofShares(
                "Satisfaction",
                List.of(
                        new TrendChart.Point(
                                "Jan 2026", Optional.of(new Estimate(0.78, new Interval(0.75, 0.81, 0.95))), "78%"),
                        new TrendChart.Point("Feb 2026", Optional.empty(), "withheld: too few answers")));
        JsonNode datasets = ReportStore.JSON.readTree(chart.json()).path("data").path("datasets");
        assertThat(datasets.path(0).path("data").path(0).asDouble()).isEqualTo(0.78);
        assertThat(datasets.path(1).path("data").path(0).asDouble()).isEqualTo(0.81);
        assertThat(datasets.path(2).path("data").path(0).asDouble()).isEqualTo(0.75);
        assertThat(datasets).allSatisfy(dataset -> {
            assertThat(dataset.path("data").path(1).isNull()).isTrue();
            assertThat(dataset.path("spanGaps").asBoolean()).isFalse();
        });
    }

    @Test
    void refusesASeriesThatDoesNotFitItsRows() {
        var series = new ComparisonChart.Series("Last touch", List.of(1.0), List.of("1"));
        assertThatThrownBy(() -> ComparisonChart.of("Conversions", List.of("e-mail", "search"), List.of(series)))
                .hasMessage("Cannot draw series Last touch: it has 1 values for 2 rows");
    }

    @Test
    void placesAWhiskerOnTheScaleOfItsList() {
        ErrorBar whisker = ErrorBar.of(new Estimate(0.5, new Interval(0.25, 0.75, 0.95)), new Axis(0, 1), Tone.GOOD);
        assertThat(whisker).isEqualTo(new ErrorBar(25, 75, 50, 0, Tone.GOOD));
    }

    @Test
    void callsADifferenceGoodByWhatItMeansForTheCustomer() {
        Interval rise = new Interval(0.1, 0.2, 0.95);
        assertThat(Tone.ofDifference(rise, Tone.Direction.MORE_IS_BETTER)).isEqualTo(Tone.GOOD);
        assertThat(Tone.ofDifference(rise, Tone.Direction.LESS_IS_BETTER)).isEqualTo(Tone.BAD);
        assertThat(Tone.ofDifference(new Interval(-0.1, 0.2, 0.95), Tone.Direction.MORE_IS_BETTER))
                .isEqualTo(Tone.NEUTRAL);
    }
}
