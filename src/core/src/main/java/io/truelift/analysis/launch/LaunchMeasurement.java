package io.truelift.analysis.launch;

import io.truelift.analysis.launch.LaunchFigures.TableState;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.query.References;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TableSnapshots;
import io.truelift.definitions.query.Value;
import io.truelift.platform.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Asks the warehouse for the figures of a launch checklist. They are counts of everybody, so the suite itself asks. */
public final class LaunchMeasurement {
    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final Clock clock;

    public LaunchMeasurement(SqlLibrary library, Warehouse warehouse, Clock clock) {
        this.library = library;
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** @throws io.truelift.definitions.query.QueryException where the engine refuses or fails */
    public LaunchFigures measure(Experiment experiment) throws SQLException {
        Instant now = clock.instant();
        try (Connection service = warehouse.openAsService()) {
            List<TableState> tables = tables(experiment).stream()
                    .map(table -> new TableState(
                            table,
                            TableSnapshots.of(service, library, List.of(table)).committedAt()))
                    .toList();
            long[] identity = library.engine("launch_identity").statement().row(service, row ->
                    new long[] {row.getLong("facts"), row.getLong("resolved")});
            long[] consent = library.engine("launch_consent")
                    .bind("purpose", Value.of(experiment.purpose()))
                    .bind("measured_at", Value.of(now.toString()))
                    .statement()
                    .row(service, row -> new long[] {row.getLong("customers"), row.getLong("agreed")});
            return new LaunchFigures(identity[0], identity[1], consent[0], consent[1], tables, now);
        }
    }

    private Set<String> tables(Experiment experiment) {
        List<SqlFile> files = new ArrayList<>(experiment.measures().stream()
                .map(Measure::metric)
                .map(metric -> metric.file())
                .toList());
        files.add(experiment.file());
        experiment.population().segment().ifPresent(files::add);
        Set<String> tables = new TreeSet<>();
        files.forEach(file -> tables.addAll(References.of(file, library.catalog(), library.dictionary())));
        return tables;
    }
}
