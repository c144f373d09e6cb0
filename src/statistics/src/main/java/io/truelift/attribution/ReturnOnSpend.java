package io.truelift.attribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.CalibratedCredit.CalibratedChannel;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a conversion costs and what spend brings back, by channel.
 *
 * @param model key of the model
 * @param title the model in words
 * @param currency currency of spend and value
 * @param incremental whether the conversions are those that experiments allow, rather than those that the model claims
 * @param channels channels with credit or spend, in the order of their names
 * @param note what a reader must know of the spend; empty where nothing
 */
public record ReturnOnSpend(
        String model, String title, String currency, boolean incremental, List<ChannelReturn> channels, String note) {

    private static final MathContext DIGITS = MathContext.DECIMAL64;

    public ReturnOnSpend {
        channels = List.copyOf(channels);
        note = Objects.requireNonNullElse(note, ""); // reports that were kept before had none
    }

    /**
     * @param channel the channel
     * @param spend what was spent on it; absent where nothing is known, which is not zero
     * @param conversions conversions it is credited with
     * @param costPerConversion spend over conversions; absent where there is no spend, or the conversions may be none
     * @param returnOnSpend value over spend (ROAS): 2 is two of the currency back for each one spent; absent where there is no spend
     * @param interval of the cost, from that of the conversions; its upper end is absent where the conversions may be none
     * @param note why a figure is absent; empty where none is
     * @param returnInterval of the return, from that of the conversions, each worth what they are on average
     */
    public record ChannelReturn(
            String channel,
            Optional<BigDecimal> spend,
            BigDecimal conversions,
            Optional<BigDecimal> costPerConversion,
            Optional<BigDecimal> returnOnSpend,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<CostInterval> interval,
            String note,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Interval> returnInterval) {

        private static ChannelReturn withoutFigures(
                String channel, Optional<BigDecimal> spend, BigDecimal conversions, String note) {
            return new ChannelReturn(
                    channel,
                    spend,
                    conversions,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    note,
                    Optional.empty());
        }
    }

    /**
     * @param low lower end
     * @param high upper end; absent where there is none
     * @param level confidence level
     */
    public record CostInterval(double low, Optional<Double> high, double level) {}

    /** Of the conversions that a model claims. */
    public static ReturnOnSpend claimed(ModelCredit credit, Spend spend) {
        List<ChannelReturn> channels = new ArrayList<>();
        credit.channels()
                .forEach(each -> channels.add(
                        channel(each.channel(), spend, each.exactConversions(), each.exactValue(), each.interval())));
        return new ReturnOnSpend(
                credit.model(),
                credit.title(),
                spend.currency().getCurrencyCode(),
                false,
                withOthers(channels, spend),
                spend.note());
    }

    /** Of the conversions that experiments allow. */
    public static ReturnOnSpend incremental(CalibratedCredit credit, Spend spend) {
        List<ChannelReturn> channels = new ArrayList<>();
        for (CalibratedChannel each : credit.channels()) {
            channels.add(channel(each.channel(), spend, each.credit(), each.value(), Optional.of(each.interval())));
        }
        return new ReturnOnSpend(
                credit.model(),
                credit.title(),
                spend.currency().getCurrencyCode(),
                true,
                withOthers(channels, spend),
                spend.note());
    }

    /** Spend on channels that no journey met is shown too: it brought nothing. */
    private static List<ChannelReturn> withOthers(List<ChannelReturn> channels, Spend spend) {
        List<String> known = channels.stream().map(ChannelReturn::channel).toList();
        for (Map.Entry<String, BigDecimal> entry : spend.byChannel().entrySet()) {
            if (!known.contains(entry.getKey())) {
                channels.add(channel(entry.getKey(), spend, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty()));
            }
        }
        channels.sort(Comparator.comparing(ChannelReturn::channel));
        return channels;
    }

    private static ChannelReturn channel(
            String channel, Spend spend, BigDecimal conversions, BigDecimal value, Optional<Interval> interval) {
        Optional<BigDecimal> amount = Optional.ofNullable(spend.byChannel().get(channel));
        if (amount.isEmpty()) {
            return ChannelReturn.withoutFigures(channel, amount, conversions, "No spend is known for this channel.");
        }
        BigDecimal spent = amount.get();
        if (spent.signum() == 0) {
            return ChannelReturn.withoutFigures(
                    channel,
                    amount,
                    conversions,
                    "Nothing was spent: conversions cost nothing, and there is no spend to set the value against.");
        }
        Optional<BigDecimal> back = Optional.of(value.divide(spent, DIGITS));
        Optional<Interval> backInterval = conversions.signum() == 0
                ? Optional.empty()
                : interval.map(
                        each -> scaled(each, value.doubleValue() / conversions.doubleValue() / spent.doubleValue()));
        if (conversions.signum() <= 0) {
            return new ChannelReturn(
                    channel,
                    amount,
                    conversions,
                    Optional.empty(),
                    back,
                    Optional.empty(),
                    "No conversion can be told to come from this spend, so there is no cost of one.",
                    backInterval);
        }
        Optional<CostInterval> cost = interval.map(each -> new CostInterval(
                spent.doubleValue() / each.high(),
                each.low() > 0 ? Optional.of(spent.doubleValue() / each.low()) : Optional.empty(),
                each.level()));
        String note = cost.isPresent() && cost.get().high().isEmpty()
                ? "The conversions may be none, so their cost has no upper limit."
                : "";
        return new ChannelReturn(
                channel,
                amount,
                conversions,
                Optional.of(spent.divide(conversions, DIGITS)),
                back,
                cost,
                note,
                backInterval);
    }

    private static Interval scaled(Interval interval, double factor) {
        double one = interval.low() * factor;
        double other = interval.high() * factor;
        return new Interval(Math.min(one, other), Math.max(one, other), interval.level());
    }
}
