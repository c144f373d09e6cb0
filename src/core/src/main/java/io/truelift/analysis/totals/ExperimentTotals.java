package io.truelift.analysis.totals;

import io.truelift.analysis.totals.TotalsStatements.Cut;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.References;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.access.TotalsPrincipal;
import io.truelift.platform.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The sums of an experiment: from totals that are kept and refreshed, or straight from the facts. Both give the same digits,
 * for totals are whole numbers.
 */
public final class ExperimentTotals {
    /** Rows that one statement of deals goes through: some minutes on two processors. */
    private static final long ROWS_OF_DEALS = 100_000_000;

    private final SqlLibrary library;
    private final Optional<FurtherDimension> further;

    public ExperimentTotals(SqlLibrary library) {
        this(library, Optional.empty());
    }

    private ExperimentTotals(SqlLibrary library, Optional<FurtherDimension> further) {
        this.library = library;
        this.further = further;
    }

    /** The same, with one more dimension after those of the experiment's file. */
    public ExperimentTotals by(FurtherDimension dimension) {
        return new ExperimentTotals(library, Optional.of(dimension));
    }

    /**
     * @param measures sums per measure, variant and slice
     * @param broken metrics that cannot be added up, by key, with the reason in words
     */
    public record Sums(List<MeasureSums> measures, Map<String, String> broken) {
        public Sums {
            measures = List.copyOf(measures);
            broken = Map.copyOf(broken);
        }
    }

    /** The statement that gives the sums straight from the facts, for whoever wants to repeat them. */
    public BoundStatement fromFacts(Experiment experiment, Instant asOf) {
        TotalsStatements statements = new TotalsStatements(library, asOf);
        List<Source> sources = Source.of(Slot.of(experiment));
        BoundStatement rows = statements.fromFacts(statements.units(experiment), sources);
        return further.map(dimension -> statements.sums(
                        experiment,
                        dimension.rows(experiment, rows),
                        RowSums.whole(TotalsStatements.places(sources)),
                        Map.of(),
                        Cut.LEVELS))
                .orElseGet(
                        () -> statements.sums(experiment, rows, TotalsStatements.places(sources), Map.of(), Cut.DAYS));
    }

    /**
     * The sums straight from the facts, in the name of whoever the connection is of.
     *
     * @param units units to add up for
     * @param pin how tables are read, such as at their snapshots
     */
    public Sums fromFacts(
            Experiment experiment,
            BoundStatement units,
            Instant asOf,
            UnaryOperator<BoundStatement> pin,
            Connection connection) {
        TotalsStatements statements = new TotalsStatements(library, asOf);
        List<Source> sources = Source.of(Slot.of(experiment));
        Map<String, String> broken = new LinkedHashMap<>();
        try {
            return sums(experiment, statements, statements.fromFacts(units, sources), pin, connection)
                    .of(TotalsStatements.places(sources), broken);
        } catch (QueryException e) {
            if (!BrokenMetrics.isOfTheData(e)) {
                throw e;
            }
        }
        List<Source> sound = new ArrayList<>();
        for (Source source : sources) {
            try {
                sums(experiment, statements, statements.fromFacts(units, List.of(source)), pin, connection)
                        .of(TotalsStatements.places(List.of(source)), new HashMap<>());
                sound.add(source);
            } catch (QueryException e) {
                if (!BrokenMetrics.isOfTheData(e)) {
                    throw e;
                }
                source.slots().forEach(slot -> broken.put(slot.metric().name(), BrokenMetrics.ITS_SQL_FAILS));
            }
        }
        return sums(experiment, statements, statements.fromFacts(units, sound), pin, connection)
                .of(TotalsStatements.places(sound), broken);
    }

    private RowSums sums(
            Experiment experiment,
            TotalsStatements statements,
            BoundStatement rows,
            UnaryOperator<BoundStatement> pin,
            Connection connection) {
        return new RowSums(experiment, statements, rows, further, new RowSums.Engine(pin, connection, false));
    }

    /** The sums of what is kept, under the rules of rows of this moment. */
    public Sums fromKept(Experiment experiment, TotalsRefresh.Refreshed kept, Instant asOf, Warehouse warehouse)
            throws SQLException {
        TotalsStatements statements = new TotalsStatements(library, asOf);
        KeptStatements rows = new KeptStatements(library, experiment);
        List<Place> places = rows.placesOfThoseKept(kept.totals());
        // a further dimension comes from a table that whoever reads totals alone does not see
        try (Connection reader =
                warehouse.openAs(further.isPresent() ? TotalsPrincipal.KEEPER : TotalsPrincipal.READER)) {
            RowSums sums = new RowSums(
                    experiment,
                    statements,
                    rows.current(kept.totals()),
                    further,
                    new RowSums.Engine(UnaryOperator.identity(), reader, true));
            return sums.of(places, new LinkedHashMap<>(kept.broken()));
        }
    }

    /**
     * Deals the units anew, over what is kept.
     *
     * @param salt decides the deals
     * @param times how many, from 1
     */
    public List<Deals.Arm> dealtFromKept(
            Experiment experiment,
            TotalsRefresh.Refreshed kept,
            Instant asOf,
            Warehouse warehouse,
            String salt,
            int times)
            throws SQLException {
        KeptStatements rows = new KeptStatements(library, experiment);
        try (Connection reader = warehouse.openAs(TotalsPrincipal.READER)) {
            return dealt(
                    experiment,
                    rows.current(kept.totals()),
                    rows.placesOfThoseKept(kept.totals()),
                    asOf,
                    UnaryOperator.identity(),
                    reader,
                    salt,
                    times,
                    kept.totals().units().rows());
        }
    }

    /** As {@link #dealtFromKept}, straight from the facts. */
    public List<Deals.Arm> dealtFromFacts(
            Experiment experiment,
            Instant asOf,
            UnaryOperator<BoundStatement> pin,
            Connection connection,
            String salt,
            int times) {
        TotalsStatements statements = new TotalsStatements(library, asOf);
        List<Source> sources = Source.of(Slot.of(experiment));
        return dealt(
                experiment,
                statements.fromFacts(statements.units(experiment), sources),
                TotalsStatements.places(sources),
                asOf,
                pin,
                connection,
                salt,
                times,
                0);
    }

    /** In one statement, or where there are very many units in several, so that none goes through more than so many rows. */
    private List<Deals.Arm> dealt(
            Experiment experiment,
            BoundStatement rows,
            List<Place> places,
            Instant asOf,
            UnaryOperator<BoundStatement> pin,
            Connection connection,
            String salt,
            int times,
            long units) {
        Deals deals = new Deals(
                library,
                experiment,
                places,
                sums(experiment, new TotalsStatements(library, asOf), rows, pin, connection)
                        .bounds(places));
        int atOnce = Math.toIntExact(Math.clamp(ROWS_OF_DEALS / Math.max(1, units), 1, times));
        List<Deals.Arm> arms = new ArrayList<>();
        for (int first = 1; first <= times; first += atOnce) {
            arms.addAll(pin.apply(deals.statement(rows, asOf, salt, first, Math.min(times, first + atOnce - 1)))
                    .rows(connection, deals::read));
        }
        return arms;
    }

    /** All tables that the experiment and its metrics read. */
    public Set<String> tables(Experiment experiment) {
        Set<String> tables = new LinkedHashSet<>(
                References.of(fromFacts(experiment, Instant.EPOCH), library.catalog(), library.dictionary()));
        experiment
                .measures()
                .forEach(measure ->
                        tables.addAll(References.of(measure.metric().file(), library.catalog(), library.dictionary())));
        return tables;
    }
}
