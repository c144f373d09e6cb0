package io.truelift.experiment.analysis;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.Experiment.Measure;
import io.truelift.experiment.Metric;
import io.truelift.experiment.MetricKind;
import io.truelift.experiment.totals.MeasureSums;
import io.truelift.experiment.totals.Slot;
import io.truelift.experiment.totals.Variables;
import io.truelift.query.BoundStatement;
import io.truelift.statistics.Interval;
import io.truelift.statistics.MeanEstimate;
import io.truelift.statistics.Moments;
import io.truelift.statistics.planning.Baseline;
import io.truelift.statistics.quantile.QuantileEstimate;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the metrics of an experiment were before it: sums over customers as if they had met it a window ago. */
public final class History {
    private final Map<String, ArmSums> byMetric;
    private final Map<String, Baseline> quantiles;

    private History(Map<String, ArmSums> byMetric, Map<String, Baseline> quantiles) {
        this.byMetric = byMetric;
        this.quantiles = quantiles;
    }

    /**
     * @param metAt when the customers count as having met the experiment
     * @param days days before, in which they did something
     */
    public static History read(Experiment experiment, ExperimentStatements statements, Instant metAt, int days, Connection connection) {
        BoundStatement past = statements.pastUnits(experiment, metAt, days);
        Map<String, ArmSums> byMetric = new HashMap<>();
        statements.sums(experiment, past, connection).measures().stream()
                .map(ExperimentSums.Row::of)
                .filter(row -> row.status().equals(MeasureSums.COUNTED) && row.part().equals(Slot.WHOLE) && row.slice().equals(ExperimentSums.ALL))
                .forEach(row -> byMetric.put(row.metric(), row.sums()));
        // Per customer who met it, with values or without: that is what arrives.
        long units = byMetric.containsKey(MeasureSums.UNITS) ? byMetric.get(MeasureSums.UNITS).units() : 0;
        Map<String, Baseline> quantiles = new HashMap<>();
        for (Measure measure : experiment.measures()) {
            Metric metric = measure.metric();
            if (metric.kind() == MetricKind.QUANTILE
                    && QuantileSums.ofHistory(experiment, metric, statements, past, connection)
                            instanceof QuantileEstimate.Measured(MeanEstimate estimate, Interval interval)) {
                Baseline.ofEstimate(estimate.value().doubleValue(), estimate.squaredStandardError(), units)
                        .ifPresent(baseline -> quantiles.put(metric.name(), baseline));
            }
        }
        return new History(byMetric, quantiles);
    }

    /** Customers of the history. */
    public long units() {
        return Optional.ofNullable(byMetric.get(MeasureSums.UNITS)).map(ArmSums::units).orElse(0L);
    }

    /** Value and variance of a metric; absent where there are too few customers, or nothing to divide by. */
    public Optional<Baseline> baseline(Metric metric) {
        if (metric.kind() == MetricKind.QUANTILE) {
            return Optional.ofNullable(quantiles.get(metric.name()));
        }
        return moments(metric).flatMap(moments -> metric.kind().isRatio()
                ? Baseline.ofRatio(moments.ratio(0, 1))
                : Baseline.ofMean(moments.sample(0)));
    }

    /** Share of a metric's variance that its own values before explain: the squared correlation; 0 without a period before. */
    public double explained(Metric metric) {
        Optional<Moments> moments = moments(metric).filter(sums -> sums.variables() >= 4 && !metric.kind().isRatio());
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
        return Optional.ofNullable(byMetric.get(metric.name())).map(ArmSums::moments);
    }
}
