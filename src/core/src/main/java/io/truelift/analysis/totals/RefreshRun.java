package io.truelift.analysis.totals;

import io.truelift.analysis.totals.KeptTotals.Part;
import io.truelift.analysis.totals.KeptTotals.Units;
import io.truelift.analysis.totals.Reach.Span;
import io.truelift.analysis.totals.TotalsRefresh.ExposureCount;
import io.truelift.analysis.totals.TotalsRefresh.Refreshed;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.Queries;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.References;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TableSnapshots;
import io.truelift.definitions.query.Value;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One refresh of one experiment: which totals still hold, what is read for the others, and that they count from then on.
 */
final class RefreshRun {
    /** Units that one pass may hold: with them, their consent and some thirty columns of totals it stays within 1 GB. */
    private static final long UNITS_A_PASS = 1_500_000;

    private static final Span NOBODY =
            new Span(Instant.parse("9000-01-01T00:00:00Z"), Instant.parse("9000-01-01T00:00:00Z"));

    /** Where later facts have as many rows as this share of the first, everything is read again. */
    private static final int ADDED_AT_MOST = 2;

    private final SqlLibrary library;
    private final TotalsStore store;
    private final Clock clock;
    private final Request request;
    private final Experiment experiment;
    private final TableSnapshots snapshots;
    private final TotalsStatements totals;
    private final KeptStatements statements;
    private final RowRules rules;
    private final Connections connections;
    private final Map<String, String> broken = new LinkedHashMap<>();

    RefreshRun(SqlLibrary library, TotalsStore store, Clock clock, Request request, Connections connections) {
        this.library = library;
        this.store = store;
        this.clock = clock;
        this.request = request;
        this.experiment = request.experiment();
        this.snapshots = request.snapshots();
        this.totals = new TotalsStatements(library, request.asOf());
        this.statements = new KeptStatements(library, experiment);
        this.rules = RowRules.of(library);
        this.connections = connections;
    }

    /**
     * In whose names is asked.
     *
     * @param service the suite itself
     * @param keeper sees the rows that analysts see
     * @param joiner sees every row, for what joins them to units
     */
    record Connections(Connection service, Connection keeper, Connection joiner) {}

    /**
     * What is asked.
     *
     * @param snapshots tables as they are read
     * @param asOf until when grants must run
     * @param exposed counts who was exposed
     */
    record Request(Experiment experiment, TableSnapshots snapshots, Instant asOf, ExposureCount exposed) {}

    /** Brings what is kept up to date. */
    Refreshed refresh() throws SQLException {
        Optional<KeptTotals> before = store.find(experiment.name());
        Refreshed refreshed = refresh(before);
        if (!before.equals(Optional.of(refreshed.totals()))) {
            store.keep(experiment.name(), refreshed.totals(), before, clock.instant());
        }
        return refreshed;
    }

    private Refreshed refresh(Optional<KeptTotals> before) throws SQLException {
        String meaning = meaning();
        Optional<KeptTotals> same = before.filter(kept -> isSamePopulation(kept.units(), meaning));
        Units units = same.isPresent() ? same.get().units() : units(meaning);
        List<Part> parts = new ArrayList<>();
        Map<String, Slot> missing = new LinkedHashMap<>(); // metrics that mean the same have their totals in common
        Map<Slot, String> hashes = Slot.of(experiment).stream()
                .collect(Collectors.toMap(
                        slot -> slot, slot -> Source.hash(slot, library), (one, other) -> one, LinkedHashMap::new));
        for (Part part : same.map(KeptTotals::parts).orElse(List.of())) {
            if (part.slots().stream().anyMatch(hashes::containsValue)) {
                refreshed(part, units, hashes).ifPresent(parts::add);
            }
        }
        hashes.forEach((slot, hash) -> {
            if (parts.stream().noneMatch(part -> part.slots().contains(hash))) {
                missing.putIfAbsent(hash, slot);
            }
        });
        for (Source source : Source.of(List.copyOf(missing.values()))) {
            int number = 1 + parts.stream().mapToInt(Part::number).max().orElse(0);
            part(source, number, units, hashes).ifPresent(parts::add);
        }
        return new Refreshed(new KeptTotals(units, parts), broken);
    }

    /** What makes the units, but for the time: their statement, and the rules under which all tables are read. */
    private String meaning() {
        BoundStatement units = new TotalsStatements(library, Instant.EPOCH).units(experiment);
        return DigestUtils.sha256Hex(
                (units.readableText() + RulesOfTables.text(library, experiment)).getBytes(StandardCharsets.UTF_8));
    }

    private boolean isSamePopulation(Units units, String meaning) {
        return units.meaning().equals(meaning)
                && changes(units.snapshots()).values().stream().allMatch(TableChange.Nothing.class::isInstance)
                && ends(units.evaluatedAt()) == 0;
    }

    /** Grants that ran out since: who held one may be gone, and facts of the time without it were not read. */
    private long ends(Instant since) {
        return library.engine("consent_ends")
                .bind("started_at", Value.of(since))
                .bind("ended_at", Value.of(request.asOf().isAfter(clock.instant()) ? request.asOf() : clock.instant()))
                .statement()
                .row(connections.service(), row -> row.getLong("ends"));
    }

    private Map<String, TableChange> changes(Map<String, Long> since) {
        Map<String, TableChange> changes = new LinkedHashMap<>();
        since.forEach((table, snapshot) -> changes.put(
                table,
                Optional.ofNullable(snapshots.byTable().get(table))
                        .map(now -> TableChange.between(connections.service(), library, table, snapshot, now))
                        .orElseGet(TableChange.Other::new)));
        return changes;
    }

    private Map<String, Long> snapshotsOf(Set<String> tables) {
        Map<String, Long> found = new LinkedHashMap<>();
        tables.forEach(table ->
                Optional.ofNullable(snapshots.byTable().get(table)).ifPresent(snapshot -> found.put(table, snapshot)));
        return found;
    }

    private Units units(String meaning) throws SQLException {
        BoundStatement all = totals.units(experiment);
        Connection connection = rules.areHeldByUnits(experiment) ? connections.joiner() : connections.keeper();
        Instant evaluatedAt = clock.instant();
        List<String> batches = new ArrayList<>();
        long rows = 0;
        List<Share> shares = Share.of(shares(connection));
        for (Share share : shares) {
            String batch = begin();
            BoundStatement statement = statements.keep(batch, totals.unitRows(totals.units(experiment, share)));
            rows += snapshots.pin(statement).execute(connection);
            batches.add(batch);
        }
        Span span = library
                .engine("exposure_span")
                .fill("kept", statements.rows(batches))
                .statement()
                .rows(
                        connections.joiner(),
                        row -> new Span(
                                row.getTimestamp("first_exposure").toInstant(),
                                row.getTimestamp("last_exposure").toInstant()))
                .stream()
                .findFirst()
                .orElse(NOBODY);
        return new Units(
                meaning,
                batches,
                snapshotsOf(References.of(all, library.catalog(), library.dictionary())),
                evaluatedAt,
                rows,
                span.first(),
                span.last(),
                request.exposed().count(shares));
    }

    /** By how many customers there are; they are counted only where all consent events are more than one pass holds. */
    private int shares(Connection connection) {
        long words = library
                .engine("row_count")
                .fill("history", Queries.table(library.catalog(), "governed", "consent$snapshots"))
                .statement()
                .rows(connections.service(), row -> row.getLong("records"))
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        if (words <= UNITS_A_PASS) {
            return 1;
        }
        long exposures = library.engine("exposure_count")
                .fill("exposure", snapshots.pin(TotalsStatements.exposures(experiment)))
                .statement()
                .row(connection, row -> row.getLong("customers"));
        return (int) Math.ceilDiv(Math.max(1, exposures), UNITS_A_PASS);
    }

    private Optional<Part> part(Source source, int number, Units units, Map<Slot, String> hashes) {
        List<String> slots = source.columns().stream()
                .map(column -> hashes.get(column.slot()))
                .toList();
        Optional<Pass> pass = pass(source, number, units, List.of());
        return pass.map(made -> new Part(
                number,
                source.key(),
                slots,
                made.batches(),
                List.of(),
                snapshotsOf(source.tables(library)),
                made.rows(),
                0));
    }

    /** A part with what came since; absent where it has to be made anew. */
    private Optional<Part> refreshed(Part part, Units units, Map<Slot, String> hashes) {
        Map<String, TableChange> changes = changes(part.snapshots());
        Map<String, Long> now = snapshotsOf(part.snapshots().keySet());
        if (changes.values().stream().allMatch(TableChange.Nothing.class::isInstance)) {
            return Optional.of(new Part(
                    part.number(),
                    part.source(),
                    part.slots(),
                    part.base(),
                    part.added(),
                    now,
                    part.rows(),
                    part.addedRows()));
        }
        Map<String, Slot> byHash = new LinkedHashMap<>();
        hashes.forEach((slot, hash) -> byHash.put(hash, slot));
        boolean isWhole = byHash.keySet().containsAll(part.slots());
        if (!isWhole
                || changes.size() != 1
                || !(changes.values().iterator().next() instanceof TableChange.Appended(List<String> files))) {
            return Optional.empty();
        }
        Source source = Source.of(
                        part.slots().stream().distinct().map(byHash::get).toList())
                .getFirst();
        if (!source.isPlain()
                || source.columns().size() != part.slots().size()
                || part.addedRows() > part.rows() / ADDED_AT_MOST) {
            return Optional.empty();
        }
        return pass(source, part.number(), units, files).map(made -> {
            List<String> added = new ArrayList<>(part.added());
            added.addAll(made.batches());
            return new Part(
                    part.number(),
                    part.source(),
                    part.slots(),
                    part.base(),
                    added,
                    now,
                    part.rows(),
                    part.addedRows() + made.rows());
        });
    }

    private record Pass(List<String> batches, long rows) {}

    /** Adds up a source share by share; where its SQL fails, its metrics are broken, and the others stand. */
    private Optional<Pass> pass(Source source, int number, Units units, List<String> files) {
        Connection connection =
                rules.areHeldByJoining(experiment, source) ? connections.joiner() : connections.keeper();
        List<String> batches = new ArrayList<>();
        long rows = 0;
        try {
            for (String share : units.batches()) {
                String batch = begin();
                BoundStatement statement = statements.keep(
                        batch,
                        totals.totalRows(
                                source,
                                number,
                                statements.rows(List.of(share)),
                                new Reach(files, Optional.of(new Span(units.firstExposure(), units.lastExposure())))));
                long kept = snapshots.pin(statement).execute(connection);
                rows += kept;
                if (kept > 0) {
                    batches.add(batch);
                }
            }
            return Optional.of(new Pass(batches, rows));
        } catch (QueryException e) {
            if (!BrokenMetrics.isOfTheData(e)) {
                throw e;
            }
            source.slots().forEach(slot -> broken.put(slot.metric().name(), BrokenMetrics.ITS_SQL_FAILS));
            return Optional.empty();
        }
    }

    private String begin() {
        String batch = UUID.randomUUID().toString();
        store.begin(experiment.name(), batch, clock.instant());
        return batch;
    }
}
