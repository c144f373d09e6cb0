package io.truelift.webui.executive;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.Exports;
import io.truelift.webui.export.Table;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Attribution as files: of the source that the address names. */
@RequestScoped
public class AttributionExports implements Exports {
    private final AttributionPage page;

    @Inject
    AttributionExports(AttributionPage page) {
        this.page = page;
    }

    @Override
    public Page page() {
        return Page.ATTRIBUTION;
    }

    @Override
    public Optional<Table> table(String name) {
        return page.source().flatMap(source -> switch (name) {
            case "models" -> Optional.of(models(source));
            case "paths" -> Optional.of(paths(source));
            default -> Optional.empty();
        });
    }

    private record Credited(ModelCredit model, ChannelCredit credit) {}

    private Table models(Source source) {
        List<Credited> rows = source.models().stream().flatMap(model -> model.channels().stream().map(credit -> new Credited(model, credit))).toList();
        return Table.of(title(source, "models"), asOf(), rows, new Columns<Credited>()
                .text("Model", row -> row.model().title())
                .text("Channel", row -> row.credit().channel())
                .number("Conversions", row -> row.credit().exactConversions())
                .interval("Conversions", row -> row.credit().interval())
                .number("Value", row -> row.credit().exactValue()));
    }

    private Table paths(Source source) {
        return Table.of(title(source, "paths"), asOf(), source.topPaths(), new Columns<PathCount>()
                .text("Path", path -> String.join(" > ", path.path()))
                .number("Touches", path -> path.path().size())
                .number("Conversions", PathCount::conversions)
                .number("Without conversion", PathCount::nonConversions)
                .number("Value", PathCount::value));
    }

    private static String title(Source source, String what) {
        return "Attribution %s %s".formatted(what, source.name());
    }

    private Instant asOf() {
        return page.report().orElseThrow().computedAt();
    }
}
