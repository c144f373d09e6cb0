package io.truelift.definitions.query;

import io.trino.sql.tree.BooleanLiteral;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.LongLiteral;
import io.trino.sql.tree.StringLiteral;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** A value for a parameter of a statement. */
public sealed interface Value {

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return new WholeNumber(number);
    }

    static Value of(boolean truth) {
        return new Truth(truth);
    }

    /** An instant as ISO 8601 text, which the statement turns into a timestamp. */
    static Value of(Instant instant) {
        return new Text(instant.toString());
    }

    /** Puts the value into a prepared statement, at a place counted from 1. */
    void set(PreparedStatement statement, int place) throws SQLException;

    /** The value as it is written in a statement. */
    Expression literal();

    record Text(String text) implements Value {
        @Override
        public void set(PreparedStatement statement, int place) throws SQLException {
            statement.setString(place, text);
        }

        @Override
        public Expression literal() {
            return new StringLiteral(text);
        }
    }

    record WholeNumber(long number) implements Value {
        @Override
        public void set(PreparedStatement statement, int place) throws SQLException {
            statement.setLong(place, number);
        }

        @Override
        public Expression literal() {
            return new LongLiteral(Long.toString(number));
        }
    }

    record Truth(boolean truth) implements Value {
        @Override
        public void set(PreparedStatement statement, int place) throws SQLException {
            statement.setBoolean(place, truth);
        }

        @Override
        public Expression literal() {
            return new BooleanLiteral(Boolean.toString(truth));
        }
    }
}
