package io.truelift.trino;

import io.truelift.trino.QueryEvent.TableRead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Writes what was read from a thread of its own, so that no query waits for the database. While the database is away,
 * events wait in memory and are tried again; where too many wait, the next are thrown away and their number is written.
 */
final class QueryAuditWriter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(QueryAuditWriter.class.getName());
    private static final int MOST_WAITING = 20_000;
    private static final int AT_ONCE = 200;
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final DataSource database;
    private final BlockingQueue<QueryEvent> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread =
            Thread.ofPlatform().daemon().name("truelift-reading").unstarted(this::run);
    private volatile boolean isClosing;

    QueryAuditWriter(DataSource database) {
        this.database = database;
        thread.start();
    }

    /** Takes an event; returns at once. */
    void write(QueryEvent event) {
        if (!waiting.offer(event)) {
            lost.incrementAndGet();
        }
    }

    private void run() {
        deleteOld();
        List<QueryEvent> batch = new ArrayList<>();
        while (!(isClosing && waiting.isEmpty() && batch.isEmpty())) {
            try {
                if (batch.isEmpty()) {
                    QueryEvent first = waiting.poll(1, TimeUnit.SECONDS);
                    if (first == null) {
                        continue;
                    }
                    batch.add(first);
                    waiting.drainTo(batch, AT_ONCE);
                }
                add(batch);
                batch.clear();
            } catch (SQLException e) {
                LOG.log(Level.WARNING, "Cannot write who read what, {0} events wait: {1}", new Object[] {
                    waiting.size() + batch.size(), e.getMessage()
                });
                if (isClosing || !sleep()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean sleep() {
        try {
            Thread.sleep(BEFORE_NEXT_TRY);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void deleteOld() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Statements.text("delete_old.sql"))) {
            statement.executeUpdate();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "Cannot delete what was read more than 400 days ago: {0}", e.getMessage());
        }
    }

    private void add(List<QueryEvent> events) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (QueryEvent event : events) {
                add(connection, event);
            }
            long gone = lost.get();
            if (gone > 0) {
                try (PreparedStatement gap = connection.prepareStatement(Statements.text("add_gap.sql"))) {
                    gap.setTimestamp(1, Timestamp.from(Instant.now()));
                    gap.setLong(2, gone);
                    gap.executeUpdate();
                }
            }
            connection.commit();
            lost.addAndGet(-gone);
        }
    }

    private static void add(Connection connection, QueryEvent event) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Statements.text("add_event.sql"))) {
            statement.setString(1, event.queryId());
            statement.setTimestamp(2, Timestamp.from(event.askedAt()));
            statement.setTimestamp(3, Timestamp.from(event.endedAt()));
            statement.setString(4, event.person());
            statement.setString(5, event.source());
            statement.setString(6, event.state().name());
            statement.setString(7, withoutZeros(event.message()));
            statement.setString(8, withoutZeros(event.sql()));
            statement.setLong(9, event.rows());
            try (ResultSet added = statement.executeQuery()) {
                if (added.next()) {
                    addReads(connection, added.getLong(1), event.tables());
                }
            }
        }
    }

    private static void addReads(Connection connection, long event, List<TableRead> tables) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Statements.text("add_read.sql"))) {
            for (TableRead table : MergedTables.merged(tables)) {
                statement.setLong(1, event);
                statement.setString(2, table.table());
                statement.setArray(
                        3, connection.createArrayOf("text", table.columns().toArray()));
                statement.setArray(
                        4, connection.createArrayOf("text", table.masked().toArray()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** PostgreSQL keeps no character zero. */
    private static String withoutZeros(String text) {
        return text.replace("\0", "");
    }

    @Override
    public void close() {
        isClosing = true;
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
