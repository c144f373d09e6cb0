package io.truelift.definitions.query;

import io.trino.sql.SqlFormatter;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Statement;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A statement with the values of its parameters, ready to run.
 *
 * @param name what it is called in messages
 * @param statement the statement, with a parameter for each value
 * @param readable the same with the values written in, so that it runs as it stands in a Trino prompt
 * @param values the values, in the order of the parameters
 */
public record BoundStatement(String name, Statement statement, Statement readable, List<Value> values) {

    public BoundStatement {
        values = List.copyOf(values);
    }

    /** A file without parameters. */
    public static BoundStatement of(SqlFile file) {
        return new BoundStatement(file.place(), file.statement(), file.statement(), List.of());
    }

    /** Reads one row of an answer. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes one row of an answer. */
    @FunctionalInterface
    public interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    /** The statement as the engine gets it. */
    public String text() {
        return SqlFormatter.formatSql(statement);
    }

    /** The statement with its values written in, for receipts. */
    public String readableText() {
        return SqlFormatter.formatSql(readable);
    }

    /** SHA-256 of {@link #readableText()}, as 64 hexadecimal digits. */
    public String sha256() {
        return DigestUtils.sha256Hex(readableText().getBytes(StandardCharsets.UTF_8));
    }

    /** All rows of the answer. */
    public <T> List<T> rows(Connection connection, RowReader<T> reader) {
        List<T> read = new ArrayList<>();
        forEach(connection, row -> read.add(reader.read(row)));
        return read;
    }

    /** Gives every row of the answer away as it comes, and keeps none. */
    public void forEach(Connection connection, RowTaker taker) {
        try (PreparedStatement prepared = prepare(connection);
                ResultSet rows = prepared.executeQuery()) {
            while (rows.next()) {
                taker.take(rows);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The one row of an answer that has one. */
    public <T> T row(Connection connection, RowReader<T> reader) {
        List<T> rows = rows(connection, reader);
        if (rows.size() != 1) {
            throw new QueryException(
                    "Cannot use the answer of %s: it has %d rows and must have one".formatted(name, rows.size()));
        }
        return rows.getFirst();
    }

    /** Runs a statement that changes a table, and answers how many rows it changed. */
    public long execute(Connection connection) {
        try (PreparedStatement prepared = prepare(connection)) {
            return prepared.executeLargeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    Query query() {
        return (Query) statement;
    }

    Query readableQuery() {
        return (Query) readable;
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(text());
        for (int i = 0; i < values.size(); i++) {
            values.get(i).set(prepared, i + 1);
        }
        return prepared;
    }

    QueryException failure(SQLException e) {
        return new QueryException("Cannot run %s: %s%s".formatted(name, e.getMessage(), EngineAdvice.after(e)), e);
    }
}
