package io.truelift.webui.analyst;

import io.truelift.webui.analyst.MetricCatalog.Row;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.ExportTable;
import io.truelift.webui.export.Exports;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** The metrics that were asked for as a file. */
@RequestScoped
public class MetricExports implements Exports {
    private final MetricCatalog catalog;
    private final Clock clock = Clock.systemUTC();

    @Inject
    MetricExports(MetricCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Page page() {
        return Page.METRICS;
    }

    @Override
    public Optional<ExportTable> table(String name) {
        return name.equals("metrics") ? Optional.of(metrics()) : Optional.empty();
    }

    private ExportTable metrics() {
        return ExportTable.of(
                "Metrics",
                clock.instant(),
                catalog.rows(),
                new Columns<Row>()
                        .text("Metric", row -> row.metric().name())
                        .text("Title", row -> row.metric().title())
                        .text("Meaning", row -> row.metric().description())
                        .text("Owner", row -> row.metric().owner())
                        .text("Kind", row -> row.metric().kind().name().toLowerCase(java.util.Locale.ROOT))
                        .text("Unit", row -> row.metric().unit())
                        .text("Better", row -> row.metric().increaseIsGood() ? "higher" : "lower")
                        .numberIfKnown("Experiments", row -> Optional.of(row.experiments())));
    }
}
