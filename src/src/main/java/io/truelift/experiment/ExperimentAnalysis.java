package io.truelift.experiment;

import io.truelift.everybody.EverybodyCount;
import io.truelift.experiment.ExperimentReport.Receipt;
import io.truelift.query.BoundStatement;
import io.truelift.query.References;
import io.truelift.query.SqlLibrary;
import io.truelift.query.TableSnapshots;
import io.truelift.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/**
 * Works out an experiment: one statement in the name of the person gives the sums of every metric per variant, from
 * which the tests are computed. Every table is read as of the snapshot that the receipt names, so that the statement in
 * the receipt gives the same digits again, as long as the snapshots are kept and nobody withdraws consent.
 */
public final class ExperimentAnalysis {
    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final Clock clock;

    public ExperimentAnalysis(SqlLibrary library, Warehouse warehouse, Clock clock) {
        this.library = library;
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /**
     * The report of an experiment, as the person may count it.
     *
     * @param person account in whose name the statement runs
     * @throws io.truelift.query.SqlFileException where a file is wrong
     * @throws io.truelift.query.QueryException where the engine refuses or fails
     */
    public ExperimentReport report(Experiment experiment, String person) throws SQLException {
        ExperimentStatements statements = new ExperimentStatements(library);
        BoundStatement unpinned = statements.sums(experiment);
        BoundStatement exposed = statements.exposedUnits(experiment);
        try (Connection service = warehouse.openAsService();
                Connection connection = warehouse.openAs(person)) {
            TableSnapshots snapshots = TableSnapshots.of(service, library, References.of(unpinned, library.catalog(), library.dictionary()));
            BoundStatement statement = snapshots.pin(unpinned);
            ExperimentSums sums = ExperimentSums.of(experiment, statement.rows(connection, ExperimentSums.Row::read));
            long everybody = EverybodyCount.of(warehouse, snapshots.pin(exposed), person, row -> row.getLong("units"));
            Receipt receipt = new Receipt(snapshots.byTable(), statement.sha256(), statement.readableText(), person);
            return ExperimentScoring.report(experiment, sums, Math.max(0, everybody - sums.unitsSeen()), clock.instant(), receipt);
        }
    }
}
