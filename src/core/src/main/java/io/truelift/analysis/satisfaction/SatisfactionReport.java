package io.truelift.analysis.satisfaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.truelift.definitions.satisfaction.ScoreKind;
import io.truelift.statistics.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All satisfaction questions, scored.
 *
 * @param computedAt when
 * @param questions one per file in {@code sql/satisfaction}
 */
public record SatisfactionReport(Instant computedAt, List<QuestionResult> questions) {

    public SatisfactionReport {
        questions = List.copyOf(questions);
    }

    /**
     * @param name key: the file name in {@code sql/satisfaction}
     * @param title the question in words
     * @param kind what the score is
     * @param total the score over all answers; absent when nobody answered, or too few to be shown
     * @param groups the score by dimension and value; cells under the minimum size are withheld
     * @param trend the score by week or month, oldest first
     * @param more what else is known
     */
    public record QuestionResult(
            String name,
            String title,
            ScoreKind kind,
            Optional<Score> total,
            List<Group> groups,
            List<Period> trend,
            More more) {
        public QuestionResult {
            groups = List.copyOf(groups);
            trend = List.copyOf(trend);
            more = Objects.requireNonNullElse(more, More.NOTHING); // reports that were kept before there was more
        }

        public QuestionResult(
                String name,
                String title,
                ScoreKind kind,
                Optional<Score> total,
                List<Group> groups,
                List<Period> trend) {
            this(name, title, kind, total, groups, trend, More.NOTHING);
        }
    }

    /**
     * @param leastAnswers fewest answers that a cell is shown with
     * @param period length of the periods of the trend, {@code week} or {@code month}
     * @param response who answered of those asked; absent where it is not known who was asked, or too few answered
     * @param represented the score as if all customers had answered alike often; absent where it is not asked for or cannot be told
     * @param notes what a reader must know
     */
    public record More(
            int leastAnswers,
            String period,
            Optional<Response> response,
            Optional<Represented> represented,
            List<String> notes) {
        static final More NOTHING = new More(SmallCells.USUAL, "month", Optional.empty(), Optional.empty(), List.of());

        public More {
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param asked how many were asked
     * @param answered how many answered
     * @param rate their share with Wilson's interval
     */
    public record Response(long asked, long answered, Estimate rate) {}

    /**
     * @param by column of the customer table whose values were represented
     * @param customers customers who were represented
     * @param estimate the score
     */
    public record Represented(String by, long customers, Estimate estimate) {}

    /**
     * @param answers how many answered
     * @param favourable how many answered in favour (top boxes, yes, promoters)
     * @param unfavourable detractors for NPS; else answers less favourable ones
     * @param estimate the score with its interval
     * @param mean the mean answer on its scale, with Student's interval; absent where all answers are alike
     */
    public record Score(
            long answers,
            long favourable,
            long unfavourable,
            Estimate estimate,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Estimate> mean) {

        public Score(long answers, long favourable, long unfavourable, Estimate estimate) {
            this(answers, favourable, unfavourable, estimate, Optional.empty());
        }
    }

    /**
     * @param dimension such as {@code product} or {@code channel}
     * @param value the value of the dimension
     * @param score absent when the cell is withheld for its size
     */
    public record Group(String dimension, String value, Optional<Score> score) {}

    /**
     * @param month first day of the month or week, ISO date
     * @param score absent when the cell is withheld for its size
     */
    public record Period(String month, Optional<Score> score) {}
}
