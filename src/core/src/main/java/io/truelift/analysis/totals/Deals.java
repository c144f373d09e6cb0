package io.truelift.analysis.totals;

import io.truelift.analysis.totals.Slot.Total;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Template;
import io.truelift.definitions.query.Value;
import io.truelift.statistics.Moments;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An experiment's units dealt to two arms anew, again and again: the statement, and how its answer is read. */
public final class Deals {
    private static final int MILLIONTHS = 6;
    /** Values of the hash by which units are dealt. */
    private static final double HASHES = 1 << 20;

    private final SqlLibrary library;
    private final Experiment experiment;
    private final List<Place> places;
    private final Map<String, Bounds> bounds;

    Deals(SqlLibrary library, Experiment experiment, List<Place> places, Map<String, Bounds> bounds) {
        this.library = library;
        this.experiment = experiment;
        this.places = places.stream()
                .filter(place -> place.slot().part().equals(Slot.WHOLE))
                .toList();
        this.bounds = Map.copyOf(bounds);
    }

    /**
     * One arm of one deal.
     *
     * @param number of the deal, from 1
     * @param isControl which of the two arms
     * @param byMetric moments of y and d, by key of the metric
     */
    public record Arm(int number, boolean isControl, Map<String, Moments> byMetric) {
        public Arm {
            byMetric = Map.copyOf(byMetric);
        }
    }

    /** Deals from the first to the last number, over kept rows or rows from the facts. */
    BoundStatement statement(BoundStatement rows, Instant asOf, String salt, int first, int last) {
        double control = experiment.control().share();
        double treatment = experiment.treatments().getFirst().share();
        Template template = library.engine("replay_aa")
                .repeat(places.size())
                .bind("as_of", Value.of(asOf))
                .bind("salt", Value.of(salt))
                .bind("first_deal", Value.of(first))
                .bind("last_deal", Value.of(last))
                .bind("control_share", Value.of(Math.round(control / (control + treatment) * HASHES)))
                .bind("is_clustered", Value.of(experiment.design().isClustered()));
        for (int i = 1; i <= places.size(); i++) {
            Place place = places.get(i - 1);
            Bounds between = bounds.getOrDefault(place.slot().metric().name(), Bounds.NONE);
            template = template.bind("part_" + i, Value.of(place.part()))
                    .bind("value_at_" + i, Value.of(place.number(Total.VALUE)))
                    .bind("denominator_at_" + i, Value.of(place.number(Total.DENOMINATOR)))
                    .bind("closing_hour_" + i, Value.of(place.slot().closingHour()))
                    .bind(
                            "is_proportion_" + i,
                            Value.of(place.slot().metric().kind().isProportion()))
                    .bind("is_ratio_" + i, Value.of(place.slot().metric().kind().isRatio()))
                    .bind("lowest_" + i, Value.of(whole(between.lowest())))
                    .bind("highest_" + i, Value.of(whole(between.highest())));
        }
        return template.fill("kept", rows).statement();
    }

    private static String whole(Optional<BigDecimal> bound) {
        return bound.map(value ->
                        value.movePointRight(MILLIONTHS).toBigIntegerExact().toString())
                .orElse("");
    }

    Arm read(ResultSet row) throws SQLException {
        Map<String, Moments> byMetric = new HashMap<>();
        for (int i = 1; i <= places.size(); i++) {
            byMetric.put(
                    places.get(i - 1).slot().metric().name(),
                    new Moments(
                            row.getLong("units_" + i),
                            List.of(sum(row, "y_" + i, 1), sum(row, "d_" + i, 1)),
                            List.of(
                                    List.of(sum(row, "yy_" + i, 2), sum(row, "yd_" + i, 2)),
                                    List.of(sum(row, "dd_" + i, 2)))));
        }
        return new Arm(row.getInt("number"), row.getBoolean("is_control"), byMetric);
    }

    private static BigDecimal sum(ResultSet row, String column, int factors) throws SQLException {
        return Optional.ofNullable(row.getBigDecimal(column))
                .map(sum -> sum.movePointLeft(factors * MILLIONTHS))
                .orElse(BigDecimal.ZERO);
    }
}
