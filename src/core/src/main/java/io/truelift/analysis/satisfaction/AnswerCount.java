package io.truelift.analysis.satisfaction;

import io.truelift.statistics.SampleSummary;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Answers to a question in one cell.
 *
 * @param dimension {@code total}, {@code channel}, {@code product}, {@code segment} or {@code period}
 * @param value value of the dimension; empty where an answer has none
 * @param asked how many were asked, those who did not answer included where the question has them
 * @param answers how many answered
 * @param favourable answers in favour
 * @param unfavourable answers against
 * @param offScale answers that are not on the scale
 * @param sum sum of the answers, as numbers on the scale
 * @param squares sum of their squares
 */
record AnswerCount(
        String dimension,
        String value,
        long asked,
        long answers,
        long favourable,
        long unfavourable,
        long offScale,
        BigDecimal sum,
        BigDecimal squares) {

    /** Where everybody answered, and answers are known by their box only. */
    AnswerCount(String dimension, String value, long answers, long favourable, long unfavourable, long offScale) {
        this(dimension, value, answers, answers, favourable, unfavourable, offScale, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    static AnswerCount read(ResultSet row) throws SQLException {
        return new AnswerCount(
                row.getString("dimension"),
                row.getString("dimension_value"),
                row.getLong("asked"),
                row.getLong("answers"),
                row.getLong("favourable"),
                row.getLong("unfavourable"),
                row.getLong("off_scale"),
                row.getBigDecimal("score_sum"),
                row.getBigDecimal("score_squares"));
    }

    SampleSummary scores() {
        return new SampleSummary(answers, sum, squares);
    }
}
