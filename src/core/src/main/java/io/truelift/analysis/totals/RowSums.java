package io.truelift.analysis.totals;

import io.truelift.analysis.totals.ExperimentTotals.Sums;
import io.truelift.analysis.totals.TotalsStatements.Cut;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.Meanwhile;
import io.truelift.definitions.query.QueryException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Adds up rows of an experiment, be they kept or straight from the facts. */
final class RowSums {
    /** With more clusters their sums are enough: what a test of few clusters adds is not seen any more. */
    private static final long MOST_CLUSTERS = 2_000;

    private final Experiment experiment;
    private final TotalsStatements statements;
    private final BoundStatement rows;
    private final Optional<FurtherDimension> further;
    private final Engine engine;

    /** @param rows units and totals */
    RowSums(
            Experiment experiment,
            TotalsStatements statements,
            BoundStatement rows,
            Optional<FurtherDimension> further,
            Engine engine) {
        this.experiment = experiment;
        this.statements = statements;
        this.rows = rows;
        this.further = further;
        this.engine = engine;
    }

    /**
     * Who is asked, and how.
     *
     * @param pin how tables are read, such as at their snapshots
     * @param isShared whether two statements at a time fit into its memory, as those over kept rows do
     */
    record Engine(UnaryOperator<BoundStatement> pin, Connection connection, boolean isShared) {

        BoundStatement pinned(BoundStatement statement) {
            return pin.apply(statement);
        }
    }

    static List<Place> whole(List<Place> places) {
        return places.stream()
                .filter(place -> place.slot().part().equals(Slot.WHOLE))
                .toList();
    }

    /** Where the extreme values of metrics are pulled in to, by metric. */
    Map<String, Bounds> bounds(List<Place> places) {
        Map<String, Bounds> bounds = new HashMap<>();
        for (Place place : whole(places)) {
            if (place.slot().metric().options().winsorising().isPresent()) {
                bounds.put(
                        place.slot().metric().name(),
                        Bounds.read(engine.pinned(statements.percentiles(rows, place)), engine.connection()));
            }
        }
        return bounds;
    }

    /** @param broken metrics that cannot be added up, to which those are put that are found to be */
    Sums of(List<Place> places, Map<String, String> broken) {
        further.ifPresent(dimension -> dimension.requireFewLevels(
                experiment, engine.pinned(dimension.rows(experiment, rows)), engine.connection()));
        Map<String, Bounds> bounds = bounds(places);
        List<MeasureSums> measures;
        try {
            measures = measures(places, bounds);
        } catch (QueryException e) {
            if (!BrokenMetrics.isOfTheData(e)) {
                throw e;
            }
            measures = measures(thatAddUp(places, bounds, broken), bounds);
        }
        Set<String> failed = new LinkedHashSet<>();
        measures.stream().filter(measure -> measure.failed() > 0).forEach(measure -> failed.add(measure.metric()));
        failed.forEach(metric -> broken.putIfAbsent(metric, BrokenMetrics.TOO_LARGE));
        return new Sums(
                measures.stream()
                        .filter(measure -> !broken.containsKey(measure.metric()))
                        .toList(),
                broken);
    }

    private List<MeasureSums> measures(List<Place> places, Map<String, Bounds> bounds) {
        Optional<Meanwhile<List<MeasureSums>>> levels =
                engine.isShared() ? Optional.of(Meanwhile.ask(() -> levels(places, bounds))) : Optional.empty();
        List<MeasureSums> measures = new ArrayList<>(sums(rows, places, bounds, Cut.DAYS));
        measures.addAll(levels.map(Meanwhile::answer).orElseGet(() -> levels(places, bounds)));
        if (experiment.design().isClustered() && units(measures) <= MOST_CLUSTERS) {
            measures.addAll(sums(rows, whole(places), bounds, Cut.CLUSTERS));
        }
        return measures;
    }

    private List<MeasureSums> levels(List<Place> places, Map<String, Bounds> bounds) {
        return further.isEmpty() && experiment.columns().dimensions().isEmpty()
                ? List.of()
                : sums(
                        further.map(dimension -> dimension.rows(experiment, rows))
                                .orElse(rows),
                        whole(places),
                        bounds,
                        Cut.LEVELS);
    }

    private List<MeasureSums> sums(BoundStatement levelled, List<Place> places, Map<String, Bounds> bounds, Cut cut) {
        return new SumsReader(experiment, places, bounds)
                .read(engine.pinned(statements.sums(experiment, levelled, places, bounds, cut)), engine.connection());
    }

    private static long units(List<MeasureSums> measures) {
        return measures.stream()
                .filter(measure -> measure.metric().equals(MeasureSums.UNITS)
                        && measure.slice() == 1
                        && measure.status().equals(MeasureSums.COUNTED))
                .mapToLong(measure -> measure.moments().n())
                .sum();
    }

    /** The columns whose squares and products a number of the engine holds, each asked alone. */
    private List<Place> thatAddUp(List<Place> places, Map<String, Bounds> bounds, Map<String, String> broken) {
        List<Place> sound = new ArrayList<>();
        for (Place place : places) {
            try {
                measures(List.of(place), bounds);
                sound.add(place);
            } catch (QueryException e) {
                if (!BrokenMetrics.isOfTheData(e)) {
                    throw e;
                }
                broken.put(place.slot().metric().name(), BrokenMetrics.TOO_LARGE);
            }
        }
        return sound.stream()
                .filter(place -> !broken.containsKey(place.slot().metric().name()))
                .toList();
    }
}
