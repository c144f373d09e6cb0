package io.truelift.experiment.analysis;

import io.truelift.access.SignedQuestion;
import io.truelift.everybody.EverybodyCount;
import io.truelift.experiment.Experiment;
import io.truelift.experiment.ExperimentReport;
import io.truelift.experiment.ExperimentReport.Receipt;
import io.truelift.experiment.totals.ExperimentTotals;
import io.truelift.experiment.totals.ExperimentTotals.Sums;
import io.truelift.experiment.totals.TotalsRefresh;
import io.truelift.experiment.totals.TotalsStatements;
import io.truelift.experiment.totals.TotalsStore;
import io.truelift.query.BoundStatement;
import io.truelift.query.SqlLibrary;
import io.truelift.query.TableSnapshots;
import io.truelift.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Works out an experiment from the sums of its totals per unit, in the name of the person. Totals are kept and refreshed where
 * analysts ask; for anybody else, and for questions that are signed off for sensitive columns, they are worked out from the
 * facts and not kept. Every table is read as of the snapshot that the receipt names, so that the statement in the receipt gives
 * the same digits again, as long as the snapshots are kept and nobody withdraws consent.
 */
public final class ExperimentAnalysis {
    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final Optional<TotalsRefresh> refresh;
    private final Clock clock;
    private final ShareLimits limits;

    private ExperimentAnalysis(SqlLibrary library, Warehouse warehouse, Optional<TotalsRefresh> refresh, Clock clock, ShareLimits limits) {
        this.limits = limits;
        this.library = library;
        this.warehouse = warehouse;
        this.refresh = refresh;
        this.clock = clock;
    }

    /** Works experiments out from the facts each time. */
    public ExperimentAnalysis(SqlLibrary library, Warehouse warehouse, Clock clock) {
        this(library, warehouse, clock, ShareLimits.USUAL);
    }

    /** @param limits from which on units are said not to have arrived in the planned shares */
    public ExperimentAnalysis(SqlLibrary library, Warehouse warehouse, Clock clock, ShareLimits limits) {
        this(library, warehouse, Optional.empty(), clock, limits);
    }

    /** Keeps totals per unit, and reads what is new. */
    public static ExperimentAnalysis keeping(SqlLibrary library, Warehouse warehouse, TotalsStore store, Clock clock, ShareLimits limits) {
        return new ExperimentAnalysis(library, warehouse, Optional.of(new TotalsRefresh(library, warehouse, store, clock)), clock, limits);
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
        ExperimentTotals totals = new ExperimentTotals(library);
        TableSnapshots snapshots;
        try (Connection service = warehouse.openAsService()) {
            snapshots = TableSnapshots.of(service, library, totals.tables(experiment));
        }
        Instant asOf = knownUntil(snapshots, now);
        ExperimentStatements statements = new ExperimentStatements(library, asOf);
        try (Connection connection = warehouse.openAs(person)) {
            Sums added = isKept(person)
                    ? totals.fromKept(experiment, refresh.orElseThrow().refresh(experiment, snapshots, asOf), asOf, warehouse)
                    : totals.fromFacts(experiment, new TotalsStatements(library, asOf).units(experiment), asOf, snapshots::pin, connection);
            ExperimentSums sums = ExperimentSums.of(experiment, added.measures().stream().map(ExperimentSums.Row::of).toList(), added.broken());
            QuantileSums quantiles = QuantileSums.of(experiment, statements, snapshots, connection);
            Map<String, Long> exposed = EverybodyCount.of(warehouse, snapshots.pin(statements.exposedUnits(experiment)), person, ExperimentAnalysis::words);
            BoundStatement statement = snapshots.pin(totals.fromFacts(experiment, asOf));
            Receipt receipt = new Receipt(
                    snapshots.byTable(), statement.sha256(), statement.readableText(), person,
                    new OriginsReader(library).of(experiment, snapshots.byTable().keySet(), exposed));
            return new ExperimentScoring(experiment, sums, quantiles, limits).report(withoutConsent(exposed, sums.seen()), now, receipt);
        }
    }

    /** Totals are made under the rules of analysts, so they answer analysts alone, and nobody who may see more of one question. */
    private boolean isKept(String person) throws SQLException {
        return refresh.isPresent() && !SignedQuestion.isPrincipal(person) && warehouse.rolesOf(person).contains(SignedQuestion.ROLE);
    }

    /** A window is over where data of after its end may have come: by the newest commit, whatever the clock says since. */
    private static Instant knownUntil(TableSnapshots snapshots, Instant now) {
        return snapshots.committedAt().filter(committed -> committed.isBefore(now)).orElse(now);
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
