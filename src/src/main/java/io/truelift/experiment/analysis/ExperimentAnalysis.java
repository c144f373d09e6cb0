package io.truelift.experiment.analysis;

import io.truelift.everybody.EverybodyCount;
import io.truelift.experiment.Experiment;
import io.truelift.experiment.ExperimentReport;
import io.truelift.experiment.ExperimentReport.Receipt;
import io.truelift.experiment.analysis.ExperimentStatements.Bounds;
import io.truelift.query.BoundStatement;
import io.truelift.query.References;
import io.truelift.query.SqlLibrary;
import io.truelift.query.TableSnapshots;
import io.truelift.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Works out an experiment: one statement in the name of the person gives the sums of every metric per variant and slice, from
 * which the tests are computed. Only where a metric is winsorised, one more finds its percentiles before; and one more where
 * a metric is a quantile. Every table is read as of the snapshot that the receipt names, so that the statement in the receipt
 * gives the same digits again, as long as the snapshots are kept and nobody withdraws consent.
 */
public final class ExperimentAnalysis {
    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final Clock clock;
    private final ShareLimits limits;

    public ExperimentAnalysis(SqlLibrary library, Warehouse warehouse, Clock clock) {
        this(library, warehouse, clock, ShareLimits.USUAL);
    }

    /** @param limits from which on units are said not to have arrived in the planned shares */
    public ExperimentAnalysis(SqlLibrary library, Warehouse warehouse, Clock clock, ShareLimits limits) {
        this.limits = limits;
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
        Instant now = clock.instant();
        try (Connection service = warehouse.openAsService();
                Connection connection = warehouse.openAs(person)) {
            TableSnapshots snapshots = snapshots(service, experiment);
            ExperimentStatements statements = new ExperimentStatements(library, knownUntil(snapshots, now));
            Map<String, Bounds> bounds = statements.percentiles(experiment)
                    .map(percentiles -> Bounds.read(snapshots.pin(percentiles), connection))
                    .orElse(Map.of());
            BoundStatement statement = snapshots.pin(statements.sums(experiment, bounds));
            String variables = ExperimentStatements.variables(experiment);
            ExperimentSums sums = ExperimentSums.of(experiment, statement.rows(connection, row -> ExperimentSums.Row.read(row, variables)));
            QuantileSums quantiles = QuantileSums.of(experiment, statements, snapshots, connection);
            Map<String, Long> exposed = EverybodyCount.of(warehouse, snapshots.pin(statements.exposedUnits(experiment)), person, ExperimentAnalysis::words);
            Receipt receipt = new Receipt(
                    snapshots.byTable(), statement.sha256(), statement.readableText(), person,
                    new OriginsReader(library).of(experiment, snapshots.byTable().keySet(), exposed));
            return new ExperimentScoring(experiment, sums, quantiles, limits).report(withoutConsent(exposed, sums.seen()), now, receipt);
        }
    }

    /** A window is over where data of after its end may have come: by the newest commit, whatever the clock says since. */
    private static Instant knownUntil(TableSnapshots snapshots, Instant now) {
        return snapshots.committedAt().filter(committed -> committed.isBefore(now)).orElse(now);
    }

    private TableSnapshots snapshots(Connection service, Experiment experiment) {
        ExperimentStatements statements = new ExperimentStatements(library, clock.instant());
        Set<String> tables = new LinkedHashSet<>(References.of(statements.sums(experiment, Map.of()), library.catalog(), library.dictionary()));
        experiment.measures().forEach(measure -> tables.addAll(References.of(measure.metric().file(), library.catalog(), library.dictionary())));
        return TableSnapshots.of(service, library, tables);
    }

    /** Exposed units by what they said of the purpose. */
    private static Map<String, Long> words(ResultSet row) throws SQLException {
        Map<String, Long> byWord = new TreeMap<>();
        for (String word : List.of("granted", "refused", "expired", "unknown")) {
            byWord.put(word, row.getLong(word));
        }
        return byWord;
    }

    /** Units that the person may not count although they agreed are what is left of those who agreed. */
    private static Map<String, Long> withoutConsent(Map<String, Long> exposed, long seen) {
        Map<String, Long> left = new TreeMap<>(exposed);
        left.computeIfPresent("granted", (word, units) -> Math.max(0, units - seen));
        return left;
    }
}
