package io.truelift.webui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.platform.database.ReportStore;
import io.truelift.webui.chart.LinesChart.Level;
import io.truelift.webui.chart.LinesChart.Line;
import io.truelift.webui.chart.LinesChart.Point;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesChartTest {
    private static final List<String> STEPS = List.of("1 week", "2 weeks");

    @Test
    void leavesAGapWhereThereIsNoValue() throws Exception {
        JsonNode chart = json(List.of(line("Visit", Optional.empty(), Optional.of(0.1))), Optional.empty());
        assertThat(chart.path("data").path("datasets")).hasSize(1);
        assertThat(chart.path("data")
                        .path("datasets")
                        .path(0)
                        .path("data")
                        .path(0)
                        .isNull())
                .isTrue();
    }

    @Test
    void drawsTheLevelAcrossAndKeepsItInSight() throws Exception {
        JsonNode chart =
                json(List.of(line("Visit", Optional.of(0.04), Optional.of(0.03))), Optional.of(new Level("Goal", 0.5)));
        assertThat(chart.path("data").path("datasets").path(1).path("data"))
                .hasSize(2)
                .allMatch(value -> value.asDouble() == 0.5);
        assertThat(chart.path("options").path("scales").path("y").path("max").asDouble())
                .isGreaterThan(0.5);
    }

    @Test
    void letsOneLineRunOutSoThatItDoesNotFlattenTheOthers() throws Exception {
        JsonNode chart = json(
                List.of(
                        line("Visit", Optional.of(0.1), Optional.of(0.05)),
                        line("Spend", Optional.of(0.12), Optional.of(0.1)),
                        line("Rare", Optional.of(40.0), Optional.of(30.0))),
                Optional.empty());
        assertThat(chart.path("options").path("scales").path("y").path("max").asDouble())
                .isBetween(0.12, 1.0);
    }

    @Test
    void refusesALineThatIsTooShort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LinesChart.ofShares("Lift", STEPS, List.of(new Line("Visit", List.of())), Optional.empty()));
    }

    @SafeVarargs
    private static Line line(String name, Optional<Double>... values) {
        return new Line(
                name,
                List.of(values).stream().map(value -> new Point(value, name)).toList());
    }

    private static JsonNode json(List<Line> lines, Optional<Level> level) throws Exception {
        return ReportStore.JSON.readTree(
                LinesChart.ofShares("Lift", STEPS, lines, level).json());
    }
}
