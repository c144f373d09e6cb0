package io.truelift.analysis.unfiltered;

import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.BoundStatement.RowReader;
import io.truelift.definitions.query.EngineError;
import io.truelift.definitions.query.QueryException;
import io.truelift.governance.access.CountingPrincipal;
import io.truelift.platform.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Counts people whatever they agreed to, with SQL that an analyst wrote inside a statement of the suite. It runs in the
 * name of a {@link CountingPrincipal}, so a condition finds of a person no more than the analyst sees of those who agreed.
 */
public final class UnfilteredCount {
    private UnfilteredCount() {}

    /**
     * The one row of a statement that counts.
     *
     * @param person who asks, or the principal of a signed-off question
     * @throws QueryException where the engine refuses or fails; what it says of a row's values is not handed on, for the
     *     row may be of somebody who did not agree
     */
    public static <T> T of(Warehouse warehouse, BoundStatement statement, String person, RowReader<T> reader)
            throws SQLException {
        try (Connection connection = warehouse.openAs(CountingPrincipal.of(person))) {
            return statement.row(connection, reader);
        } catch (QueryException e) {
            if (EngineError.of(e).filter(EngineError.PERMISSION_DENIED::equals).isPresent()) {
                throw e;
            }
            throw new QueryException(
                    ("Cannot count with %s whom it leaves out: it fails for people who did not agree, whose values are not told here. "
                                    + "Make it hold for any value, for example with TRY or TRY_CAST in place of CAST.")
                            .formatted(statement.name()));
        }
    }
}
