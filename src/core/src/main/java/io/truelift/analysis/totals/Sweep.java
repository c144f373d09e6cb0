package io.truelift.analysis.totals;

import io.truelift.definitions.query.Queries;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.access.TotalsPrincipal;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Deletes rows of batches that do not count any more. */
final class Sweep {
    private final SqlLibrary library;
    private final TotalsStore store;
    private final Clock clock;

    Sweep(SqlLibrary library, TotalsStore store, Clock clock) {
        this.library = library;
        this.store = store;
        this.clock = clock;
    }

    /** @param counting batches of the experiment that count */
    void of(String experiment, List<String> counting, Connection service) {
        List<String> spent = store.spent(experiment, counting, clock.instant());
        if (!spent.isEmpty()) {
            Queries.delete(
                            library.catalog(),
                            TotalsPrincipal.TABLE,
                            Map.of("experiment", List.of(experiment), "batch", spent))
                    .execute(service);
            store.forget(spent);
        }
    }
}
