package io.truelift.analysis.totals;

import io.truelift.analysis.totals.Slot.Total;
import io.truelift.definitions.experiment.Design;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Holdout;
import io.truelift.definitions.metric.Winsorising;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.Projection;
import io.truelift.definitions.query.Queries;
import io.truelift.definitions.query.Selection;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Template;
import io.truelift.definitions.query.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the statements of an experiment's totals together from its file, its metrics and the templates of the engine. */
public final class TotalsStatements {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final SqlLibrary library;
    private final Instant asOf;

    /** @param asOf units whose window ends later are not counted yet */
    public TotalsStatements(SqlLibrary library, Instant asOf) {
        this.library = library;
        this.asOf = asOf;
    }

    /** The units of an experiment. */
    public BoundStatement units(Experiment experiment) {
        return units(experiment, Share.ALL);
    }

    BoundStatement units(Experiment experiment, Share share) {
        return units(experiment, exposures(experiment), share);
    }

    /** Units whose exposures are others than the experiment's, such as customers of the past. */
    public BoundStatement units(Experiment experiment, BoundStatement exposures) {
        return units(experiment, exposures, Share.ALL);
    }

    private BoundStatement units(Experiment experiment, BoundStatement exposures, Share share) {
        return library.engine("experiment_units")
                .bind("purpose", Value.of(experiment.purpose()))
                .bind("started_at", Value.of(experiment.period().startedAt()))
                .bind("ended_at", Value.of(experiment.period().endedAt()))
                .bind("as_of", Value.of(asOf))
                .bind("time_zone", Value.of(experiment.period().zone().getId()))
                .bind("is_switchback", Value.of(experiment.design() == Design.SWITCHBACK))
                .bind("has_segment", Value.of(experiment.population().segment().isPresent()))
                .bind("has_cluster", Value.of(experiment.design().isClustered()))
                .bind("first_share", Value.of(share.first()))
                .bind("last_share", Value.of(share.last()))
                .fill("exposure", exposures)
                .fill(
                        "earliest",
                        library.engine(isDescribed(experiment) ? "earliest_exposure_described" : "earliest_exposure")
                                .statement())
                .fill(
                        "eligible",
                        experiment
                                .population()
                                .segment()
                                .map(BoundStatement::of)
                                .orElseGet(this::nobody))
                .fill(
                        "held_out",
                        experiment.population().holdout().map(this::heldOut).orElseGet(this::nobody))
                .statement();
    }

    /** Whether exposures say more than who met which variant when. */
    private static boolean isDescribed(Experiment experiment) {
        return experiment.design().isClustered()
                || !experiment.columns().dimensions().isEmpty()
                || !experiment.plan().adjustment().covariates().isEmpty();
    }

    /** The exposures of an experiment's file, in the form in which units are made of them. */
    public static BoundStatement exposures(Experiment experiment) {
        return Projection.of(experiment.file())
                .column("customer_id")
                .column("variant")
                .column("exposed_at")
                .text("cluster", experiment.columns().cluster().orElse("customer_id"))
                .texts("levels", experiment.columns().dimensions())
                .numbers("covariates", experiment.plan().adjustment().covariates())
                .statement();
    }

    private BoundStatement heldOut(Holdout holdout) {
        return library.engine("held_out")
                .bind("variant", Value.of(holdout.control()))
                .fill("exposure", holdout.file())
                .statement();
    }

    private BoundStatement nobody() {
        return library.engine("nobody").statement();
    }

    /** Units as rows of an experiment. */
    BoundStatement unitRows(BoundStatement units) {
        return library.engine("unit_rows").fill("unit", units).statement();
    }

    /**
     * Totals as rows of an experiment.
     *
     * @param part number of the part that the source is
     * @param reach what has to be read
     */
    BoundStatement totalRows(Source source, int part, BoundStatement units, Reach reach) {
        List<Source.Column> columns = source.columns();
        Template template = library.engine("experiment_totals")
                .repeat(columns.size())
                .bind("before_hours", Value.of(source.beforeHours()))
                .bind("longest_hours", Value.of(source.longestHours()));
        for (int i = 1; i <= columns.size(); i++) {
            Source.Column column = columns.get(i - 1);
            template = template.bind("column_" + i, Value.of(i))
                    .bind("from_hour_" + i, Value.of(column.slot().fromHour(column.total())))
                    .bind("to_hour_" + i, Value.of(column.slot().toHour(column.total())));
        }
        BoundStatement totals = template.fill("unit", units)
                .fill("measured", source.measured(library, reach))
                .statement();
        return library.engine("total_rows")
                .bind("part", Value.of(part))
                .fill("total", totals)
                .statement();
    }

    /** Units and totals of all sources in one query over the tables themselves, part 1 being the first source. */
    public BoundStatement fromFacts(BoundStatement units, List<Source> sources) {
        List<BoundStatement> rows = new ArrayList<>(List.of(unitRows(units)));
        for (int i = 0; i < sources.size(); i++) {
            rows.add(totalRows(sources.get(i), i + 1, units, Reach.EVERYTHING));
        }
        return Queries.unionAll("units and totals", rows);
    }

    /** Where the totals of each slot stand if part 1 is the first source. */
    static List<Place> places(List<Source> sources) {
        List<Place> places = new ArrayList<>();
        for (int part = 1; part <= sources.size(); part++) {
            int first = 1;
            for (Slot slot : sources.get(part - 1).slots()) {
                places.add(new Place(slot, part, first));
                first += slot.totals().size();
            }
        }
        return places;
    }

    /** By what the units are told apart. */
    enum Cut {
        /** Everything, and the days of exposure. */
        DAYS,
        /** The levels of the dimensions. */
        LEVELS,
        /** Each cluster that was randomised. */
        CLUSTERS
    }

    /** The sums of every column per variant and slice. */
    BoundStatement sums(
            Experiment experiment, BoundStatement kept, List<Place> places, Map<String, Bounds> bounds, Cut cut) {
        // An experiment of quantiles alone has no totals; one column that is in no part keeps the statement whole.
        int columns = Math.max(1, places.size());
        Template template = library.engine("experiment_sums")
                .repeat(columns)
                .bind("as_of", Value.of(asOf))
                .bind("cut", Value.of(cut.name().toLowerCase(Locale.ROOT)));
        for (int i = 1; i <= columns; i++) {
            Optional<Place> place = i <= places.size() ? Optional.of(places.get(i - 1)) : Optional.empty();
            Optional<Slot> slot = place.map(Place::slot);
            Bounds between = slot.map(
                            known -> bounds.getOrDefault(known.metric().name(), Bounds.NONE))
                    .orElse(Bounds.NONE);
            template = template.bind(
                            "part_" + i, Value.of(place.map(Place::part).orElse(-1)))
                    .bind(
                            "value_at_" + i,
                            Value.of(place.map(known -> known.number(Total.VALUE))
                                    .orElse(0)))
                    .bind(
                            "denominator_at_" + i,
                            Value.of(place.map(known -> known.number(Total.DENOMINATOR))
                                    .orElse(0)))
                    .bind(
                            "before_at_" + i,
                            Value.of(place.map(known -> known.number(Total.BEFORE))
                                    .orElse(0)))
                    .bind(
                            "before_denominator_at_" + i,
                            Value.of(place.map(known -> known.number(Total.BEFORE_DENOMINATOR))
                                    .orElse(0)))
                    .bind(
                            "closing_hour_" + i,
                            Value.of(slot.map(Slot::closingHour).orElse(0)))
                    .bind(
                            "is_proportion_" + i,
                            Value.of(slot.filter(known -> known.metric().kind().isProportion())
                                    .isPresent()))
                    .bind(
                            "is_ratio_" + i,
                            Value.of(slot.filter(known -> known.metric().kind().isRatio())
                                    .isPresent()))
                    .bind("lowest_" + i, Value.of(whole(between.lowest())))
                    .bind("highest_" + i, Value.of(whole(between.highest())))
                    .bind(
                            "zero_" + i,
                            Value.of(between.ofZero().multiply(MILLION).longValueExact()));
        }
        BoundStatement randomised = library.engine(
                        experiment.design().isClustered() ? "randomised_groups" : "randomised_units")
                .repeat(columns)
                .statement();
        BoundStatement all =
                template.fill("kept", kept).fill("randomised", randomised).statement();
        return Selection.keep(all, columns(experiment, places));
    }

    private static String whole(Optional<BigDecimal> bound) {
        return bound.map(value -> value.multiply(MILLION).toBigIntegerExact().toString())
                .orElse("");
    }

    private static Set<String> columns(Experiment experiment, List<Place> places) {
        String variables = Variables.of(experiment);
        Set<String> columns =
                new HashSet<>(Set.of("status", "slice", "level", "variant", "units", "customers", "newest_exposure"));
        for (String variable : SumsReader.covariates(variables)) {
            columns.add(variable);
        }
        columns.addAll(Variables.products(String.join("", SumsReader.covariates(variables))));
        for (int i = 1; i <= places.size(); i++) {
            for (String column : SumsReader.columns(
                    variables, places.get(i - 1).slot(), experiment.design().isClustered())) {
                columns.add(column + "_" + i);
            }
        }
        return columns;
    }

    /**
     * The exact percentiles of a metric that is winsorised.
     *
     * @param place the whole of the metric
     */
    BoundStatement percentiles(BoundStatement kept, Place place) {
        Winsorising winsorising = place.slot().metric().options().winsorising().orElseThrow();
        return library.engine("total_percentiles")
                .bind("part", Value.of(place.part()))
                .bind("value_at", Value.of(place.number(Total.VALUE)))
                .bind("closing_hour", Value.of(place.slot().closingHour()))
                .bind("as_of", Value.of(asOf))
                .bind(
                        "low_share",
                        Value.of(
                                winsorising.low().map(BigDecimal::toPlainString).orElse("")))
                .bind(
                        "high_share",
                        Value.of(winsorising
                                .high()
                                .map(BigDecimal::toPlainString)
                                .orElse("")))
                .bind("ignores_zeros", Value.of(winsorising.ignoresZeros()))
                .fill("kept", kept)
                .statement();
    }
}
