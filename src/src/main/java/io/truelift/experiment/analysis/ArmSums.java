package io.truelift.experiment.analysis;

import io.truelift.statistics.Moments;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one measure adds up to over the units of one variant, units without an outcome included.
 *
 * @param customers customers behind the units; more than units where clusters were randomised
 * @param moments sums and products of the variables that were asked for: y, d, and covariates
 * @param largest the largest values of y, largest first, ten at most
 * @param smallest the smallest values of y, smallest first, ten at most
 * @param newestExposure newest exposure that was counted
 * @param newestOutcome newest outcome that was counted
 * @param unusable values that are missing or no finite number
 */
record ArmSums(
        long customers, Moments moments, List<BigDecimal> largest, List<BigDecimal> smallest, Optional<Instant> newestExposure, Optional<Instant> newestOutcome,
        long unusable) {

    private static final int MOST = 10;

    ArmSums {
        largest = List.copyOf(largest);
        smallest = List.copyOf(smallest);
    }

    /** @param variables letters of the variables, as in the columns of the statement */
    static ArmSums read(ResultSet row, String variables) throws SQLException {
        List<BigDecimal> sums = new ArrayList<>();
        List<List<BigDecimal>> products = new ArrayList<>();
        for (int i = 0; i < variables.length(); i++) {
            sums.add(number(row, variables.substring(i, i + 1)));
            List<BigDecimal> line = new ArrayList<>();
            for (int j = i; j < variables.length(); j++) {
                line.add(number(row, "" + variables.charAt(i) + variables.charAt(j)));
            }
            products.add(line);
        }
        return new ArmSums(
                row.getLong("customers"),
                new Moments(row.getLong("units"), sums, products),
                numbers(row, "largest"),
                numbers(row, "smallest"),
                instant(row, "newest_exposure"),
                instant(row, "newest_outcome"),
                row.getLong("unusable"));
    }

    static ArmSums nothing(String variables) {
        return new ArmSums(0, Moments.empty(variables.length()), List.of(), List.of(), Optional.empty(), Optional.empty(), 0);
    }

    ArmSums plus(ArmSums other) {
        return new ArmSums(
                customers + other.customers,
                moments.plus(other.moments),
                first(largest, other.largest, Comparator.reverseOrder()),
                first(smallest, other.smallest, Comparator.naturalOrder()),
                later(newestExposure, other.newestExposure),
                later(newestOutcome, other.newestOutcome),
                unusable + other.unusable);
    }

    long units() {
        return moments.n();
    }

    private static List<BigDecimal> first(List<BigDecimal> one, List<BigDecimal> other, Comparator<BigDecimal> order) {
        return Stream.concat(one.stream(), other.stream()).sorted(order).limit(MOST).toList();
    }

    private static List<BigDecimal> numbers(ResultSet row, String column) throws SQLException {
        return Stream.of((Object[]) row.getArray(column).getArray()).map(value -> (BigDecimal) value).toList();
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(Instant::compareTo);
    }

    private static BigDecimal number(ResultSet row, String column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column);
        return number == null ? BigDecimal.ZERO : number;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
