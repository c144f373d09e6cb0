package io.truelift.trino;

import java.time.Instant;
import java.util.List;

/**
 * A query that has ended, with what it read, as it is written to the application database.
 *
 * @param queryId the engine's name of the query
 * @param askedAt when
 * @param endedAt when it had its answer, or failed
 * @param person in whose name
 * @param source what asked, such as {@code truelift} for the suite or {@code trino-cli}
 * @param state how it ended
 * @param message why it was refused; the name of the error where it failed, for its message may tell values; else empty
 * @param sql the statement, cut where it is long
 * @param rows rows of its answer
 * @param tables tables that it read
 */
record QueryEvent(
        String queryId,
        Instant askedAt,
        Instant endedAt,
        String person,
        String source,
        State state,
        String message,
        String sql,
        long rows,
        List<TableRead> tables) {

    QueryEvent {
        tables = List.copyOf(tables);
    }

    /** How a query ended. */
    public enum State {
        FINISHED,
        /** The person may not see what it asks for. */
        REFUSED,
        FAILED
    }

    /**
     * @param table namespace and name
     * @param columns columns that were scanned; none where only rows were counted, or nothing was read before it failed
     * @param masked those of them that the person sees masked
     */
    public record TableRead(String table, List<String> columns, List<String> masked) {
        public TableRead {
            columns = List.copyOf(columns);
            masked = List.copyOf(masked);
        }
    }
}
