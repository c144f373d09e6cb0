package io.truelift.bench;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.definitions.experiment.Experiment;
import java.sql.SQLException;

/** The three ways in which somebody waits for the report of one experiment. */
public interface ReportUnderTest {
    /** The first computation: nothing that was kept is used. */
    ExperimentReport first() throws SQLException;

    /** After new facts came: what was kept is used and brought up to date. */
    ExperimentReport refresh() throws SQLException;

    /** Nothing is new: from what is kept. */
    ExperimentReport read() throws SQLException;

    /** Makes them for an experiment. */
    @FunctionalInterface
    interface Maker {
        ReportUnderTest of(Experiment experiment);
    }
}
