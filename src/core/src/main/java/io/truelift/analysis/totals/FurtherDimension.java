package io.truelift.analysis.totals;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.SliceColumns;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.Projection;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TableSnapshots;
import io.truelift.definitions.query.Value;
import java.sql.Connection;
import java.util.Locale;
import java.util.Optional;

/**
 * A dimension that is asked for beside those of an experiment's file. One of the customer table joins the rows of units and
 * totals, wherever they come from; one that the exposures give is among their levels already.
 */
public final class FurtherDimension {
    /** With more levels nothing is found in any of them, and rows of sums grow as units do. */
    private static final int MOST_LEVELS = 200;

    private final SqlLibrary library;
    private final String column;
    private final Optional<BoundStatement> customers;

    private FurtherDimension(SqlLibrary library, String column, Optional<BoundStatement> customers) {
        this.library = library;
        this.column = column;
        this.customers = customers;
    }

    /** A column that the experiment's SELECT gives, and that is the last of its dimensions. */
    public static FurtherDimension ofExposures(SqlLibrary library, String column) {
        return new FurtherDimension(library, column, Optional.empty());
    }

    /**
     * A column of the customer table, which the experiment does not name.
     *
     * @param snapshots as of which the table is read
     */
    public static FurtherDimension ofCustomers(SqlLibrary library, String column, TableSnapshots snapshots) {
        String[] parts = SliceColumns.CUSTOMERS.split("\\.");
        BoundStatement levels = Projection.of(library.catalog(), parts[0], parts[1])
                .column("customer_id")
                .textOrUnknown("level", column)
                .statement();
        return new FurtherDimension(library, column, Optional.of(snapshots.pin(levels)));
    }

    /** Rows of units and totals, with the level of the dimension as the last one. */
    BoundStatement rows(Experiment experiment, BoundStatement rows) {
        return customers
                .map(levels -> library.engine("kept_by_customer")
                        .bind(
                                "has_levels",
                                Value.of(!experiment.columns().dimensions().isEmpty()))
                        .fill("kept", rows)
                        .fill("customer", levels)
                        .statement())
                .orElse(rows);
    }

    /**
     * @param rows as {@link #rows} gives them
     * @throws QueryException where there are more levels than can be told apart
     */
    void requireFewLevels(Experiment experiment, BoundStatement rows, Connection connection) {
        long levels = library.engine("level_count")
                .bind("place", Value.of(experiment.columns().dimensions().size() + (customers.isPresent() ? 1 : 0)))
                .fill("kept", rows)
                .statement()
                .row(connection, row -> row.getLong("levels"));
        if (levels > MOST_LEVELS) {
            throw new QueryException(String.format(
                    Locale.ROOT,
                    "Cannot slice %s by %s: its units have %,d different values of it, and at most %d can be told apart. "
                            + "Name a coarser dimension in sql/experiments/%s.sql, such as ranges by CASE.",
                    experiment.name(),
                    column,
                    levels,
                    MOST_LEVELS,
                    experiment.name()));
        }
    }
}
