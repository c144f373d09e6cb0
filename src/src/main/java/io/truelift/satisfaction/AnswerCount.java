package io.truelift.satisfaction;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Answers to a question in one cell.
 *
 * @param dimension {@code total}, {@code channel}, {@code product} or {@code month}
 * @param value value of the dimension; empty where an answer has none
 * @param answers how many answered
 * @param favourable answers in favour
 * @param unfavourable answers against
 * @param offScale answers that are not on the scale
 */
record AnswerCount(String dimension, String value, long answers, long favourable, long unfavourable, long offScale) {

    static AnswerCount read(ResultSet row) throws SQLException {
        return new AnswerCount(
                row.getString("dimension"),
                row.getString("dimension_value"),
                row.getLong("answers"),
                row.getLong("favourable"),
                row.getLong("unfavourable"),
                row.getLong("off_scale"));
    }
}
