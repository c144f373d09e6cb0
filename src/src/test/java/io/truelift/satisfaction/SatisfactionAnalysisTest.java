package io.truelift.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.query.SqlFileException;
import io.truelift.query.TestFiles;
import io.truelift.satisfaction.SatisfactionReport.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class SatisfactionAnalysisTest {
    private static final Question CSAT = Question.read(TestFiles.shipped(), "csat");
    private static final Question NPS = Question.read(TestFiles.shipped(), "nps");
    private static final Question SATISFIED = Question.read(TestFiles.shipped(), "airline_satisfied");

    private static AnswerCount total(long answers, long favourable, long unfavourable) {
        return new AnswerCount("total", "", answers, favourable, unfavourable, 0);
    }

    private static Score score(Question question, AnswerCount total) {
        return SatisfactionAnalysis.score(question, List.of(total)).total().orElseThrow();
    }

    @Test
    void countsTheTwoBestBoxesPromotersAndYes() {
        assertThat(List.of(CSAT.favourableFrom(), CSAT.unfavourableTo())).containsExactly(4, 3);
        assertThat(List.of(NPS.favourableFrom(), NPS.unfavourableTo())).containsExactly(9, 6);
        assertThat(List.of(SATISFIED.favourableFrom(), SATISFIED.unfavourableTo())).containsExactly(1, 0);
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

    @Test
    void givesNoScoreWhereNobodyAnswered() {
        assertThat(SatisfactionAnalysis.score(CSAT, List.of(total(0, 0, 0))).total()).isEmpty();
    }

    @Test
    void withholdsSmallCellsAndMonthsButNamesThem() {
        SatisfactionReport.Question question = SatisfactionAnalysis.score(CSAT, List.of(
                total(52, 30, 22),
                new AnswerCount("channel", "app", 9, 5, 4, 0),
                new AnswerCount("channel", "web", 43, 25, 18, 0),
                new AnswerCount("month", "2026-01-01", 20, 10, 10, 0),
                new AnswerCount("month", "2026-02-01", 32, 20, 12, 0)));

        assertThat(question.groups()).extracting(SatisfactionReport.Group::value).containsExactly("app", "web");
        assertThat(question.groups()).allMatch(group -> group.score().isEmpty());
        assertThat(question.trend()).allMatch(period -> period.score().isPresent());
    }

    @Test
    void refusesAnswersThatAreNotOnTheScale() {
        assertThatThrownBy(() -> SatisfactionAnalysis.score(CSAT, List.of(new AnswerCount("total", "", 20, 5, 15, 3))))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining("csat.sql, line 6")
                .hasMessageContaining("3 answers are not on it, from 1 to 5");
    }
}
