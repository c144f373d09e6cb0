package io.truelift.platform.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.platform.project.Resources;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The statements of one class to the application database: each is a file beside the class, named as it is handed to
 * {@code createQuery} or {@code createUpdate}, and takes its values by name ({@code :experiment}).
 */
public final class Statements {
    private final Jdbi database;

    private Statements(Jdbi database) {
        this.database = database;
    }

    /** @param neighbour the class beside which the files lie */
    public static Statements of(Class<?> neighbour, DataSource database) {
        Jdbi jdbi =
                Jdbi.create(database).registerArrayType(String.class, "text").registerArrayType(Long.class, "bigint");
        jdbi.getConfig(SqlStatements.class).setTemplateEngine((file, context) -> Resources.text(neighbour, file));
        return new Statements(jdbi);
    }

    /**
     * What comes of statements over one connection, each of which holds as soon as it is done.
     *
     * @param refusal the message where one fails, of what the database says
     * @throws IllegalStateException where one fails
     */
    public <T> T ask(UnaryOperator<String> refusal, HandleCallback<T, JsonProcessingException> statements) {
        try {
            return database.withHandle(statements);
        } catch (JdbiException | JsonProcessingException e) {
            throw failure(refusal, e);
        }
    }

    /** As {@link #ask}, but all statements hold together, or none. */
    public <T> T askTogether(UnaryOperator<String> refusal, HandleCallback<T, JsonProcessingException> statements) {
        try {
            return database.inTransaction(statements);
        } catch (JdbiException | JsonProcessingException e) {
            throw failure(refusal, e);
        }
    }

    /** What Jdbi itself says has the values of the statement, which belong into no log: it is left out. */
    private static IllegalStateException failure(UnaryOperator<String> refusal, Exception e) {
        Throwable told = e;
        while (told.getCause() != null && !(told instanceof SQLException)) {
            told = told.getCause();
        }
        return new IllegalStateException(refusal.apply(String.valueOf(told.getMessage())), told);
    }
}
