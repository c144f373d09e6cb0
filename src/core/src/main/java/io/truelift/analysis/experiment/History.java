package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.HistoryStatements.Bounds;
import io.truelift.analysis.experiment.HistoryStatements.Slice;
import io.truelift.analysis.experiment.HistoryStatements.Span;
import io.truelift.analysis.totals.MeasureSums;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.query.Meanwhile;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.statistics.Interval;
import io.truelift.statistics.MeanEstimate;
import io.truelift.statistics.Moments;
import io.truelift.statistics.planning.Baseline;
import io.truelift.statistics.quantile.QuantileEstimate;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the metrics of an experiment were before it: sums over customers as if they had met it a window ago, and how many
 * customers came anew on each of the last days.
 */
public final class History {
    /** Outcomes of which the engine makes customers at once: some 500 MB where each is of another customer. */
    private static final long SLICE = 3_000_000;

    private final Instant end;
    private final Map<String, Moments> byMetric = new HashMap<>();
    private final Map<String, Baseline> quantiles = new HashMap<>();
    private final List<Long> arrivals;

    private History(Instant end, int days) {
        this.end = end;
        this.arrivals = new ArrayList<>(Collections.nCopies(days, 0L));
    }

    private record End(Instant newest, long outcomes) {}

    /**
     * Customers count as having met the experiment so long before the newest outcome that the longest window has ended.
     *
     * @param days days before that, in which they did something, and of which arrivals are counted
     * @return absent where no metric has an outcome
     */
    public static Optional<History> read(Experiment experiment, SqlLibrary library, int days, Connection connection) {
        HistoryStatements statements = new HistoryStatements(library, experiment);
        return statements
                .end()
                .rows(connection, row -> new End(row.getTimestamp("newest").toInstant(), row.getLong("outcomes")))
                .stream()
                .findFirst()
                .map(found -> read(experiment, library, statements, found, days, connection));
    }

    private static History read(
            Experiment experiment,
            SqlLibrary library,
            HistoryStatements statements,
            End found,
            int days,
            Connection connection) {
        Instant end = found.newest().plusSeconds(1);
        int hours = experiment.measures().stream()
                .mapToInt(measure -> experiment.window(measure.metric()).toHour())
                .max()
                .orElseThrow();
        Span span = new Span(end.minus(Duration.ofHours(hours)), end, days);
        Meanwhile<Map<String, QuantileEstimate>> estimates =
                Meanwhile.ask(() -> estimates(experiment, library, statements, span, connection));
        Map<String, Bounds> bounds = statements
                .percentiles(span)
                .map(percentiles -> Bounds.read(percentiles, connection))
                .orElse(Map.of());
        History history = new History(end, days);
        boolean withBefore = experiment.plan().adjustment().preDays() > 0;
        int slices = Math.toIntExact(found.outcomes() / SLICE + 1);
        for (int slice = 0; slice < slices; slice++) {
            statements
                    .sums(span, bounds, new Slice(slice, slices))
                    .forEach(connection, row -> history.add(row, withBefore ? "ydxw" : "yd"));
        }
        estimates.answer().forEach((metric, estimate) -> {
            if (estimate instanceof QuantileEstimate.Measured(MeanEstimate measured, Interval interval)) {
                // Per customer who met it, with values or without: that is what arrives.
                Baseline.ofEstimate(measured.value().doubleValue(), measured.squaredStandardError(), history.units())
                        .ifPresent(baseline -> history.quantiles.put(metric, baseline));
            }
        });
        return history;
    }

    /** Of the metrics that are quantiles. */
    private static Map<String, QuantileEstimate> estimates(
            Experiment experiment, SqlLibrary library, HistoryStatements statements, Span span, Connection connection) {
        Map<String, QuantileEstimate> estimates = new HashMap<>();
        experiment.measures().stream()
                .map(Measure::metric)
                .filter(metric -> metric.kind().isQuantile())
                .forEach(metric -> estimates.put(
                        metric.name(),
                        QuantileSums.ofObservations(
                                metric, library, statements.observations(metric, span), connection)));
        return estimates;
    }

    private void add(ResultSet row, String variables) throws SQLException {
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
        byMetric.merge(row.getString("metric"), new Moments(row.getLong("units"), sums, products), Moments::plus);
        int day = row.getInt("first_day");
        if (!row.wasNull()) {
            arrivals.set(
                    Math.min(arrivals.size() - 1, day),
                    arrivals.get(Math.min(arrivals.size() - 1, day)) + row.getLong("customers"));
        }
    }

    private static BigDecimal number(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column)).orElse(BigDecimal.ZERO);
    }

    /** When it ends: just after the newest outcome. */
    public Instant end() {
        return end;
    }

    /** Customers who were seen for the first time in the days before the end, by day, the oldest first. */
    public List<Long> arrivals() {
        return List.copyOf(arrivals);
    }

    /** Customers of the history. */
    public long units() {
        return Optional.ofNullable(byMetric.get(MeasureSums.UNITS))
                .map(Moments::n)
                .orElse(0L);
    }

    /** Value and variance of a metric; absent where there are too few customers, or nothing to divide by. */
    public Optional<Baseline> baseline(Metric metric) {
        if (metric.kind().isQuantile()) {
            return Optional.ofNullable(quantiles.get(metric.name()));
        }
        return moments(metric)
                .flatMap(moments -> metric.kind().isRatio()
                        ? Baseline.ofRatio(moments.ratio(0, 1))
                        : Baseline.ofMean(moments.sample(0)));
    }

    /** Share of a metric's variance that its own values before explain: the squared correlation; 0 without a period before. */
    public double explained(Metric metric) {
        Optional<Moments> moments = moments(metric)
                .filter(sums -> sums.variables() >= 4 && !metric.kind().isRatio());
        if (moments.isEmpty()) {
            return 0;
        }
        Moments sums = moments.get();
        double yy = spread(sums, 0, 0);
        double xx = spread(sums, 2, 2);
        double yx = spread(sums, 0, 2);
        return yy == 0 || xx == 0 ? 0 : yx * yx / (yy * xx);
    }

    /** {@code n sum(x y) - sum(x) sum(y)}. */
    private static double spread(Moments moments, int one, int other) {
        return BigDecimal.valueOf(moments.n())
                .multiply(moments.product(one, other))
                .subtract(moments.sums().get(one).multiply(moments.sums().get(other)))
                .doubleValue();
    }

    private Optional<Moments> moments(Metric metric) {
        return Optional.ofNullable(byMetric.get(metric.name()));
    }
}
