package io.truelift.bench;

import io.truelift.analysis.experiment.ExperimentAnalysis;
import io.truelift.analysis.experiment.ShareLimits;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.totals.TotalsStore;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.platform.database.Database;
import java.sql.SQLException;
import java.time.Clock;

/** A report as the suite makes it: from totals per unit that are kept and refreshed. */
final class KeptReport implements ReportUnderTest {
    /** In whose name reports are asked, so that the engine's rules for people hold. */
    static final String PERSON = "analyst";

    private final TotalsStore store;
    private final ExperimentAnalysis analysis;
    private final Experiment experiment;

    KeptReport(BenchHome home, Experiment experiment) {
        this.store = new TotalsStore(Database.of(home.settings()));
        this.analysis = ExperimentAnalysis.keeping(
                home.library(), home.warehouse(), store, Clock.systemUTC(), ShareLimits.USUAL);
        this.experiment = experiment;
    }

    @Override
    public ExperimentReport first() throws SQLException {
        store.drop(experiment.name(), Clock.systemUTC().instant());
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
