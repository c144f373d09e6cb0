package io.truelift.analysis.totals;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.BoundStatement;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the answer of {@code sql/engine/experiment_sums.sql}: a row per status, slice and variant, with the sums of all columns. */
final class SumsReader {
    private static final int MILLIONTHS = 6;
    private static final int MOST = 10;
    private static final int EVERYTHING = 1;

    private final String variables;
    private final boolean isClustered;
    private final List<Place> places;
    private final Map<String, Bounds> bounds;

    SumsReader(Experiment experiment, List<Place> places, Map<String, Bounds> bounds) {
        this.variables = Variables.of(experiment);
        this.isClustered = experiment.design().isClustered();
        this.places = List.copyOf(places);
        this.bounds = Map.copyOf(bounds);
    }

    /** The measures of all rows of an answer. */
    List<MeasureSums> read(BoundStatement sums, Connection connection) {
        List<MeasureSums> measures = new ArrayList<>();
        sums.forEach(connection, row -> measures.addAll(read(row)));
        return measures;
    }

    private List<MeasureSums> read(ResultSet row) throws SQLException {
        String status = row.getString("status");
        List<MeasureSums> measures = new ArrayList<>(List.of(units(row, status)));
        if (status.equals(MeasureSums.COUNTED)) {
            for (int i = 1; i <= places.size(); i++) {
                Slot slot = places.get(i - 1).slot();
                long open = row.getLong("units") - row.getLong("units_" + i);
                if (row.getLong("units_" + i) > 0) {
                    measures.add(measure(row, slot, i));
                }
                if (open > 0 && row.getInt("slice") == EVERYTHING && slot.part().equals(Slot.WHOLE)) {
                    measures.add(measure(
                            row,
                            MeasureSums.WINDOW_OPEN,
                            slot.metric().name(),
                            slot.part(),
                            open,
                            new Products(open),
                            "",
                            BigDecimal.ZERO));
                }
            }
        }
        return measures;
    }

    private MeasureSums units(ResultSet row, String status) throws SQLException {
        long units = row.getLong("units");
        Products products = new Products(units);
        List<String> covariates = covariates(variables);
        putAll(products, row, covariates, "", "");
        ones(products);
        return measure(
                row, status, MeasureSums.UNITS, Slot.WHOLE, row.getLong("customers"), products, "", BigDecimal.ZERO);
    }

    private MeasureSums measure(ResultSet row, Slot slot, int number) throws SQLException {
        String suffix = "_" + number;
        long units = row.getLong("units" + suffix);
        Products products = new Products(units);
        boolean hasWeights = slot.metric().kind().isRatio() || isClustered;
        putAll(products, row, singles(variables, hasWeights), suffix, suffix);
        if (!hasWeights) {
            ones(products);
        }
        BigDecimal zero = slot.metric().kind().isProportion()
                ? BigDecimal.ZERO
                : bounds.getOrDefault(slot.metric().name(), Bounds.NONE).ofZero();
        if (zero.signum() != 0) {
            products.add('y', zero, 'd', variables);
            if (variables.indexOf('x') >= 0) {
                products.add('x', zero, 'w', variables);
            }
        }
        return measure(
                row,
                MeasureSums.COUNTED,
                slot.metric().name(),
                slot.part(),
                row.getLong("customers" + suffix),
                products,
                suffix,
                zero);
    }

    private MeasureSums measure(
            ResultSet row,
            String status,
            String metric,
            String part,
            long customers,
            Products products,
            String suffix,
            BigDecimal zero)
            throws SQLException {
        boolean isMeasured = !suffix.isEmpty();
        boolean hasExtremes = isMeasured
                && hasExtremes(
                        places.get(Integer.parseInt(suffix.substring(1)) - 1).slot(), isClustered);
        long units = products.moments(variables).n();
        long without = isMeasured ? units - row.getLong("present" + suffix) : 0;
        return new MeasureSums(
                status,
                metric,
                part,
                row.getInt("slice"),
                row.getString("level"),
                Optional.ofNullable(row.getString("variant")),
                customers,
                products.moments(variables),
                hasExtremes
                        ? extremes(row.getArray("largest" + suffix), without, zero, Collections.reverseOrder())
                        : List.of(),
                hasExtremes
                        ? extremes(row.getArray("smallest" + suffix), without, zero, Comparator.naturalOrder())
                        : List.of(),
                instant(row, "newest_exposure"),
                isMeasured ? instant(row, "newest_outcome" + suffix) : Optional.empty(),
                isMeasured ? row.getLong("unusable" + suffix) : 0,
                isMeasured ? row.getLong("failed" + suffix) : 0);
    }

    /** Denominators of a measure that has none: one for each unit, before the exposure too. */
    private void ones(Products products) {
        for (char weight : "dw".toCharArray()) {
            if (variables.indexOf(weight) >= 0) {
                products.one(weight, variables);
            }
        }
    }

    private static void putAll(
            Products products, ResultSet row, List<String> letters, String suffix, String productSuffix)
            throws SQLException {
        for (String letter : letters) {
            products.put(letter, millionths(row, letter + suffix, MILLIONTHS));
        }
        for (String product : Variables.products(String.join("", letters))) {
            products.put(product, millionths(row, product + productSuffix, 2 * MILLIONTHS));
        }
    }

    /** Units without outcomes have the value that a zero becomes. */
    private static List<BigDecimal> extremes(
            @org.jspecify.annotations.Nullable Array values,
            long without,
            BigDecimal zero,
            Comparator<BigDecimal> order)
            throws SQLException {
        Stream<BigDecimal> present = values == null
                ? Stream.empty()
                : Stream.of((Object[]) values.getArray())
                        .map(value -> new BigDecimal(value.toString())
                                .movePointLeft(MILLIONTHS)
                                .add(zero));
        return Stream.concat(present, Collections.nCopies((int) Math.min(MOST, without), zero).stream())
                .sorted(order)
                .limit(MOST)
                .toList();
    }

    /** Letters of the covariates among the variables. */
    static List<String> covariates(String variables) {
        return variables
                .chars()
                .mapToObj(letter -> "" + (char) letter)
                .filter(Variables.COVARIATES::contains)
                .toList();
    }

    /** Columns of one column of totals that are needed, without its number. */
    static List<String> columns(String variables, Slot slot, boolean isClustered) {
        List<String> singles = singles(variables, slot.metric().kind().isRatio() || isClustered);
        List<String> columns =
                new ArrayList<>(List.of("units", "customers", "present", "unusable", "failed", "newest_outcome"));
        if (hasExtremes(slot, isClustered)) {
            columns.addAll(List.of("largest", "smallest"));
        }
        columns.addAll(singles);
        columns.addAll(Variables.products(String.join("", singles)));
        return columns;
    }

    /** Whether a few units can decide, so that the largest and the smallest values are to be known. */
    private static boolean hasExtremes(Slot slot, boolean isClustered) {
        return slot.part().equals(Slot.WHOLE)
                && !isClustered
                && slot.metric().kind().isMean();
    }

    private static List<String> singles(String variables, boolean hasWeights) {
        return variables
                .chars()
                .mapToObj(letter -> "" + (char) letter)
                .filter(letter -> hasWeights || !"dw".contains(letter))
                .toList();
    }

    private static BigDecimal millionths(ResultSet row, String column, int places) throws SQLException {
        BigDecimal sum = row.getBigDecimal(column);
        return sum == null ? BigDecimal.ZERO : sum.movePointLeft(places);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
