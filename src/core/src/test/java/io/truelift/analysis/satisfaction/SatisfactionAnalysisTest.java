package io.truelift.analysis.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.analysis.satisfaction.SatisfactionReport.Score;
import io.truelift.definitions.query.TestFiles;
import io.truelift.definitions.satisfaction.SurveyQuestion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SatisfactionAnalysisTest {
    private static final SurveyQuestion CSAT = SurveyQuestion.read(TestFiles.shipped(), "csat");
    private static final SurveyQuestion NPS = SurveyQuestion.read(TestFiles.shipped(), "nps");
    private static final SurveyQuestion SATISFIED = SurveyQuestion.read(TestFiles.shipped(), "airline_satisfied");

    private static AnswerCount total(long answers, long favourable, long unfavourable) {
        return new AnswerCount("total", "", answers, favourable, unfavourable, 0);
    }

    private static Score score(SurveyQuestion question, AnswerCount total) {
        return SatisfactionAnalysis.score(question, List.of(total)).total().orElseThrow();
    }

    @Test
    void countsTheTwoBestBoxesPromotersAndYes() {
        assertThat(List.of(CSAT.favourableFrom(), CSAT.unfavourableTo())).containsExactly(4, 3);
        assertThat(List.of(NPS.favourableFrom(), NPS.unfavourableTo())).containsExactly(9, 6);
        assertThat(List.of(SATISFIED.favourableFrom(), SATISFIED.unfavourableTo()))
                .containsExactly(1, 0);
    }

    /** Wilson's interval of 80 in 100 is 0.7112 to 0.8666 (Newcombe 1998, by his method 3; computed by hand from its formula). */
    @Test
    void scoresCsatAsAShareWithWilsonsInterval() {
        Score score = score(CSAT, total(100, 80, 20));

        assertThat(score.estimate().value()).isEqualTo(0.8);
        assertThat(score.estimate().interval().low()).isCloseTo(0.7112, within(5e-5));
        assertThat(score.estimate().interval().high()).isCloseTo(0.8666, within(5e-5));
    }

    /** 50 promoters, 30 passives, 20 detractors: 0.3, variance (0.7 - 0.09) / 100, so 0.3 -/+ 1.959964 * 0.078102. */
    @Test
    void scoresPromotersLessDetractors() {
        Score score = score(NPS, total(100, 50, 20));

        assertThat(score.estimate().value()).isCloseTo(0.3, within(1e-12));
        assertThat(score.estimate().interval().low()).isCloseTo(0.146922, within(1e-6));
        assertThat(score.estimate().interval().high()).isCloseTo(0.453078, within(1e-6));
    }

    /** 50 answers of 5, 30 of 4 and 20 of 2: R 4.2.2, t.test(c(rep(5, 50), rep(4, 30), rep(2, 20)))$conf.int. */
    @Test
    void showsTheMeanAnswerBesideTheShare() {
        Score score = score(
                CSAT, new AnswerCount("total", "", 120, 100, 80, 20, 0, new BigDecimal("410"), new BigDecimal("1810")));

        assertThat(score.mean().orElseThrow().value()).isCloseTo(4.1, within(1e-12));
        assertThat(score.mean().orElseThrow().interval().low()).isCloseTo(3.87350093507, within(1e-10));
        assertThat(score.mean().orElseThrow().interval().high()).isCloseTo(4.32649906493, within(1e-10));
    }

    @Test
    void effortCountsTheThreeBestOfSevenBoxes() {
        SurveyQuestion effort = SurveyQuestion.read(TestFiles.shipped(), "ces");

        assertThat(List.of(effort.favourableFrom(), effort.unfavourableTo())).containsExactly(5, 4);
        assertThat(score(effort, total(100, 80, 20)).estimate().value()).isEqualTo(0.8);
    }

    /** Wilson's interval of 150 in 400: R 4.2.2, prop.test(150, 400, correct = FALSE)$conf.int is 0.328957 to 0.423420. */
    @Test
    void theResponseRateNeedsToKnowWhoWasAsked() {
        AnswerCount total = new AnswerCount("total", "", 400, 150, 100, 50, 0, BigDecimal.ZERO, BigDecimal.ZERO);
        SurveyQuestion answersOnly = new SurveyQuestion(
                "q",
                "Q",
                "analytics",
                CSAT.kind(),
                CSAT.scale(),
                SurveyQuestion.Rows.ANSWERS,
                SurveyQuestion.Trend.WEEK,
                CSAT.dimensions(),
                Optional.empty(),
                CSAT.file());

        SatisfactionReport.Response response = SatisfactionAnalysis.score(CSAT, List.of(total))
                .more()
                .response()
                .orElseThrow();
        assertThat(response.rate().value()).isEqualTo(0.375);
        assertThat(response.rate().interval().low()).isCloseTo(0.3289570795, within(1e-6));
        assertThat(response.rate().interval().high()).isCloseTo(0.4234209941, within(1e-6));
        assertThat(SatisfactionAnalysis.score(answersOnly, List.of(total))
                        .more()
                        .response())
                .isEmpty();
        assertThat(SatisfactionAnalysis.score(answersOnly, List.of(total))
                        .more()
                        .notes())
                .contains("It is not known who was asked, so there is no response rate.");
    }

    @Test
    void theLeastNumberOfAnswersIsASetting() {
        List<AnswerCount> counts = List.of(
                total(25, 20, 5),
                new AnswerCount("channel", "app", 12, 10, 2, 0),
                new AnswerCount("channel", "web", 13, 10, 3, 0));

        assertThat(SatisfactionAnalysis.score(CSAT, counts).groups())
                .allMatch(group -> group.score().isPresent());
        SatisfactionReport.QuestionResult strict =
                SatisfactionAnalysis.score(CSAT, counts, new SmallCells(20), List.of());
        assertThat(strict.groups()).allMatch(group -> group.score().isEmpty());
        assertThat(strict.total()).isPresent();
        assertThat(SatisfactionAnalysis.score(CSAT, counts, new SmallCells(30), List.of())
                        .total())
                .isEmpty();
    }

    @Test
    void givesNoScoreWhereNobodyAnswered() {
        assertThat(SatisfactionAnalysis.score(CSAT, List.of(total(0, 0, 0))).total())
                .isEmpty();
    }

    @Test
    void withholdsSmallCellsAndMonthsButNamesThem() {
        SatisfactionReport.QuestionResult question = SatisfactionAnalysis.score(
                CSAT,
                List.of(
                        total(52, 30, 22),
                        new AnswerCount("channel", "app", 9, 5, 4, 0),
                        new AnswerCount("channel", "web", 43, 25, 18, 0),
                        new AnswerCount("period", "2026-01-01", 20, 10, 10, 0),
                        new AnswerCount("period", "2026-02-01", 32, 20, 12, 0)));

        assertThat(question.groups())
                .extracting(SatisfactionReport.Group::value)
                .containsExactly("app", "web");
        assertThat(question.groups()).allMatch(group -> group.score().isEmpty());
        assertThat(question.trend()).allMatch(period -> period.score().isPresent());
    }

    @Test
    void leavesAnswersThatAreNotOnTheScaleOutAndSaysSo() {
        SatisfactionReport.QuestionResult question =
                SatisfactionAnalysis.score(CSAT, List.of(new AnswerCount("total", "", 20, 5, 15, 3)));

        assertThat(question.total().orElseThrow().answers()).isEqualTo(20);
        assertThat(question.more().notes())
                .contains(
                        "3 answers are not on the scale, from 1 to 5, and are left out. Declare the scale in the feed, and such answers are quarantined as they arrive.");
    }
}
