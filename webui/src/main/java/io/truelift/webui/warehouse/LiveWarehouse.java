package io.truelift.webui.warehouse;

import io.truelift.definitions.query.QueryException;
import io.truelift.platform.warehouse.Warehouse;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.start.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks the warehouse in the name of the person who is signed in. */
@ApplicationScoped
public class LiveWarehouse {
    private static final Logger LOG = Logger.getLogger(LiveWarehouse.class);
    private static final int SECONDS = 30;

    private final Warehouse warehouse;
    private final SignedIn signedIn;

    @Inject
    LiveWarehouse(Warehouse warehouse, SignedIn signedIn) {
        this.warehouse = warehouse;
        this.signedIn = signedIn;
    }

    /** Makes a record of the row that the result stands on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Asks with a connection of the person's own. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** All rows of a statement. */
    public <T> Answer<List<T>> rows(Statement statement, RowReader<T> reader) {
        return ask(connection -> {
            try (PreparedStatement prepared = connection.prepareStatement(statement.text())) {
                prepared.setQueryTimeout(SECONDS);
                try (ResultSet result = prepared.executeQuery()) {
                    List<T> rows = new ArrayList<>();
                    while (result.next()) {
                        rows.add(reader.read(result));
                    }
                    return List.copyOf(rows);
                }
            }
        });
    }

    /** The answer to a question on a connection of the person's own; never an exception for what the warehouse does. */
    public <T> Answer<T> ask(Question<T> question) {
        return answer(() -> {
            try (Connection connection = warehouse.openAs(signedIn.person().name())) {
                return question.ask(connection);
            } catch (SQLException e) {
                throw new QueryException(String.valueOf(e.getMessage()), e);
            }
        });
    }

    /** The answer to a question that the core asks; never an exception for what the warehouse does. */
    public <T> Answer<T> answer(Supplier<T> question) {
        try {
            return new Answer.Answered<>(question.get());
        } catch (QueryException e) {
            LOG.infof("No answer from the warehouse: %s", e.getMessage());
            String reason = String.valueOf(e.getMessage());
            return isAnError(e) ? new Answer.Refused<>(reason) : new Answer.Away<>(reason);
        } catch (IllegalStateException e) {
            // A setting is missing: no warehouse has been set up.
            LOG.infof("Cannot ask the warehouse: %s", e.getMessage());
            return new Answer.Away<>(String.valueOf(e.getMessage()));
        }
    }

    /** Trino numbers its own errors; what never reached it has no number. */
    private static boolean isAnError(QueryException e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof SQLException refused) {
                return refused.getErrorCode() != 0;
            }
        }
        return true;
    }
}
