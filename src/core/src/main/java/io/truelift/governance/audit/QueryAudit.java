package io.truelift.governance.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.governance.audit.AuditedQuery.State;
import io.truelift.governance.audit.AuditedQuery.TableRead;
import io.truelift.platform.database.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The record of who read what, as the listener in Trino writes it. */
public final class QueryAudit {
    /** Where there are more matches than this, that many are told. */
    public static final int MOST_COUNTED = 10_000;

    private static final RowMapper<Line> LINES = ConstructorMapper.of(Line.class);
    private static final RowMapper<Reader> READERS = ConstructorMapper.of(Reader.class);

    private final Statements database;

    public QueryAudit(DataSource database) {
        this.database = Statements.of(QueryAudit.class, database);
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

    /** A query as it is kept. */
    private record Line(
            long id,
            String queryId,
            Instant askedAt,
            Instant endedAt,
            String person,
            String source,
            State state,
            String message,
            String sql,
            long rowsOut) {

        AuditedQuery with(List<TableRead> tables) {
            return new AuditedQuery(queryId, askedAt, endedAt, person, source, state, message, sql, rowsOut, tables);
        }
    }

    /** Queries that match, the newest first. */
    public List<AuditedQuery> find(Filter filter, int count, long skipped) {
        return ask(asked -> {
            List<Line> queries = asked.createQuery("matching.sql")
                    .bindMethods(filter)
                    .bind("count", count)
                    .bind("skipped", skipped)
                    .map(LINES)
                    .list();
            Map<Long, List<TableRead>> tables =
                    tables(asked, queries.stream().map(Line::id).toList());
            return queries.stream()
                    .map(query -> query.with(tables.getOrDefault(query.id(), List.of())))
                    .toList();
        });
    }

    /** How many match, as far as they are counted. */
    public long count(Filter filter) {
        return ask(asked -> asked.createQuery("count_matching.sql")
                .bindMethods(filter)
                .mapTo(Long.class)
                .one());
    }

    /** Who read which tables since then, the most often first. */
    public List<Reader> readers(Filter filter, Instant since) {
        return ask(asked -> asked.createQuery("readers.sql")
                .bindMethods(filter)
                .bind("since", since)
                .map(READERS)
                .list());
    }

    /** Everybody in whose name something was asked since then. */
    public List<String> people(Instant since) {
        return ask(asked -> asked.createQuery("people.sql")
                .bind("since", since)
                .mapTo(String.class)
                .list());
    }

    /** Queries whose record was thrown away, because the database had been away for too long. */
    public long lost() {
        return ask(asked -> asked.createQuery("lost.sql").mapTo(Long.class).one());
    }

    private static Map<Long, List<TableRead>> tables(Handle asked, List<Long> queries) {
        return asked.createQuery("reads_of.sql")
                .bindArray("queries", Long.class, queries)
                .registerRowMapper(ConstructorMapper.factory(TableRead.class))
                .reduceRows(new HashMap<>(), (tables, row) -> {
                    tables.computeIfAbsent(row.getColumn("event_id", Long.class), query -> new ArrayList<>())
                            .add(row.getRow(TableRead.class));
                    return tables;
                });
    }

    private <T> T ask(HandleCallback<T, JsonProcessingException> statements) {
        return database.ask(why -> "Cannot read who read what: " + why, statements);
    }
}
