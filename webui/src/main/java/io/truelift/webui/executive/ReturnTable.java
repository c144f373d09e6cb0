package io.truelift.webui.executive;

import io.truelift.attribution.ReturnOnSpend;
import io.truelift.attribution.ReturnOnSpend.ChannelReturn;
import io.truelift.attribution.ReturnOnSpend.CostInterval;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import io.truelift.webui.chart.Axis;
import io.truelift.webui.chart.ErrorBar;
import io.truelift.webui.chart.Tone;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What conversions cost and what spend brings back, every figure formatted.
 *
 * @param incremental whether the conversions are those that experiments allow
 * @param model the model in words
 * @param one one of the currency, such as {@code £1}
 * @param rows channels with spend first, the largest spend first
 * @param note what a reader must know of the spend; empty where nothing
 */
public record ReturnTable(boolean incremental, String model, String one, List<Row> rows, String note) {
    private static final String NONE = "\u2013";
    private static final double EVEN = 1;

    /**
     * @param channel the channel
     * @param spend what was spent; a dash where it is not known
     * @param cost cost per conversion
     * @param costRange its interval
     * @param back value for each one of the currency
     * @param backRange its interval
     * @param tone style of what comes back: good where all of its interval is more than was spent, bad where all is less
     * @param whisker what comes back, drawn around breaking even
     * @param note why a figure is absent
     */
    public record Row(
            String channel,
            String spend,
            String cost,
            String costRange,
            String back,
            String backRange,
            String tone,
            Optional<ErrorBar> whisker,
            String note) {}

    /** Whether any channel has an interval to draw. */
    public boolean isDrawn() {
        return rows.stream().anyMatch(row -> row.whisker().isPresent());
    }

    static ReturnTable of(ReturnOnSpend returns, Figures figures) {
        FigureScale money = FigureScale.amount(returns.currency());
        Axis axis = Axis.around(returns.channels().stream()
                .flatMap(channel -> back(channel).stream())
                .map(ReturnTable::aboveEven)
                .toList());
        List<Row> rows = returns.channels().stream()
                .sorted(Comparator.comparing(
                                (ChannelReturn channel) -> channel.spend().orElse(BigDecimal.ONE.negate()))
                        .reversed()
                        .thenComparing(ChannelReturn::channel))
                .map(channel -> row(channel, axis, money, figures))
                .toList();
        return new ReturnTable(
                returns.incremental(), returns.title(), figures.sum(BigDecimal.ONE, money), rows, returns.note());
    }

    private static Row row(ChannelReturn channel, Axis axis, FigureScale money, Figures figures) {
        Optional<Estimate> cost = cost(channel);
        Optional<Estimate> back = back(channel);
        Optional<Tone> tone =
                back.map(estimate -> Tone.ofDifference(aboveEven(estimate).interval(), Tone.Direction.MORE_IS_BETTER));
        return new Row(
                channel.channel(),
                channel.spend().map(spend -> figures.sum(spend, money)).orElse(NONE),
                cost.map(estimate -> figures.value(estimate, money))
                        .or(() -> channel.costPerConversion().map(value -> figures.plain(value.doubleValue(), money)))
                        .orElse(NONE),
                cost.map(estimate -> figures.range(estimate, money)).orElse(""),
                back.map(estimate -> figures.value(estimate, money))
                        .or(() -> channel.returnOnSpend().map(value -> figures.plain(value.doubleValue(), money)))
                        .orElse(NONE),
                back.map(estimate -> figures.range(estimate, money)).orElse(""),
                tone.map(known -> known.token() + "-text").orElse(""),
                back.map(estimate -> ErrorBar.of(aboveEven(estimate), axis, tone.orElse(Tone.NEUTRAL))),
                channel.note());
    }

    private static Optional<Estimate> cost(ChannelReturn channel) {
        return channel.costPerConversion()
                .flatMap(
                        cost -> channel.interval().map(interval -> new Estimate(cost.doubleValue(), bounds(interval))));
    }

    private static Interval bounds(CostInterval interval) {
        return new Interval(interval.low(), interval.high().orElse(Double.POSITIVE_INFINITY), interval.level());
    }

    private static Optional<Estimate> back(ChannelReturn channel) {
        return channel.returnOnSpend()
                .flatMap(back -> channel.returnInterval().map(interval -> new Estimate(back.doubleValue(), interval)));
    }

    private static Estimate aboveEven(Estimate back) {
        Interval interval = back.interval();
        return new Estimate(
                back.value() - EVEN, new Interval(interval.low() - EVEN, interval.high() - EVEN, interval.level()));
    }
}
