package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.ExperimentOverlap.Side;
import io.truelift.analysis.totals.Outcomes;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.References;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TableSnapshots;
import io.truelift.definitions.query.Value;
import io.truelift.platform.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whether two experiments disturb each other: one statement for each of both adds up its primary metric by its own variants and those of
 * the other, in the name of the person and over customers who granted the purpose of both. Both read the tables as of the same snapshots.
 * Values of a winsorised metric are taken as they are.
 */
public final class OverlapAnalysis {
    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final Clock clock;
    private final ShareLimits limits;

    /** @param limits from which on a variant is said to decide who met the other experiment */
    public OverlapAnalysis(SqlLibrary library, Warehouse warehouse, Clock clock, ShareLimits limits) {
        this.library = library;
        this.warehouse = warehouse;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * @param person account in whose name the statements run
     * @throws io.truelift.definitions.query.QueryException where the engine refuses or fails
     */
    public ExperimentOverlap of(Experiment one, Experiment other, String person) throws SQLException {
        Instant now = clock.instant();
        try (Connection service = warehouse.openAsService();
                Connection connection = warehouse.openAs(person)) {
            Set<String> tables = new LinkedHashSet<>(
                    References.of(statement(one, other, now), library.catalog(), library.dictionary()));
            tables.addAll(References.of(statement(other, one, now), library.catalog(), library.dictionary()));
            TableSnapshots snapshots = TableSnapshots.of(service, library, tables);
            Instant known = snapshots
                    .committedAt()
                    .filter(committed -> committed.isBefore(now))
                    .orElse(now);
            return new ExperimentOverlap(
                    now,
                    side(one, other, snapshots, known, connection),
                    side(other, one, snapshots, known, connection));
        }
    }

    private Side side(
            Experiment experiment, Experiment other, TableSnapshots snapshots, Instant known, Connection connection) {
        OverlapSums sums = OverlapSums.read(snapshots.pin(statement(experiment, other, known)), connection);
        return new OverlapScoring(experiment, other, sums, limits).side();
    }

    private BoundStatement statement(Experiment experiment, Experiment other, Instant known) {
        ExperimentStatements statements = new ExperimentStatements(library, known);
        Metric metric = experiment.primary().metric();
        return library.engine("experiment_overlap")
                .bind("as_of", Value.of(known))
                .bind("is_proportion", Value.of(metric.kind().isProportion()))
                .bind("is_ratio", Value.of(metric.kind().isRatio()))
                .bind("to_hour", Value.of(experiment.window(metric).toHour()))
                .fill("unit", statements.units(experiment))
                .fill("other", statements.units(other))
                .fill("outcome", new Outcomes(library).rows(experiment, metric))
                .statement();
    }
}
