package io.truelift.webui.executive;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.Part;
import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.attribution.AttributionReport.Variation;
import io.truelift.attribution.CalibratedCredit;
import io.truelift.attribution.CalibratedCredit.Basis;
import io.truelift.attribution.CalibratedCredit.CalibratedChannel;
import io.truelift.attribution.ReturnOnSpend;
import io.truelift.attribution.ReturnOnSpend.ChannelReturn;
import io.truelift.attribution.ReturnOnSpend.CostInterval;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.ExportTable;
import io.truelift.webui.export.Exports;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

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
    public Optional<ExportTable> table(String name) {
        return page.source().flatMap(source -> switch (name) {
            case "calibrated" ->
                AttributionView.calibrated(source, page.leading(source)).map(credit -> calibrated(source, credit));
            case "returns" ->
                AttributionView.returns(source, page.leading(source)).map(returns -> returns(source, returns));
            case "models" -> Optional.of(credited("models", source, source.models()));
            case "groups" ->
                Optional.of(credited("groups", source, source.more().groups()));
            case "settings" -> Optional.of(settings(source));
            case "periods" ->
                Optional.of(parts(source, "periods", "First day", source.more().periods()));
            case "segments" ->
                Optional.of(parts(source, "segments", "Segment", source.more().segments()));
            case "paths" -> Optional.of(paths(source));
            default -> Optional.empty();
        });
    }

    private record Credited(ModelCredit model, ChannelCredit credit) {}

    private ExportTable credited(String what, Source source, List<ModelCredit> models) {
        List<Credited> rows = models.stream()
                .flatMap(model -> model.channels().stream().map(credit -> new Credited(model, credit)))
                .toList();
        return ExportTable.of(
                title(source, what),
                asOf(),
                rows,
                credit(new Columns<Credited>().text("Model", row -> row.model().title()), Credited::credit));
    }

    private record Varied(Variation variation, ChannelCredit credit) {}

    private ExportTable settings(Source source) {
        List<Varied> rows = source.more().sensitivity().stream()
                .flatMap(variation ->
                        variation.credit().channels().stream().map(credit -> new Varied(variation, credit)))
                .toList();
        return ExportTable.of(
                title(source, "settings"),
                asOf(),
                rows,
                credit(
                        new Columns<Varied>()
                                .text("Setting", row -> row.variation().setting())
                                .number("Days", row -> row.variation().days())
                                .text("Model", row -> row.variation().credit().title()),
                        Varied::credit));
    }

    private record PartCredited(Part part, ChannelCredit credit) {}

    private ExportTable parts(Source source, String what, String heading, List<Part> parts) {
        List<PartCredited> rows = parts.stream()
                .flatMap(part -> part.credit().channels().stream().map(credit -> new PartCredited(part, credit)))
                .toList();
        return ExportTable.of(
                title(source, what),
                asOf(),
                rows,
                credit(
                        new Columns<PartCredited>()
                                .text(heading, row -> row.part().name())
                                .text("Model", row -> row.part().credit().title()),
                        PartCredited::credit));
    }

    private static <R> Columns<R> credit(Columns<R> columns, Function<R, ChannelCredit> credit) {
        return columns.text("Channel", row -> credit.apply(row).channel())
                .number("Conversions", row -> credit.apply(row).exactConversions())
                .interval("Conversions", row -> credit.apply(row).interval())
                .number("Value", row -> credit.apply(row).exactValue());
    }

    /** What no channel caused is a row without a channel. */
    private ExportTable calibrated(Source source, CalibratedCredit credit) {
        List<CalibratedChannel> rows = new ArrayList<>(credit.channels());
        rows.add(new CalibratedChannel(
                "",
                BigDecimal.ZERO,
                credit.baseline(),
                credit.baselineInterval(),
                BigDecimal.ZERO,
                Basis.MEASURED,
                Optional.empty()));
        return ExportTable.of(
                title(source, "calibrated " + credit.model()),
                asOf(),
                rows,
                new Columns<CalibratedChannel>()
                        .text("Channel", CalibratedChannel::channel)
                        .number("Claimed", CalibratedChannel::claimed)
                        .number("Caused", CalibratedChannel::credit)
                        .interval("Caused", channel -> Optional.of(channel.interval()))
                        .number("Value of the caused", CalibratedChannel::value)
                        .text(
                                "Basis",
                                channel -> channel.channel().isEmpty()
                                        ? "no channel"
                                        : channel.basis().name().toLowerCase(Locale.ROOT))
                        .text("Experiment", channel -> channel.experiment().orElse("")));
    }

    private ExportTable returns(Source source, ReturnOnSpend returns) {
        return ExportTable.of(
                title(source, "returns " + returns.model()),
                asOf(),
                returns.channels(),
                new Columns<ChannelReturn>()
                        .text("Channel", ChannelReturn::channel)
                        .text("Currency", channel -> returns.currency())
                        .numberIfKnown("Spend", ChannelReturn::spend)
                        .text("Conversions are", channel -> returns.incremental() ? "caused" : "claimed")
                        .number("Conversions", ChannelReturn::conversions)
                        .numberIfKnown("Cost per conversion", ChannelReturn::costPerConversion)
                        .numberIfKnown(
                                "Cost per conversion, from",
                                channel -> channel.interval().map(CostInterval::low))
                        .numberIfKnown(
                                "Cost per conversion, to",
                                channel -> channel.interval().flatMap(CostInterval::high))
                        .numberIfKnown("Return on spend", ChannelReturn::returnOnSpend)
                        .interval("Return on spend", ChannelReturn::returnInterval)
                        .text("Note", ChannelReturn::note));
    }

    private ExportTable paths(Source source) {
        return ExportTable.of(
                title(source, "paths"),
                asOf(),
                source.topPaths(),
                new Columns<PathCount>()
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
