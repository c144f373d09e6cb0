package io.truelift.governance.audit;

import io.truelift.governance.audit.AuditedQuery.State;
import io.truelift.governance.audit.AuditedQuery.TableRead;
import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The record of who read what, as the listener in Trino writes it. */
public final class QueryAudit {
    /** Where there are more matches than this, that many are told. */
    public static final int MOST_COUNTED = 10_000;

    private final DataSource database;

    public QueryAudit(DataSource database) {
        this.database = database;
    }

    /**
     * Which queries. What is empty matches every one.
     *
     * @param person in whose name; where empty, everybody but the suite
     * @param suite account by which the suite itself works
     * @param state how they ended, as {@link State} names it
     * @param table table that they read
     * @param column column of the table that they read
     */
    public record Filter(String person, String suite, String state, String table, String column) {}

    /**
     * How often somebody read a table.
     *
     * @param person in whose name
     * @param table namespace and name
     * @param queries how many
     * @param last when the last one was asked
     */
    public record Reader(String person, String table, long queries, Instant last) {}

    /** Queries that match, the newest first. */
    public List<AuditedQuery> find(Filter filter, int count, long skipped) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(QueryAudit.class, "matching.sql"))) {
            int place = bind(statement, filter);
            statement.setInt(place, count);
            statement.setLong(place + 1, skipped);
            Map<Long, AuditedQuery> events = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.put(row.getLong("id"), event(row));
                }
            }
            Map<Long, List<TableRead>> tables = tables(connection, events.keySet().toArray());
            return events.entrySet().stream().map(entry -> with(entry.getValue(), tables.getOrDefault(entry.getKey(), List.of()))).toList();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** How many match, as far as they are counted. */
    public long count(Filter filter) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(QueryAudit.class, "count_matching.sql"))) {
            bind(statement, filter);
            return number(statement);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Who read which tables since then, the most often first. */
    public List<Reader> readers(Filter filter, Instant since) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(QueryAudit.class, "readers.sql"))) {
            statement.setTimestamp(1, Timestamp.from(since));
            statement.setString(2, filter.suite());
            statement.setString(3, filter.table());
            statement.setString(4, filter.table());
            statement.setString(5, filter.person());
            statement.setString(6, filter.person());
            List<Reader> readers = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    readers.add(new Reader(row.getString("person"), row.getString("table_name"), row.getLong("queries"), row.getTimestamp("last_at").toInstant()));
                }
            }
            return readers;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Everybody in whose name something was asked since then. */
    public List<String> people(Instant since) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(QueryAudit.class, "people.sql"))) {
            statement.setTimestamp(1, Timestamp.from(since));
            List<String> people = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    people.add(row.getString(1));
                }
            }
            return people;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Queries whose record was thrown away, because the database had been away for too long. */
    public long lost() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(QueryAudit.class, "lost.sql"))) {
            return number(statement);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static int bind(PreparedStatement statement, Filter filter) throws SQLException {
        List<String> values = List.of(
                filter.person(), filter.person(), filter.person(), filter.suite(), filter.state(), filter.state(),
                filter.table(), filter.table(), filter.column(), filter.column());
        for (int i = 0; i < values.size(); i++) {
            statement.setString(i + 1, values.get(i));
        }
        return values.size() + 1;
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static AuditedQuery event(ResultSet row) throws SQLException {
        return new AuditedQuery(
                row.getString("query_id"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("ended_at").toInstant(),
                row.getString("person"),
                row.getString("source"),
                State.valueOf(row.getString("state")),
                row.getString("message"),
                row.getString("sql"),
                row.getLong("rows_out"),
                List.of());
    }

    private static AuditedQuery with(AuditedQuery event, List<TableRead> tables) {
        return new AuditedQuery(
                event.queryId(), event.askedAt(), event.endedAt(), event.person(), event.source(), event.state(), event.message(), event.sql(), event.rows(), tables);
    }

    private static Map<Long, List<TableRead>> tables(Connection connection, Object[] events) throws SQLException {
        Map<Long, List<TableRead>> tables = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(Resources.text(QueryAudit.class, "reads_of.sql"))) {
            statement.setArray(1, connection.createArrayOf("bigint", events));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tables.computeIfAbsent(row.getLong("event_id"), event -> new ArrayList<>()).add(new TableRead(
                            row.getString("table_name"),
                            List.of((String[]) row.getArray("columns_read").getArray()),
                            List.of((String[]) row.getArray("masked").getArray())));
                }
            }
        }
        return tables;
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("Cannot read who read what: " + e.getMessage(), e);
    }
}
