package io.truelift.analysis.totals;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;

/**
 * Which batches count, in the application database. What counts changes in one step, after its rows are in the warehouse: a
 * refresh that ends early leaves rows that no report reads, and the next one deletes them.
 */
public final class TotalsStore {
    /** Reports that were begun with a batch may still read it. */
    private static final Duration KEPT_AFTER = Duration.ofHours(1);

    private final Statements database;

    public TotalsStore(DataSource database) {
        this.database = Statements.of(TotalsStore.class, database);
    }

    /** What is kept of an experiment; absent where nothing is. */
    public Optional<KeptTotals> find(String experiment) {
        return asked("read the totals of " + experiment, asked -> {
            Optional<String> state = asked.createQuery("totals.sql")
                    .bind("experiment", experiment)
                    .mapTo(String.class)
                    .findOne();
            return state.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ReportStore.JSON.readValue(state.get(), KeptTotals.class));
        });
    }

    void begin(String experiment, String batch, Instant now) {
        asked(
                "begin a batch of " + experiment,
                asked -> asked.createUpdate("begin_batch.sql")
                        .bind("batch", batch)
                        .bind("experiment", experiment)
                        .bind("now", now)
                        .execute());
    }

    /** Makes these totals the ones that count. */
    void keep(String experiment, KeptTotals totals, Optional<KeptTotals> before, Instant now) {
        database.askTogether(why -> "Cannot keep the totals of %s: %s".formatted(experiment, why), asked -> {
            asked.createUpdate("keep_totals.sql")
                    .bind("experiment", experiment)
                    .bind("state", ReportStore.JSON.writeValueAsString(totals))
                    .bind("now", now)
                    .execute();
            return asked.createUpdate("retire_batches.sql")
                    .bind("experiment", experiment)
                    .bind("now", now)
                    .bindArray("counting", String.class, totals.batches())
                    .bindArray(
                            "before",
                            String.class,
                            before.map(KeptTotals::batches).orElse(List.of()))
                    .execute();
        });
    }

    /** Forgets what is kept of an experiment, so that the next report works everything out anew. */
    public void drop(String experiment, Instant now) {
        asked(
                "drop the totals of " + experiment,
                asked -> asked.createUpdate("drop_totals.sql")
                        .bind("experiment", experiment)
                        .bind("now", now)
                        .execute());
    }

    /** Experiments of which there are batches. */
    List<String> experiments() {
        return asked(
                "list experiments with totals",
                asked -> asked.createQuery("experiments_with_batches.sql")
                        .mapTo(String.class)
                        .list());
    }

    /** Batches that do not count and that no report can be reading. */
    List<String> spent(String experiment, List<String> counting, Instant now) {
        return asked(
                "list batches of " + experiment,
                asked -> asked.createQuery("spent_batches.sql")
                        .bind("experiment", experiment)
                        .bindArray("counting", String.class, counting)
                        .bind("before", now.minus(KEPT_AFTER))
                        .mapTo(String.class)
                        .list());
    }

    void forget(List<String> batches) {
        asked(
                "forget batches",
                asked -> asked.createUpdate("forget_batches.sql")
                        .bindArray("batches", String.class, batches)
                        .execute());
    }

    private <T> T asked(String what, HandleCallback<T, JsonProcessingException> statements) {
        return database.ask(why -> "Cannot %s: %s".formatted(what, why), statements);
    }
}
