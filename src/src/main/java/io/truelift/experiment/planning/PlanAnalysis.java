package io.truelift.experiment.planning;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.analysis.ExperimentStatements;
import io.truelift.experiment.analysis.History;
import io.truelift.experiment.analysis.PlanWriter;
import io.truelift.query.BoundStatement;
import io.truelift.query.QueryException;
import io.truelift.query.SqlLibrary;
import io.truelift.statistics.planning.Arrivals;
import io.truelift.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Plans an experiment from the company's own history: what its metrics were for the customers who were active a window ago, as
 * if they had met it then, and how many customers come anew each day.
 */
public final class PlanAnalysis {
    /** Days of activity that make a customer one whom the experiment would meet, and of which arrivals are counted. */
    static final int ACTIVE_DAYS = 28;

    private final SqlLibrary library;
    private final Warehouse warehouse;

    public PlanAnalysis(SqlLibrary library, Warehouse warehouse) {
        this.library = library;
        this.warehouse = warehouse;
    }

    /**
     * @param person account in whose name the statements run
     * @throws QueryException where there is no history, or the engine refuses or fails
     */
    public ExperimentPlan plan(Experiment experiment, String person) throws SQLException {
        try (Connection connection = warehouse.openAs(person)) {
            Instant end = end(experiment, connection);
            Duration window = Duration.ofHours(experiment.measures().stream()
                    .mapToInt(measure -> experiment.window(measure.metric()).toHour())
                    .max()
                    .orElseThrow());
            ExperimentStatements statements = new ExperimentStatements(library, end);
            History history = History.read(experiment, statements, end.minus(window), ACTIVE_DAYS, connection);
            Arrivals arrivals = new Arrivals(arrivals(statements.arrivals(experiment, end, ACTIVE_DAYS), connection));
            PowerOfMetrics power = new PowerOfMetrics(experiment, history, arrivals);
            return new ExperimentPlan(
                    experiment.name(),
                    experiment.title(),
                    experiment.alpha(),
                    experiment.plan().power(),
                    experiment.plan().minimumEffect(),
                    PlanWriter.stopping(experiment),
                    end,
                    history.units(),
                    arrivals.firstSeenPerDay(),
                    experiment.measures().stream().map(power::of).toList(),
                    power.notes());
        }
    }

    private Instant end(Experiment experiment, Connection connection) {
        BoundStatement newest = new ExperimentStatements(library, Instant.MAX).historyEnd(experiment);
        List<Instant> ends = newest.rows(connection, row -> row.getTimestamp("newest").toInstant());
        if (ends.isEmpty()) {
            throw new QueryException("Cannot plan %s: its metrics have no outcome yet, so there is no history to plan from. Let the pipelines run first."
                    .formatted(experiment.name()));
        }
        return ends.getFirst().plusSeconds(1);
    }

    private static List<Long> arrivals(BoundStatement statement, Connection connection) {
        List<Long> days = new ArrayList<>(Collections.nCopies(ACTIVE_DAYS, 0L));
        statement.rows(connection, row -> days.set(Math.min(ACTIVE_DAYS - 1, row.getInt("day")), row.getLong("units")));
        return days;
    }
}
