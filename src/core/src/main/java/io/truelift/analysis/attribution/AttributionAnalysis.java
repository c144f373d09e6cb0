package io.truelift.analysis.attribution;

import io.truelift.analysis.attribution.MeasuredChannels.Experiments;
import io.truelift.attribution.AttributionModel;
import io.truelift.attribution.AttributionModels;
import io.truelift.attribution.AttributionReport;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.More;
import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.attribution.AttributionReport.Variation;
import io.truelift.attribution.AttributionReports;
import io.truelift.attribution.Bootstrap;
import io.truelift.attribution.CalibratedCredit;
import io.truelift.attribution.Calibration;
import io.truelift.attribution.Journeys;
import io.truelift.attribution.ReturnOnSpend;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.platform.warehouse.Warehouse;
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
    public static final String FOLDER = AttributionDefinition.FOLDER;

    private static final String TIME_DECAY = "time-decay";
    private static final String LAST_NON_DIRECT = "last-non-direct";

    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final Experiments experiments;
    private final Clock clock;

    /** @param experiments reports of the experiments that calibrate */
    public AttributionAnalysis(SqlLibrary library, Warehouse warehouse, Experiments experiments, Clock clock) {
        this.library = library;
        this.warehouse = warehouse;
        this.experiments = experiments;
        this.clock = clock;
    }

    /** The report from the journeys that the person may count; a source without paths is left out. */
    public AttributionReport report(String person) throws SQLException {
        List<Source> sources = new ArrayList<>();
        try (Connection connection = warehouse.openAs(person)) {
            for (AttributionDefinition question : AttributionDefinition.all(library)) {
                source(question, connection).ifPresent(sources::add);
            }
            delivered(connection)
                    .forEach((name, counted) -> sources.add(AttributionReports.source(name, name, counted)));
        }
        return new AttributionReport(clock.instant(), sources);
    }

    private Optional<Source> source(AttributionDefinition question, Connection connection) throws SQLException {
        CountedJourneys counted = CountedJourneys.of(question, library, connection);
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        Journeys journeys = counted.journeys();
        List<Variation> halfLives = counted.halfLives(journeys);
        List<ModelCredit> models = AttributionModels.reported().stream()
                .map(model -> switch (model.key()) {
                    case TIME_DECAY -> halfLives.get(1).credit();
                    case LAST_NON_DIRECT -> question.direct().credit(journeys);
                    default -> credit(model, journeys);
                })
                .toList();
        List<Variation> sensitivity = new ArrayList<>(halfLives);
        sensitivity.addAll(counted.shorterWindows());
        return Optional.of(AttributionReports.source(question.name(), question.title(), journeys, models)
                .with(more(question, counted, models, sensitivity, connection)));
    }

    private static ModelCredit credit(AttributionModel model, Journeys journeys) {
        return model.isDataDriven() ? Bootstrap.usual().credit(model, journeys) : model.credit(journeys);
    }

    private More more(
            AttributionDefinition question,
            CountedJourneys counted,
            List<ModelCredit> models,
            List<Variation> sensitivity,
            Connection connection)
            throws SQLException {
        MeasuredChannels measured = MeasuredChannels.of(question.calibrations(), experiments);
        List<CalibratedCredit> calibrated = measured.byChannel().isEmpty()
                ? List.of()
                : models.stream()
                        .map(model -> new Calibration(measured.byChannel()).of(model, counted.journeys()))
                        .toList();
        List<ReturnOnSpend> returns = question.spend()
                .flatMap(source -> source.spend(counted.span(), library, connection))
                .map(spend -> calibrated.isEmpty()
                        ? models.stream()
                                .map(model -> ReturnOnSpend.claimed(model, spend))
                                .toList()
                        : calibrated.stream()
                                .map(model -> ReturnOnSpend.incremental(model, spend))
                                .toList())
                .orElse(List.of());
        List<ModelCredit> groups = question.groups()
                .map(each -> models.stream().map(each::of).toList())
                .orElse(List.of());
        return new More(
                sensitivity,
                groups,
                calibrated,
                returns,
                measured.uncalibrated(),
                counted.periods(),
                counted.segments());
    }

    private Map<String, List<PathCount>> delivered(Connection connection) {
        record Row(String source, PathCount path) {}
        List<Row> rows = library.engine("attribution_paths")
                .statement()
                .rows(connection, row -> new Row(row.getString("source"), path(row)));
        Map<String, List<PathCount>> bySource = new TreeMap<>();
        rows.forEach(row ->
                bySource.computeIfAbsent(row.source(), key -> new ArrayList<>()).add(row.path()));
        return bySource;
    }

    private static PathCount path(ResultSet row) throws SQLException {
        List<String> channels = Stream.of((Object[]) row.getArray("path").getArray())
                .map(String::valueOf)
                .toList();
        BigDecimal value = row.getBigDecimal("conversion_value");
        return new PathCount(channels, row.getLong("conversions"), value, row.getLong("non_conversions"));
    }
}
