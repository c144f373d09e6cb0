package io.truelift.webui.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.analysis.satisfaction.SatisfactionReport.Group;
import io.truelift.analysis.satisfaction.SatisfactionReport.More;
import io.truelift.analysis.satisfaction.SatisfactionReport.Period;
import io.truelift.analysis.satisfaction.SatisfactionReport.QuestionResult;
import io.truelift.analysis.satisfaction.SatisfactionReport.Score;
import io.truelift.definitions.satisfaction.ScoreKind;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurveyViewTest {
    private static final Score SCORE = new Score(100, 60, 30, new Estimate(0.3, new Interval(0.2, 0.4, 0.95)));

    @Test
    void namesWeeksByTheDayOnWhichTheyBegin() {
        SurveyView view = view(
                List.of(),
                List.of(new Period("2026-11-16", Optional.of(SCORE)), new Period("2026-11-23", Optional.empty())),
                "week");
        assertThat(view.trend().orElseThrow().json()).contains("\"16 Nov\"", "\"23 Nov\"");
        assertThat(view.trend().orElseThrow().summary()).contains("23 Nov: withheld, too few answers");
    }

    @Test
    void drawsNoTrendOfASinglePeriod() {
        assertThat(view(List.of(), List.of(new Period("2026-11-01", Optional.of(SCORE))), "month")
                        .trend())
                .isEmpty();
    }

    @Test
    void saysWhichValuesAreWithheldAndDrawsTheOthers() {
        SurveyView view = view(
                List.of(new Group("channel", "app", Optional.of(SCORE)), new Group("channel", "fax", Optional.empty())),
                List.of(),
                "month");
        assertThat(view.drivers()).singleElement().satisfies(driver -> {
            assertThat(driver.withheld())
                    .isEqualTo(
                            "Withheld: fax. Fewer than 12 people answered there, or their number could be had from what is shown.");
            assertThat(driver.chart().summary()).contains("app").doesNotContain("fax");
            assertThat(driver.rows().getLast()).isEqualTo(new SurveyView.Row("fax", "withheld", "", "\u2013"));
        });
    }

    @Test
    void leavesOutADimensionThatTellsNobodyApart() {
        assertThat(view(List.of(new Group("product", "all", Optional.of(SCORE))), List.of(), "month")
                        .drivers())
                .isEmpty();
    }

    @Test
    void splitsAnswersIntoPromotersPassivesAndDetractors() {
        SurveyView.Split split = view(List.of(), List.of(), "month").split().orElseThrow();
        assertThat(split.words()).isEqualTo("60.0% promoters, 10.0% passives, 30.0% detractors");
        assertThat(split.against()).isEqualTo(70);
    }

    private static SurveyView view(List<Group> groups, List<Period> trend, String period) {
        More more = new More(12, period, Optional.empty(), Optional.empty(), List.of());
        return SurveyView.of(
                new QuestionResult(
                        "nps", "Would you recommend us?", ScoreKind.NPS, Optional.of(SCORE), groups, trend, more),
                new Figures(),
                new Times(ZoneOffset.UTC));
    }
}
