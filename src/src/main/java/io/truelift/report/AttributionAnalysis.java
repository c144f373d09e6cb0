package io.truelift.report;

import io.truelift.attribution.AttributionReport;
import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.attribution.AttributionReports;
import io.truelift.query.BoundStatement;
import io.truelift.query.SqlFile;
import io.truelift.query.SqlLibrary;
import io.truelift.warehouse.Warehouse;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Credits channels by every model: from the warehouse's own journeys, and from paths that feeds delivered aggregated. */
public final class AttributionAnalysis {
    /** Folder of the attribution questions. */
    static final String FOLDER = "attribution";
    private static final String JOURNEYS = "journeys";

    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final Clock clock;

    public AttributionAnalysis(SqlLibrary library, Warehouse warehouse, Clock clock) {
        this.library = library;
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** The report from the journeys that the person may count; a source without paths is left out. */
    public AttributionReport report(String person) throws SQLException {
        SqlFile journeys = journeys();
        try (Connection connection = warehouse.openAs(person)) {
            List<Source> sources = new ArrayList<>();
            List<PathCount> paths = BoundStatement.of(journeys).rows(connection, AttributionAnalysis::path);
            source(JOURNEYS, journeys.header().text("title"), paths).ifPresent(sources::add);
            delivered(connection).forEach((name, counted) -> source(name, name, counted).ifPresent(sources::add));
            return new AttributionReport(clock.instant(), sources);
        }
    }

    private SqlFile journeys() {
        SqlFile file = library.read(FOLDER, JOURNEYS).requireColumns("path", "conversions", "conversion_value", "non_conversions");
        file.header().allow("title", "description", "owner", "purpose");
        library.purpose(file);
        return file;
    }

    private Map<String, List<PathCount>> delivered(Connection connection) {
        record Row(String source, PathCount path) {}
        List<Row> rows = library.engine("attribution_paths").statement()
                .rows(connection, row -> new Row(row.getString("source"), path(row)));
        Map<String, List<PathCount>> bySource = new TreeMap<>();
        rows.forEach(row -> bySource.computeIfAbsent(row.source(), key -> new ArrayList<>()).add(row.path()));
        return bySource;
    }

    private static Optional<Source> source(String name, String title, List<PathCount> paths) {
        return paths.isEmpty() ? Optional.empty() : Optional.of(AttributionReports.source(name, title, paths));
    }

    private static PathCount path(ResultSet row) throws SQLException {
        List<String> channels =
                Stream.of((Object[]) row.getArray("path").getArray()).map(String::valueOf).toList();
        BigDecimal value = row.getBigDecimal("conversion_value");
        return new PathCount(channels, row.getLong("conversions"), value, row.getLong("non_conversions"));
    }
}
