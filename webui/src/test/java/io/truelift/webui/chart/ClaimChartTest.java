package io.truelift.webui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimChartTest {

    @Test
    void setsAPointWithItsIntervalOnTheBarOfTheClaim() throws Exception {
        JsonNode datasets = read(row(100, 20, 30)).path("data").path("datasets");
        assertThat(datasets.path(0).path("data").path(0).asDouble()).isEqualTo(25);
        assertThat(datasets.path(1).path("data").path(0).toString()).isEqualTo("[20.0,30.0]");
        assertThat(datasets.path(2).path("data").path(0).asDouble()).isEqualTo(100);
        assertThat(datasets.path(2).path("grouped").asBoolean(true)).isFalse();
    }

    @Test
    void beginsAtZeroUnlessSomethingLiesBelow() throws Exception {
        assertThat(read(row(100, 20, 30)).at("/options/scales/x/min").asDouble())
                .isZero();
        assertThat(read(row(100, -20, 30)).at("/options/scales/x/min").asDouble())
                .isNegative();
        assertThat(read(row(100, 20, 30)).at("/options/scales/x/max").asDouble())
                .isGreaterThan(100);
    }

    private static ClaimChart.Row row(double claimed, double low, double high) {
        return new ClaimChart.Row(
                "e-mail",
                "measured",
                claimed,
                new Estimate((low + high) / 2, new Interval(low, high, 0.95)),
                Tone.ACCENT,
                "e-mail");
    }

    private static JsonNode read(ClaimChart.Row row) throws Exception {
        return new ObjectMapper()
                .readTree(ClaimChart.ofCounts("Conversions", List.of(row)).json());
    }
}
