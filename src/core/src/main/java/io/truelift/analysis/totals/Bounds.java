package io.truelift.analysis.totals;

import io.truelift.definitions.query.BoundStatement;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.Optional;

/** The bounds of a winsorised metric, in the unit of the metric. */
public record Bounds(Optional<BigDecimal> lowest, Optional<BigDecimal> highest) {
    static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());
    private static final int MILLIONTHS = 6;

    /** As {@code sql/engine/total_percentiles.sql} answers. */
    static Bounds read(BoundStatement percentiles, Connection connection) {
        return percentiles.row(
                connection,
                row -> new Bounds(millionths(row.getBigDecimal("lowest")), millionths(row.getBigDecimal("highest"))));
    }

    private static Optional<BigDecimal> millionths(@org.jspecify.annotations.Nullable BigDecimal whole) {
        return Optional.ofNullable(whole).map(value -> value.movePointLeft(MILLIONTHS));
    }

    /** What a value of zero becomes. */
    BigDecimal ofZero() {
        BigDecimal raised = lowest.map(BigDecimal.ZERO::max).orElse(BigDecimal.ZERO);
        return highest.map(raised::min).orElse(raised);
    }
}
