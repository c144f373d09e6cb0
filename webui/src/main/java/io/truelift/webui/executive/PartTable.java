package io.truelift.webui.executive;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.Part;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.LinesChart;
import io.truelift.webui.chart.LinesChart.Line;
import io.truelift.webui.chart.LinesChart.Point;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Credit of parts of the conversions, side by side, every figure formatted.
 *
 * @param channels the channels with most credit over all parts, at most six
 * @param rows a part each
 * @param chart share of the conversions of each channel, from part to part; absent where there are fewer than two
 */
public record PartTable(List<String> channels, List<Row> rows, Optional<Chart> chart) {
    private static final int SHOWN = 6;

    /**
     * @param name the part in words
     * @param conversions conversions of the part
     * @param value their value
     * @param shares share of the conversions that each channel is credited with
     */
    public record Row(String name, String conversions, String value, List<String> shares) {}

    /** @param inWords a part's name in words */
    static Optional<PartTable> of(List<Part> parts, UnaryOperator<String> inWords, Figures figures) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<String> channels = leading(parts);
        List<Row> rows = parts.stream()
                .map(part -> new Row(
                        inWords.apply(part.name()),
                        figures.count(Math.round(conversions(part))),
                        figures.sum(
                                part.credit().channels().stream()
                                        .map(ChannelCredit::exactValue)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                                FigureScale.amount("")),
                        channels.stream()
                                .map(channel -> figures.ratio(of(channel, part), conversions(part)))
                                .toList()))
                .toList();
        return Optional.of(new PartTable(
                channels,
                rows,
                parts.size() < 2 ? Optional.empty() : Optional.of(chart(parts, channels, inWords, figures))));
    }

    private static List<String> leading(List<Part> parts) {
        Map<String, Double> totals = parts.stream()
                .flatMap(part -> part.credit().channels().stream())
                .collect(Collectors.groupingBy(
                        ChannelCredit::channel, Collectors.summingDouble(ChannelCredit::conversions)));
        return totals.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Chart chart(
            List<Part> parts, List<String> channels, UnaryOperator<String> inWords, Figures figures) {
        List<Line> lines = channels.stream()
                .map(channel -> new Line(
                        channel,
                        parts.stream()
                                .map(part -> point(channel, part, inWords, figures))
                                .toList()))
                .toList();
        return LinesChart.ofParts(
                "Share of conversions",
                parts.stream().map(part -> inWords.apply(part.name())).toList(),
                lines);
    }

    private static Point point(String channel, Part part, UnaryOperator<String> inWords, Figures figures) {
        double all = conversions(part);
        Optional<Double> share = all > 0 ? Optional.of(of(channel, part) / all) : Optional.empty();
        return new Point(
                share,
                "%s, %s: %s".formatted(inWords.apply(part.name()), channel, figures.ratio(of(channel, part), all)));
    }

    private static double of(String channel, Part part) {
        return part.credit().channel(channel).map(ChannelCredit::conversions).orElse(0.0);
    }

    private static double conversions(Part part) {
        return part.credit().channels().stream()
                .mapToDouble(ChannelCredit::conversions)
                .sum();
    }
}
