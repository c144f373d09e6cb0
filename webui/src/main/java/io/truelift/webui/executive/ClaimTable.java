package io.truelift.webui.executive;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.CalibratedCredit;
import io.truelift.attribution.CalibratedCredit.Basis;
import io.truelift.attribution.CalibratedCredit.CalibratedChannel;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import io.truelift.webui.chart.Chart;
import io.truelift.webui.chart.ClaimChart;
import io.truelift.webui.chart.Tone;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a model claims beside what experiments allow, every figure formatted.
 *
 * @param model the model in words
 * @param rows channels, the one that caused most first
 * @param baseline conversions that no channel caused
 * @param baselineRange their interval
 * @param caused conversions that the channels caused together
 * @param causedRange their interval
 * @param causedShare their share of all conversions
 * @param notes what a reader must know
 * @param chart claims and what is caused, per channel
 */
public record ClaimTable(
        String model,
        List<Row> rows,
        String baseline,
        String baselineRange,
        String caused,
        String causedRange,
        String causedShare,
        List<String> notes,
        Chart chart) {
    private static final FigureScale COUNT = FigureScale.amount("");

    /**
     * @param channel the channel
     * @param claimed conversions that the model credits to it
     * @param claimedRange their interval; empty where the model has none
     * @param caused conversions that it caused
     * @param causedRange their interval
     * @param share what it caused of what is claimed
     * @param value value of what it caused
     * @param experiment the experiment that measured it; absent where the scale is borrowed from the measured channels
     */
    public record Row(
            String channel,
            String claimed,
            String claimedRange,
            String caused,
            String causedRange,
            String share,
            String value,
            Optional<Measured> experiment) {}

    /**
     * @param experiment key of the experiment
     * @param title its title
     * @param reported whether a report of it is kept
     */
    public record Measured(String experiment, String title, boolean reported) {}

    static ClaimTable of(
            ModelCredit claim,
            CalibratedCredit credit,
            long conversions,
            Function<String, Measured> experiments,
            Figures figures) {
        List<CalibratedChannel> channels = credit.channels().stream()
                .sorted(Comparator.comparing(CalibratedChannel::credit).reversed())
                .toList();
        Estimate baseline = new Estimate(credit.baseline().doubleValue(), credit.baselineInterval());
        Estimate caused = new Estimate(
                conversions - baseline.value(),
                new Interval(
                        conversions - baseline.interval().high(),
                        conversions - baseline.interval().low(),
                        baseline.interval().level()));
        return new ClaimTable(
                credit.title(),
                channels.stream()
                        .map(channel -> row(channel, claim.channel(channel.channel()), experiments, figures))
                        .toList(),
                figures.value(baseline, COUNT),
                figures.range(baseline, COUNT),
                figures.value(caused, COUNT),
                figures.range(caused, COUNT),
                figures.ratio(caused.value(), conversions),
                credit.notes(),
                ClaimChart.ofCounts(
                        "Conversions",
                        channels.stream()
                                .map(channel -> drawn(channel, experiments, figures))
                                .toList()));
    }

    private static Row row(
            CalibratedChannel channel,
            Optional<ChannelCredit> claim,
            Function<String, Measured> experiments,
            Figures figures) {
        Optional<Estimate> claimed = claim.flatMap(ChannelCredit::interval)
                .map(interval -> new Estimate(channel.claimed().doubleValue(), interval));
        return new Row(
                channel.channel(),
                claimed.map(estimate -> figures.value(estimate, COUNT))
                        .orElseGet(() -> figures.tenths(channel.claimed().doubleValue())),
                claimed.map(estimate -> figures.range(estimate, COUNT)).orElse(""),
                figures.value(estimate(channel), COUNT),
                figures.range(estimate(channel), COUNT),
                figures.ratio(channel.credit().doubleValue(), channel.claimed().doubleValue()),
                figures.count(Math.round(channel.value().doubleValue())),
                channel.experiment().map(experiments));
    }

    private static ClaimChart.Row drawn(
            CalibratedChannel channel, Function<String, Measured> experiments, Figures figures) {
        boolean isMeasured = channel.basis() == Basis.MEASURED;
        String note = "%s: %s claims, %s caused (%s), %s"
                .formatted(
                        channel.channel(),
                        figures.count(Math.round(channel.claimed().doubleValue())),
                        figures.value(estimate(channel), COUNT),
                        figures.range(estimate(channel), COUNT),
                        channel.experiment()
                                .map(experiments)
                                .map(measured -> "measured by " + measured.title())
                                .orElse("not measured, borrowed"));
        return new ClaimChart.Row(
                channel.channel(),
                isMeasured ? "measured" : "borrowed",
                channel.claimed().doubleValue(),
                estimate(channel),
                isMeasured ? Tone.ACCENT : Tone.NEUTRAL,
                note);
    }

    private static Estimate estimate(CalibratedChannel channel) {
        return new Estimate(channel.credit().doubleValue(), channel.interval());
    }
}
