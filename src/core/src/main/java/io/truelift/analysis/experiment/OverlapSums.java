package io.truelift.analysis.experiment;

import io.truelift.definitions.query.BoundStatement;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The answer of {@code sql/engine/experiment_overlap.sql}. */
record OverlapSums(List<Row> rows) {

    OverlapSums {
        rows = List.copyOf(rows);
    }

    /**
     * @param variant in the experiment
     * @param otherVariant in the other one; absent where they did not meet it
     * @param isClosed whether their window has ended
     * @param cell their sums
     */
    record Row(String variant, Optional<String> otherVariant, boolean isClosed, OverlapCell cell) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("variant"),
                    Optional.ofNullable(row.getString("other_variant")),
                    row.getBoolean("is_closed"),
                    new OverlapCell(
                            row.getLong("units"),
                            number(row, "y"),
                            number(row, "d"),
                            number(row, "yy"),
                            number(row, "yd"),
                            number(row, "dd")));
        }

        private static BigDecimal number(ResultSet row, String column) throws SQLException {
            BigDecimal number = row.getBigDecimal(column);
            return number == null ? BigDecimal.ZERO : number;
        }
    }

    static OverlapSums read(BoundStatement statement, Connection connection) {
        return new OverlapSums(statement.rows(connection, Row::read));
    }

    /** Customers of a variant. */
    long units(String variant) {
        return rows.stream()
                .filter(row -> row.variant().equals(variant))
                .mapToLong(row -> row.cell().units())
                .sum();
    }

    /** Those of them who met the other experiment. */
    long common(String variant) {
        return rows.stream()
                .filter(row ->
                        row.variant().equals(variant) && row.otherVariant().isPresent())
                .mapToLong(row -> row.cell().units())
                .sum();
    }

    /** Customers of both variants whose window has ended. */
    OverlapCell cell(String variant, String otherVariant) {
        return rows.stream()
                .filter(row -> row.isClosed()
                        && row.variant().equals(variant)
                        && row.otherVariant().equals(Optional.of(otherVariant)))
                .map(Row::cell)
                .findFirst()
                .orElse(OverlapCell.NOTHING);
    }
}
