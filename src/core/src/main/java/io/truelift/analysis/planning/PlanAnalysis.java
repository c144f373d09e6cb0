package io.truelift.analysis.planning;

import io.truelift.analysis.experiment.History;
import io.truelift.analysis.experiment.PlanWriter;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.platform.warehouse.Warehouse;
import io.truelift.statistics.planning.Arrivals;
import java.sql.Connection;
import java.sql.SQLException;

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
            History history = History.read(experiment, library, ACTIVE_DAYS, connection)
                    .orElseThrow(() -> new QueryException(
                            "Cannot plan %s: its metrics have no outcome yet, so there is no history to plan from. Let the pipelines run first."
                                    .formatted(experiment.name())));
            Arrivals arrivals = new Arrivals(history.arrivals());
            PowerOfMetrics power = new PowerOfMetrics(experiment, history, arrivals);
            return new ExperimentPlan(
                    experiment.name(),
                    experiment.title(),
                    experiment.alpha(),
                    experiment.plan().power(),
                    experiment.plan().minimumEffect(),
                    PlanWriter.stopping(experiment),
                    history.end(),
                    history.units(),
                    arrivals.firstSeenPerDay(),
                    experiment.measures().stream().map(power::of).toList(),
                    power.notes());
        }
    }
}
