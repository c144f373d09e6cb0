package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Receipt;
import io.truelift.analysis.totals.Deals;
import io.truelift.analysis.totals.ExperimentTotals;
import io.truelift.analysis.totals.ExperimentTotals.Sums;
import io.truelift.analysis.totals.FurtherDimension;
import io.truelift.analysis.totals.Share;
import io.truelift.analysis.totals.TotalsRefresh;
import io.truelift.analysis.totals.TotalsRefresh.Refreshed;
import io.truelift.analysis.totals.TotalsStatements;
import io.truelift.analysis.totals.TotalsStore;
import io.truelift.analysis.unfiltered.CoarseCount;
import io.truelift.analysis.unfiltered.UnfilteredCount;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Holdout;
import io.truelift.definitions.experiment.SliceColumn;
import io.truelift.definitions.experiment.SliceColumns;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.EngineError;
import io.truelift.definitions.query.FactRows;
import io.truelift.definitions.query.Meanwhile;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TableSnapshots;
import io.truelift.governance.access.SignedDefinition;
import io.truelift.platform.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Works out an experiment from the sums of its totals per unit, in the name of the person. Totals are kept and refreshed where
 * analysts ask; for anybody else, and for definitions that are signed off for sensitive columns, they are worked out from the
 * facts and not kept. Every table is read as of the snapshot that the receipt names, so that the statement in the receipt gives
 * the same digits again, as long as the snapshots are kept and nobody withdraws consent.
 */
public final class ExperimentAnalysis {
    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final Optional<TotalsRefresh> refresh;
    private final Clock clock;
    private final ShareLimits limits;

    private ExperimentAnalysis(
            SqlLibrary library, Warehouse warehouse, Optional<TotalsRefresh> refresh, Clock clock, ShareLimits limits) {
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
    public static ExperimentAnalysis keeping(
            SqlLibrary library, Warehouse warehouse, TotalsStore store, Clock clock, ShareLimits limits) {
        return new ExperimentAnalysis(
                library, warehouse, Optional.of(new TotalsRefresh(library, warehouse, store, clock)), clock, limits);
    }

    /**
     * The report of an experiment, as the person may count it.
     *
     * @param person account in whose name the statement runs
     * @throws io.truelift.definitions.query.SqlFileException where a file is wrong
     * @throws io.truelift.definitions.query.QueryException where the engine refuses or fails
     */
    public ExperimentReport report(Experiment experiment, String person) throws SQLException {
        Instant now = clock.instant();
        ExperimentTotals totals = new ExperimentTotals(library);
        TableSnapshots snapshots = snapshots(totals.tables(experiment));
        return report(
                new Asked(experiment, experiment, totals, isKept(experiment, person)),
                person,
                snapshots,
                knownUntil(snapshots, now),
                now);
    }

    /**
     * The report of an experiment with one more dimension, as the person may count it.
     *
     * @param column whether the person may slice by it is for the caller to see; the engine's rules hold in any case
     * @throws QueryException where it has too many levels, or the engine refuses or fails
     */
    public ExperimentSlices slices(Experiment experiment, SliceColumn column, String person) throws SQLException {
        Instant now = clock.instant();
        ExperimentTotals totals = new ExperimentTotals(library);
        TableSnapshots facts = snapshots(totals.tables(experiment));
        TableSnapshots snapshots =
                column.isOfCustomers() ? facts.and(snapshots(Set.of(SliceColumns.CUSTOMERS))) : facts;
        boolean isKept = isKept(experiment, person);
        Asked asked = switch (column.source()) {
            case DIMENSION -> new Asked(experiment, experiment, totals, isKept);
            case EXPOSURES -> {
                Experiment further = experiment.by(column.name(), SliceColumns.giving(experiment, column.name()));
                yield new Asked(
                        further, further, totals.by(FurtherDimension.ofExposures(library, column.name())), false);
            }
            case CUSTOMERS ->
                new Asked(
                        experiment,
                        experiment.by(column.name()),
                        totals.by(FurtherDimension.ofCustomers(library, column.name(), snapshots)),
                        isKept);
        };
        return new ExperimentSlices(
                column.name(), column.description(), report(asked, person, snapshots, knownUntil(facts, now), now));
    }

    /**
     * What is asked for.
     *
     * @param read the experiment as its units are read
     * @param told the experiment as it is reported on, which may have one more dimension
     * @param totals how it is added up
     * @param isKept whether kept totals answer it
     */
    private record Asked(Experiment read, Experiment told, ExperimentTotals totals, boolean isKept) {}

    private ExperimentReport report(Asked asked, String person, TableSnapshots snapshots, Instant asOf, Instant now)
            throws SQLException {
        Experiment experiment = asked.read();
        try (Connection connection = warehouse.openAs(person)) {
            KeptOrFacts.Question<ExperimentReport> facts =
                    () -> fromFacts(asked, person, snapshots, asOf, now, connection);
            KeptOrFacts.Question<ExperimentReport> fromKept = () -> {
                Refreshed kept = refreshed(experiment, person, snapshots, asOf);
                Meanwhile<QuantileSums> quantiles =
                        Meanwhile.ask(() -> quantiles(experiment, snapshots, asOf, connection));
                Sums sums = asked.totals().fromKept(experiment, kept, asOf, warehouse);
                return scored(
                        asked,
                        person,
                        sums,
                        quantiles.answer(),
                        kept.totals().units().exposed(),
                        snapshots,
                        asOf,
                        now);
            };
            return asked.isKept()
                    ? KeptOrFacts.ask(experiment.name(), fromKept, facts)
                    : askedAs(person, experiment, facts);
        }
    }

    /** Whose role does not see the facts is told so, and not what the engine makes of it: hidden columns are to it as if they were not there. */
    private <T> T askedAs(String person, Experiment experiment, KeptOrFacts.Question<T> facts) throws SQLException {
        try {
            return facts.ask();
        } catch (QueryException e) {
            boolean isHidden = EngineError.of(e)
                    .filter(Set.of(EngineError.PERMISSION_DENIED, EngineError.COLUMN_NOT_FOUND)::contains)
                    .isPresent();
            if (isHidden
                    && !SignedDefinition.isPrincipal(person)
                    && !warehouse.rolesOf(person).contains(SignedDefinition.ROLE)) {
                throw new QueryException(
                        "Cannot report on %s in the name of %s: that role may not read what the report is made of. governance/access.yaml says who may; "
                                        .formatted(experiment.name(), person)
                                + "a report that an analyst asked for is open to everybody in the application.",
                        e);
            }
            throw e;
        }
    }

    /** Deletes what is kept of experiments other than these, and answers of which. */
    public List<String> forgetOthers(Set<String> experiments) throws SQLException {
        return refresh.isPresent() ? refresh.get().forgetOthers(experiments) : List.of();
    }

    private Refreshed refreshed(Experiment experiment, String person, TableSnapshots snapshots, Instant asOf)
            throws SQLException {
        return refresh.orElseThrow()
                .refresh(experiment, snapshots, asOf, shares -> exposed(experiment, person, snapshots, asOf, shares));
    }

    /** How often the tests of the experiment raise a false alarm over its own units, dealt anew so many times. */
    public ReplayAa replayAa(Experiment experiment, String person, int times) throws SQLException {
        Instant now = clock.instant();
        ExperimentTotals totals = new ExperimentTotals(library);
        TableSnapshots snapshots = snapshots(totals.tables(experiment));
        Instant asOf = knownUntil(snapshots, now);
        try (Connection connection = warehouse.openAs(person)) {
            KeptOrFacts.Question<List<Deals.Arm>> facts =
                    () -> totals.dealtFromFacts(experiment, asOf, snapshots::pin, connection, experiment.name(), times);
            KeptOrFacts.Question<List<Deals.Arm>> fromKept = () -> totals.dealtFromKept(
                    experiment,
                    refreshed(experiment, person, snapshots, asOf),
                    asOf,
                    warehouse,
                    experiment.name(),
                    times);
            List<Deals.Arm> arms =
                    isKept(experiment, person) ? KeptOrFacts.ask(experiment.name(), fromKept, facts) : facts.ask();
            return new FalseAlarms(experiment).of(arms, times, now);
        }
    }

    private ExperimentReport fromFacts(
            Asked asked, String person, TableSnapshots snapshots, Instant asOf, Instant now, Connection connection)
            throws SQLException {
        Experiment experiment = asked.read();
        Sums added = asked.totals()
                .fromFacts(
                        experiment,
                        new TotalsStatements(library, asOf).units(experiment),
                        asOf,
                        snapshots::pin,
                        connection);
        QuantileSums quantiles = quantiles(experiment, snapshots, asOf, connection);
        return scored(
                asked,
                person,
                added,
                quantiles,
                exposed(experiment, person, snapshots, asOf, List.of(Share.ALL)),
                snapshots,
                asOf,
                now);
    }

    private QuantileSums quantiles(
            Experiment experiment, TableSnapshots snapshots, Instant asOf, Connection connection) {
        return QuantileSums.of(experiment, new ExperimentStatements(library, asOf), snapshots, connection);
    }

    private ExperimentReport scored(
            Asked asked,
            String person,
            Sums added,
            QuantileSums quantiles,
            Map<String, Long> exposed,
            TableSnapshots snapshots,
            Instant asOf,
            Instant now) {
        Experiment experiment = asked.read();
        ExperimentSums sums = ExperimentSums.of(
                experiment,
                added.measures().stream().map(ExperimentSums.Row::of).toList(),
                added.broken());
        BoundStatement statement = snapshots.pin(asked.totals().fromFacts(experiment, asOf));
        Receipt receipt = new Receipt(
                snapshots.byTable(),
                statement.sha256(),
                statement.readableText(),
                person,
                new OriginsReader(library).of(experiment, snapshots.byTable().keySet(), coarse(exposed)));
        return new ExperimentScoring(asked.told(), sums, quantiles, limits)
                .report(withoutConsent(exposed, sums.seen()), now, receipt);
    }

    private Map<String, Long> exposed(
            Experiment experiment, String person, TableSnapshots snapshots, Instant asOf, List<Share> shares)
            throws SQLException {
        Map<String, Long> all = new TreeMap<>();
        for (Share share : shares) {
            BoundStatement statement =
                    snapshots.pin(new ExperimentStatements(library, asOf).exposedUnits(experiment, share));
            UnfilteredCount.of(warehouse, statement, person, ExperimentAnalysis::words)
                    .forEach((word, units) -> all.merge(word, units, Long::sum));
        }
        return all;
    }

    /**
     * The report again, from the facts as they were.
     *
     * @param original a report of the experiment
     * @throws QueryException where a snapshot has expired, with its table
     */
    public ExperimentReport again(Experiment experiment, ExperimentReport original) throws SQLException {
        Receipt receipt = original.receipt();
        requireSameFiles(experiment, original);
        TableSnapshots snapshots;
        try (Connection service = warehouse.openAsService()) {
            snapshots = TableSnapshots.again(service, library, receipt.snapshots());
        }
        List<String> expired = receipt.snapshots().entrySet().stream()
                .filter(entry -> !snapshots.byTable().containsKey(entry.getKey()))
                .map(entry -> "%d of %s".formatted(entry.getValue(), entry.getKey()))
                .sorted()
                .toList();
        if (!expired.isEmpty()) {
            throw new QueryException(
                    "Cannot replay the report of %s: the snapshot %s has expired. Keep snapshots for longer to replay reports of that age."
                            .formatted(original.analysedAt(), String.join(", ", expired)));
        }
        try (Connection connection = warehouse.openAs(receipt.person())) {
            Instant asOf = knownUntil(snapshots, original.analysedAt());
            return fromFacts(
                    new Asked(experiment, experiment, new ExperimentTotals(library), false),
                    receipt.person(),
                    snapshots,
                    asOf,
                    original.analysedAt(),
                    connection);
        }
    }

    /** The program's own statements may differ: what counts is that they add up to the same. */
    private void requireSameFiles(Experiment experiment, ExperimentReport original) {
        Map<String, String> then = original.receipt().origins().files();
        Map<String, String> now =
                new OriginsReader(library).of(experiment, Set.of(), Map.of()).files();
        List<String> changed = then.entrySet().stream()
                .filter(file -> !file.getKey().equals(OriginsReader.ENGINE)
                        && !file.getValue().equals(now.get(file.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!changed.isEmpty()) {
            throw new QueryException(
                    "Cannot replay the report of %s: since then sql/%s was changed. Check out the version of then and replay it there."
                            .formatted(original.analysedAt(), String.join(", sql/", changed)));
        }
    }

    /** What hangs on the clock or on chance is worked out each time. */
    private static boolean isRepeatable(Experiment experiment) {
        return Stream.of(
                        Stream.of(experiment.file()),
                        experiment.measures().stream()
                                .map(measure -> measure.metric().file()),
                        experiment.population().segment().stream(),
                        experiment.population().holdout().map(Holdout::file).stream())
                .flatMap(files -> files)
                .allMatch(FactRows::isRepeatable);
    }

    /** Totals are made under the rules of analysts, so they answer analysts alone, and nobody who may see more of one question. */
    private boolean isKept(Experiment experiment, String person) throws SQLException {
        return refresh.isPresent()
                && isRepeatable(experiment)
                && !SignedDefinition.isPrincipal(person)
                && warehouse.rolesOf(person).contains(SignedDefinition.ROLE);
    }

    /** A window is over where data of after its end may have come: by the newest commit, whatever the clock says since. */
    private static Instant knownUntil(TableSnapshots snapshots, Instant now) {
        return snapshots
                .committedAt()
                .filter(committed -> committed.isBefore(now))
                .orElse(now);
    }

    private TableSnapshots snapshots(Set<String> tables) throws SQLException {
        try (Connection service = warehouse.openAsService()) {
            return TableSnapshots.of(service, library, tables);
        }
    }

    /** Exposed units by what they said of the purpose. */
    private static Map<String, Long> words(ResultSet row) throws SQLException {
        Map<String, Long> byWord = new TreeMap<>();
        for (String word : List.of("granted", "refused", "expired", "unknown")) {
            byWord.put(word, row.getLong(word));
        }
        return byWord;
    }

    private static Map<String, Long> coarse(Map<String, Long> exposed) {
        Map<String, Long> told = new TreeMap<>();
        exposed.forEach((word, units) -> told.put(word, CoarseCount.of(units)));
        return told;
    }

    /** Units that the person may not count although they agreed are what is left of those who agreed. */
    private static Map<String, Long> withoutConsent(Map<String, Long> exposed, long seen) {
        Map<String, Long> left = new TreeMap<>(exposed);
        left.computeIfPresent("granted", (word, units) -> units - seen);
        return coarse(left);
    }
}
