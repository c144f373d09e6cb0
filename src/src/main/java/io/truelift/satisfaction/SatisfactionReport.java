package io.truelift.satisfaction;

import io.truelift.statistics.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All satisfaction questions, scored.
 *
 * @param computedAt when
 * @param questions one per file in {@code sql/satisfaction}
 */
public record SatisfactionReport(Instant computedAt, List<Question> questions) {

    public SatisfactionReport {
        questions = List.copyOf(questions);
    }

    /**
     * @param name key: the file name in {@code sql/satisfaction}
     * @param title the question in words
     * @param kind what the score is
     * @param total the score over all answers; absent when nobody answered, or too few to be shown
     * @param groups the score by dimension and value; cells under the minimum size are withheld
     * @param trend the score by month, oldest first
     */
    public record Question(
            String name, String title, ScoreKind kind, Optional<Score> total, List<Group> groups, List<Period> trend) {
        public Question {
            groups = List.copyOf(groups);
            trend = List.copyOf(trend);
        }
    }

    public enum ScoreKind {
        /** Share of answers in the top two boxes, 0 to 1, with Wilson's interval. */
        CSAT,
        /** Promoters minus detractors, -1 to 1, with the multinomial variance. */
        NPS,
        /** Share of answers that say yes, 0 to 1, with Wilson's interval. */
        SHARE
    }

    /**
     * @param answers how many answered
     * @param favourable how many answered in favour (top boxes, yes, promoters)
     * @param unfavourable detractors for NPS; else answers less favourable ones
     * @param estimate the score with its interval
     */
    public record Score(long answers, long favourable, long unfavourable, Estimate estimate) {}

    /**
     * @param dimension such as {@code product} or {@code channel}
     * @param value the value of the dimension
     * @param score absent when the cell is withheld for its size
     */
    public record Group(String dimension, String value, Optional<Score> score) {}

    /**
     * @param month first day of the month, ISO date
     * @param score absent when the cell is withheld for its size
     */
    public record Period(String month, Optional<Score> score) {}
}
