package io.truelift.webui.executive;

import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.attribution.AttributionReport.Variation;
import io.truelift.attribution.Sensitivity;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.ComparisonChart;
import io.truelift.webui.format.Figures;
import io.truelift.webui.page.Request;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far credit changes with settings that somebody chose, every figure formatted.
 *
 * @param rows the settings that were tried
 * @param chosen the one that is drawn
 * @param chart credit as reported, and with the chosen setting
 * @param changes the same in figures
 */
public record SettingTable(List<Row> rows, Row chosen, Chart chart, List<Change> changes) {

    /**
     * @param setting such as {@code Window of 7 days}
     * @param model the model in words
     * @param moved share of conversions that change channel
     * @param most the channel that changes most, and by how many conversions
     * @param isChosen whether it is drawn
     * @param query address that draws it
     */
    public record Row(String setting, String model, String moved, String most, boolean isChosen, String query) {}

    /**
     * @param channel the channel
     * @param reported conversions in the report
     * @param then conversions with the setting
     * @param change what it wins or loses
     */
    public record Change(String channel, String reported, String then, String change) {}

    /** A setting beside the model as it is reported. */
    private record Tried(Variation variation, ModelCredit reported) {

        String key() {
            return "%s-%s-%s".formatted(variation.setting(), variation.days().toPlainString(), reported.model());
        }

        String inWords() {
            String name = variation.setting().equals("window") ? "Window" : "Half-life";
            return "%s of %s\u00a0days".formatted(name, variation.days().toPlainString());
        }
    }

    /** Absent where no other setting was tried. */
    static Optional<SettingTable> of(Source source, Request request, Figures figures) {
        List<Tried> tried = source.more().sensitivity().stream()
                .flatMap(variation -> source.models().stream()
                        .filter(model -> model.model().equals(variation.credit().model())
                                && !model.channels().equals(variation.credit().channels()))
                        .map(model -> new Tried(variation, model)))
                .toList();
        if (tried.isEmpty()) {
            return Optional.empty();
        }
        Tried chosen = tried.stream()
                .filter(each -> each.key().equals(request.text("setting")))
                .findFirst()
                .orElse(tried.getFirst());
        List<Row> rows = tried.stream()
                .map(each -> row(each, each == chosen, source.conversions(), request, figures))
                .toList();
        List<String> channels = CreditTable.channels(List.of(chosen.variation().credit()), chosen.reported());
        ComparisonChart.Series before = CreditTable.series(chosen.reported(), channels, figures);
        ComparisonChart.Series after = CreditTable.series(chosen.variation().credit(), channels, figures);
        Chart chart = ComparisonChart.of(
                "Conversions credited by " + chosen.reported().title(),
                channels,
                List.of(
                        new ComparisonChart.Series("As reported", before.values(), before.notes()),
                        new ComparisonChart.Series(chosen.inWords(), after.values(), after.notes())));
        return Optional.of(new SettingTable(
                rows,
                rows.get(tried.indexOf(chosen)),
                chart,
                channels.stream()
                        .map(channel -> change(chosen, channel, figures))
                        .toList()));
    }

    private static Row row(Tried tried, boolean isChosen, long conversions, Request request, Figures figures) {
        ModelCredit then = tried.variation().credit();
        String most = CreditTable.channels(List.of(then), tried.reported()).stream()
                .max(Comparator.comparingDouble(channel -> Math.abs(difference(tried, channel))))
                .map(channel -> channel + " " + figures.change(difference(tried, channel)))
                .orElse("");
        return new Row(
                tried.inWords(),
                tried.reported().title(),
                figures.ratio(Sensitivity.moved(tried.reported(), then).doubleValue(), conversions),
                most,
                isChosen,
                request.queryWith("setting", tried.key()));
    }

    private static Change change(Tried tried, String channel, Figures figures) {
        return new Change(
                channel,
                figures.tenths(CreditTable.credit(tried.reported(), channel).conversions()),
                figures.tenths(
                        CreditTable.credit(tried.variation().credit(), channel).conversions()),
                figures.change(difference(tried, channel)));
    }

    private static double difference(Tried tried, String channel) {
        return CreditTable.credit(tried.variation().credit(), channel).conversions()
                - CreditTable.credit(tried.reported(), channel).conversions();
    }
}
