package io.truelift.bench;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.ExperimentReport;
import io.truelift.experiment.analysis.ExperimentAnalysis;
import java.sql.SQLException;
import java.time.Clock;

/** A report that keeps nothing: each time it is worked out from all the facts. */
final class WholeReport implements ReportUnderTest {
    /** In whose name reports are asked, so that the engine's rules for people hold. */
    static final String PERSON = "analyst";

    private final ExperimentAnalysis analysis;
    private final Experiment experiment;

    WholeReport(BenchHome home, Experiment experiment) {
        this.analysis = new ExperimentAnalysis(home.library(), home.warehouse(), Clock.systemUTC());
        this.experiment = experiment;
    }

    @Override
    public ExperimentReport first() throws SQLException {
        return analysis.report(experiment, PERSON);
    }

    @Override
    public ExperimentReport refresh() throws SQLException {
        return analysis.report(experiment, PERSON);
    }

    @Override
    public ExperimentReport read() throws SQLException {
        return analysis.report(experiment, PERSON);
    }
}
