package io.truelift.webui.executive;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.statistics.Estimate;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.ComparisonChart;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What several models credit, side by side, every figure formatted.
 *
 * @param models the models
 * @param rows channels, or groups of them, the one with most credit under the first of the order first
 */
public record CreditTable(List<ModelCredit> models, List<Row> rows) {
    private static final FigureScale COUNT = FigureScale.amount("");

    /**
     * @param channel the channel, or the group
     * @param cells one per model
     */
    public record Row(String channel, List<Cell> cells) {}

    /**
     * @param model the model in words
     * @param credit conversions
     * @param range their interval; empty where the model has none
     * @param value value of these conversions
     */
    public record Cell(String model, String credit, String range, String value) {}

    /** @param order the model whose credit the rows are ordered by */
    static CreditTable of(List<ModelCredit> models, ModelCredit order, Figures figures) {
        List<Row> rows = channels(models, order).stream()
                .map(channel -> new Row(
                        channel,
                        models.stream()
                                .map(model -> cell(model, credit(model, channel), figures))
                                .toList()))
                .toList();
        return new CreditTable(models, rows);
    }

    /** The same as bars. */
    Chart chart(Figures figures) {
        List<String> channels = rows.stream().map(Row::channel).toList();
        List<ComparisonChart.Series> series =
                models.stream().map(model -> series(model, channels, figures)).toList();
        return ComparisonChart.of("Conversions credited", channels, series);
    }

    static ComparisonChart.Series series(ModelCredit model, List<String> channels, Figures figures) {
        List<Double> values = channels.stream()
                .map(channel -> credit(model, channel).conversions())
                .toList();
        return new ComparisonChart.Series(
                model.title(),
                values,
                values.stream()
                        .map(value -> model.title() + ": " + figures.count(Math.round(value)) + " conversions")
                        .toList());
    }

    /** Channels of any of the models, the one with most credit under one of them first. */
    static List<String> channels(List<ModelCredit> models, ModelCredit order) {
        return Stream.concat(Stream.of(order), models.stream())
                .flatMap(model -> model.channels().stream())
                .map(ChannelCredit::channel)
                .distinct()
                .sorted(Comparator.comparingDouble(
                                (String channel) -> credit(order, channel).conversions())
                        .reversed())
                .toList();
    }

    private static Cell cell(ModelCredit model, ChannelCredit credit, Figures figures) {
        String value = figures.count(Math.round(credit.value()));
        return credit.interval()
                .map(interval -> new Estimate(credit.conversions(), interval))
                .map(estimate ->
                        new Cell(model.title(), figures.value(estimate, COUNT), figures.range(estimate, COUNT), value))
                .orElseGet(() -> new Cell(model.title(), figures.tenths(credit.conversions()), "", value));
    }

    static ChannelCredit credit(ModelCredit model, String channel) {
        return model.channel(channel).orElseGet(() -> new ChannelCredit(channel, 0, 0));
    }
}
