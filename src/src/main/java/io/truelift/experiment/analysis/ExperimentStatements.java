package io.truelift.experiment.analysis;

import io.truelift.experiment.Adjustment;
import io.truelift.experiment.Design;
import io.truelift.experiment.Experiment;
import io.truelift.experiment.Experiment.Holdout;
import io.truelift.experiment.Experiment.Measure;
import io.truelift.experiment.Metric;
import io.truelift.experiment.MetricKind;
import io.truelift.query.BoundStatement;
import io.truelift.query.Projection;
import io.truelift.query.Queries;
import io.truelift.query.Selection;
import io.truelift.query.SqlFile;
import io.truelift.query.SqlLibrary;
import io.truelift.query.Value;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the statements of an experiment together from its file, its metrics and the templates of the engine. */
public final class ExperimentStatements {
    /** Name of the measure that is the units themselves. */
    static final String UNITS = "";

    static final String WHOLE = "whole";
    static final String FIRST_HALF = "first half";
    static final String SECOND_HALF = "second half";

    private static final List<String> COVARIATES = List.of("a", "b", "c");

    private final SqlLibrary library;
    private final MeasureStatements measures;
    private final Instant asOf;

    /** @param asOf units whose window ends later are not counted yet */
    public ExperimentStatements(SqlLibrary library, Instant asOf) {
        this.library = library;
        this.measures = new MeasureStatements(library);
        this.asOf = asOf;
    }

    /** The bounds of a winsorised metric, in the unit of the metric. */
    public record Bounds(Optional<BigDecimal> lowest, Optional<BigDecimal> highest) {

        /** By metric, as {@code sql/engine/experiment_percentiles.sql} answers. */
        static Map<String, Bounds> read(BoundStatement percentiles, Connection connection) {
            Map<String, Bounds> bounds = new HashMap<>();
            percentiles.rows(connection, row -> bounds.put(
                    row.getString("metric"),
                    new Bounds(Optional.ofNullable(row.getBigDecimal("lowest")), Optional.ofNullable(row.getBigDecimal("highest")))));
            return bounds;
        }
    }

    /**
     * The one statement that gives every sum of the experiment.
     *
     * @param bounds of the metrics that are winsorised
     */
    public BoundStatement sums(Experiment experiment, Map<String, Bounds> bounds) {
        BoundStatement all = library.engine("experiment_statistics")
                .fill("unit_value", values(experiment, summed(experiment), bounds))
                .fill("randomised", randomised(experiment))
                .statement();
        return Selection.keep(all, columns(experiment));
    }

    /** The exact percentiles of the metrics that are winsorised; absent where none is. */
    public Optional<BoundStatement> percentiles(Experiment experiment) {
        return percentiles(experiment, units(experiment));
    }

    /** The same of other units, such as customers of the past. */
    Optional<BoundStatement> percentiles(Experiment experiment, BoundStatement units) {
        List<Measure> winsorised = experiment.measures().stream()
                .filter(measure -> measure.metric().options().winsorising().isPresent())
                .toList();
        return winsorised.isEmpty()
                ? Optional.empty()
                : Optional.of(library.engine("experiment_percentiles").fill("unit_value", values(experiment, winsorised, Map.of(), units)).statement());
    }

    /** The values around a quantile. */
    public BoundStatement quantilePoints(Experiment experiment, Metric metric, BoundStatement units) {
        return library.engine("quantile_points").fill("observation", observations(experiment, metric, units)).statement();
    }

    /**
     * What the error of a quantile needs of the values next to it.
     *
     * @param cuts per variant the values
     */
    public BoundStatement quantileCuts(Experiment experiment, Metric metric, BoundStatement units, Map<String, List<BigDecimal>> cuts) {
        return quantileCuts(metric, library, observations(experiment, metric, units), cuts);
    }

    static BoundStatement quantileCuts(Metric metric, SqlLibrary library, BoundStatement observations, Map<String, List<BigDecimal>> cuts) {
        List<BoundStatement> rows = new ArrayList<>();
        cuts.forEach((variant, values) -> values.forEach(value -> rows.add(library.engine("quantile_cut")
                .bind("variant", Value.of(variant))
                .bind("value", Value.of(value.toPlainString()))
                .statement())));
        return library.engine("quantile_cuts")
                .fill("observation", observations)
                .fill("cut", Queries.unionAll("values of " + metric.name(), rows))
                .statement();
    }

    private BoundStatement observations(Experiment experiment, Metric metric, BoundStatement units) {
        return library.engine("quantile_observations")
                .bind("quantile", Value.of(BigDecimal.valueOf(metric.options().quantile().orElseThrow()).toPlainString()))
                .bind("as_of", Value.of(asOf))
                .fill("unit", units)
                .fill("outcome", measures.outcome(experiment, metric))
                .statement();
    }

    /** Customers as if they had met the experiment in the past. */
    public BoundStatement pastUnits(Experiment experiment, Instant metAt, int days) {
        return units(experiment, pastExposures(experiment, metAt, days));
    }

    /** How many units were exposed, whatever they agreed to, by what they said of the purpose. */
    public BoundStatement exposedUnits(Experiment experiment) {
        return library.engine("exposed_units")
                .bind("purpose", Value.of(experiment.purpose()))
                .bind("as_of", Value.of(asOf))
                .bind("started_at", Value.of(experiment.period().startedAt()))
                .bind("ended_at", Value.of(experiment.period().endedAt()))
                .fill("exposure", exposures(experiment))
                .statement();
    }

    /** The newest outcome of all metrics. */
    public BoundStatement historyEnd(Experiment experiment) {
        return library.engine("history_end").fill("outcome", outcomes(experiment)).statement();
    }

    /** Customers by the first day on which they did something, in the last days before the end of the history. */
    public BoundStatement arrivals(Experiment experiment, Instant end, int days) {
        return library.engine("history_arrivals")
                .bind("purpose", Value.of(experiment.purpose()))
                .bind("ended_at", Value.of(end))
                .bind("days", Value.of(days))
                .fill("outcome", outcomes(experiment))
                .statement();
    }

    /** Sums of the metrics over customers as if they had met the experiment in the past. */
    BoundStatement history(Experiment experiment, BoundStatement units, Map<String, Bounds> bounds) {
        BoundStatement all = library.engine("experiment_statistics")
                .fill("unit_value", values(experiment, summed(experiment), bounds, units))
                .fill("randomised", library.engine("randomised_customers").statement())
                .statement();
        return Selection.keep(all, columns(experiment));
    }

    private BoundStatement pastExposures(Experiment experiment, Instant metAt, int days) {
        return library.engine("history_exposures")
                .bind("met_at", Value.of(metAt))
                .bind("days", Value.of(days))
                .fill("outcome", outcomes(experiment))
                .statement();
    }

    private BoundStatement outcomes(Experiment experiment) {
        return Queries.unionAll("outcomes of " + experiment.name(),
                experiment.measures().stream().map(measure -> measures.outcome(experiment, measure.metric())).toList());
    }

    /** Variables of which sums are asked for: y and d always, the others as far as the plan adjusts by them. */
    static String variables(Experiment experiment) {
        Adjustment adjustment = experiment.plan().adjustment();
        return "yd" + (adjustment.preDays() > 0 ? "xw" : "") + String.join("", COVARIATES.subList(0, adjustment.covariates().size()));
    }

    private static Set<String> columns(Experiment experiment) {
        Set<String> columns = new HashSet<>(List.of(
                "status", "metric", "part", "slice", "level", "variant", "units", "customers", "largest", "newest_exposure", "newest_outcome", "unusable"));
        String variables = variables(experiment);
        for (int i = 0; i < variables.length(); i++) {
            columns.add(variables.substring(i, i + 1));
            for (int j = i; j < variables.length(); j++) {
                columns.add("" + variables.charAt(i) + variables.charAt(j));
            }
        }
        return columns;
    }

    /** Metrics that are sums; quantiles are not. */
    private static List<Measure> summed(Experiment experiment) {
        return experiment.measures().stream().filter(measure -> measure.metric().kind() != MetricKind.QUANTILE).toList();
    }

    private BoundStatement values(Experiment experiment, List<Measure> wanted, Map<String, Bounds> bounds) {
        return values(experiment, wanted, bounds, units(experiment));
    }

    private BoundStatement values(Experiment experiment, List<Measure> wanted, Map<String, Bounds> bounds, BoundStatement units) {
        List<BoundStatement> rows = new ArrayList<>();
        rows.add(measures.row(UNITS, WHOLE, Optional.empty(), 0, new Bounds(Optional.empty(), Optional.empty())));
        List<BoundStatement> outcomes = new ArrayList<>();
        for (Measure measure : wanted) {
            Metric metric = measure.metric();
            int toHour = experiment.window(metric).toHour();
            Bounds between = bounds.getOrDefault(metric.name(), new Bounds(Optional.empty(), Optional.empty()));
            rows.add(measures.row(metric.name(), WHOLE, Optional.of(metric), toHour, between));
            if (measure.equals(experiment.primary())) {
                rows.add(measures.row(metric.name(), FIRST_HALF, Optional.of(metric), toHour, between));
                rows.add(measures.row(metric.name(), SECOND_HALF, Optional.of(metric), toHour, between));
            }
            outcomes.add(measures.outcome(experiment, metric));
        }
        return library.engine("unit_values")
                .bind("as_of", Value.of(asOf))
                .fill("unit", units)
                .fill("measure", Queries.unionAll("measures of " + experiment.name(), rows))
                .fill("outcome", outcomes.isEmpty()
                        ? library.engine("no_outcome").statement()
                        : Queries.unionAll("outcomes of " + experiment.name(), outcomes))
                .statement();
    }

    /** The units of an experiment. */
    public BoundStatement units(Experiment experiment) {
        return units(experiment, exposures(experiment));
    }

    private BoundStatement units(Experiment experiment, BoundStatement exposures) {
        return library.engine("experiment_units")
                .bind("purpose", Value.of(experiment.purpose()))
                .bind("started_at", Value.of(experiment.period().startedAt()))
                .bind("ended_at", Value.of(experiment.period().endedAt()))
                .bind("as_of", Value.of(asOf))
                .bind("time_zone", Value.of(experiment.period().zone().getId()))
                .bind("is_switchback", Value.of(experiment.design() == Design.SWITCHBACK))
                .bind("has_segment", Value.of(experiment.population().segment().isPresent()))
                .fill("exposure", exposures)
                .fill("eligible", experiment.population().segment().map(BoundStatement::of).orElseGet(this::nobody))
                .fill("held_out", experiment.population().holdout().map(this::heldOut).orElseGet(this::nobody))
                .statement();
    }

    private static BoundStatement exposures(Experiment experiment) {
        SqlFile file = experiment.file();
        List<String> covariates = experiment.plan().adjustment().covariates();
        Projection projection = Projection.of(file)
                .column("customer_id")
                .column("variant")
                .column("exposed_at")
                .text("cluster", experiment.columns().cluster().orElse("customer_id"))
                .texts("levels", experiment.columns().dimensions());
        for (int i = 0; i < COVARIATES.size(); i++) {
            projection.number(COVARIATES.get(i), i < covariates.size() ? Optional.of(covariates.get(i)) : Optional.empty());
        }
        return projection.statement();
    }

    private BoundStatement heldOut(Holdout holdout) {
        return library.engine("held_out").bind("variant", Value.of(holdout.control())).fill("exposure", holdout.file()).statement();
    }

    private BoundStatement nobody() {
        return library.engine("nobody").statement();
    }

    private BoundStatement randomised(Experiment experiment) {
        return library.engine(experiment.design().isClustered() ? "randomised_clusters" : "randomised_customers").statement();
    }
}
