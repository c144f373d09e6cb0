package io.truelift.analysis.experiment;

import io.truelift.analysis.totals.Outcomes;
import io.truelift.analysis.totals.Share;
import io.truelift.analysis.totals.TotalsStatements;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.Queries;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the statements of an experiment together that ask for more than totals per unit: quantiles, and who was exposed. */
public final class ExperimentStatements {
    private final SqlLibrary library;
    private final Outcomes measures;
    private final TotalsStatements totals;
    private final Instant asOf;

    /** @param asOf units whose window ends later are not counted yet */
    public ExperimentStatements(SqlLibrary library, Instant asOf) {
        this.library = library;
        this.measures = new Outcomes(library);
        this.totals = new TotalsStatements(library, asOf);
        this.asOf = asOf;
    }

    /** The values around a quantile. */
    public BoundStatement quantilePoints(Experiment experiment, Metric metric, BoundStatement units) {
        return library.engine("quantile_points")
                .fill("observation", observations(experiment, metric, units))
                .statement();
    }

    /**
     * What the error of a quantile needs of the values next to it.
     *
     * @param cuts per variant the values
     */
    public BoundStatement quantileCuts(
            Experiment experiment, Metric metric, BoundStatement units, Map<String, List<BigDecimal>> cuts) {
        return quantileCuts(metric, library, observations(experiment, metric, units), cuts);
    }

    static BoundStatement quantileCuts(
            Metric metric, SqlLibrary library, BoundStatement observations, Map<String, List<BigDecimal>> cuts) {
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
                .bind(
                        "quantile",
                        Value.of(BigDecimal.valueOf(metric.options().quantile().orElseThrow())
                                .toPlainString()))
                .bind("as_of", Value.of(asOf))
                .fill("unit", units)
                .fill("outcome", measures.rows(experiment, metric))
                .statement();
    }

    /**
     * How many units were exposed, whatever they agreed to, by what they said of the purpose.
     *
     * @param share of the customers
     */
    public BoundStatement exposedUnits(Experiment experiment, Share share) {
        return library.engine("exposed_units")
                .bind("purpose", Value.of(experiment.purpose()))
                .bind("as_of", Value.of(asOf))
                .bind("started_at", Value.of(experiment.period().startedAt()))
                .bind("ended_at", Value.of(experiment.period().endedAt()))
                .bind("first_share", Value.of(share.first()))
                .bind("last_share", Value.of(share.last()))
                .fill("exposure", TotalsStatements.exposures(experiment))
                .statement();
    }

    /** The units of an experiment. */
    public BoundStatement units(Experiment experiment) {
        return totals.units(experiment);
    }
}
