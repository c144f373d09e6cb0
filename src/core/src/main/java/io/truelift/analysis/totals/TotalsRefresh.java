package io.truelift.analysis.totals;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TableSnapshots;
import io.truelift.governance.access.TotalsPrincipal;
import io.truelift.platform.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the totals that are kept of an experiment up to the warehouse, reading what is new: files that were added to a table
 * since, metrics that were changed or added, and everything of an experiment only where its units may be others. What counts
 * changes in one step at the end, so that a refresh that ends early changes nothing.
 */
public final class TotalsRefresh {
    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final TotalsStore store;
    private final Clock clock;

    public TotalsRefresh(SqlLibrary library, Warehouse warehouse, TotalsStore store, Clock clock) {
        this.library = library;
        this.warehouse = warehouse;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is kept afterwards.
     *
     * @param totals the totals that count now
     * @param broken metrics that cannot be added up, by key, with the reason
     */
    public record Refreshed(KeptTotals totals, Map<String, String> broken) {}

    /** Counts who was exposed, whatever they agreed to; asked only where it may have changed. */
    @FunctionalInterface
    public interface ExposureCount {
        Map<String, Long> count(List<Share> shares) throws SQLException;
    }

    /**
     * @param snapshots tables as they are read
     * @param asOf until when grants must run
     * @param exposed counts who was exposed
     */
    public Refreshed refresh(Experiment experiment, TableSnapshots snapshots, Instant asOf, ExposureCount exposed)
            throws SQLException {
        try (Connection service = warehouse.openAsService();
                Connection keeper = warehouse.writing().openAs(TotalsPrincipal.KEEPER);
                Connection joiner = warehouse.writing().openAs(TotalsPrincipal.JOINER)) {
            RefreshRun run = new RefreshRun(
                    library,
                    store,
                    clock,
                    new RefreshRun.Request(experiment, snapshots, asOf, exposed),
                    new RefreshRun.Connections(service, keeper, joiner));
            Refreshed refreshed = run.refresh();
            new Sweep(library, store, clock)
                    .of(experiment.name(), refreshed.totals().batches(), service);
            return refreshed;
        }
    }

    /** Deletes what is kept of experiments other than these, and answers of which; a report that was begun before may still read it for a while. */
    public List<String> forgetOthers(Set<String> experiments) throws SQLException {
        List<String> others = store.experiments().stream()
                .filter(name -> !experiments.contains(name))
                .toList();
        try (Connection service = warehouse.openAsService()) {
            for (String other : others) {
                store.drop(other, clock.instant());
                new Sweep(library, store, clock).of(other, List.of(), service);
            }
        }
        return others;
    }
}
