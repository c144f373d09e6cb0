package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The Shapley value where a set of channels is worth the share of journeys that converted among those that touched no others, times all
 * journeys (the worth of Shao and Li 2011, "Data-driven Multi-touch Attribution Models", KDD, section 4, taken over sets of any size).
 * Nothing is worth nothing, and so is a set that no journey kept to. A channel whose journeys convert less often than others may get less
 * than nothing; over all channels it adds up nevertheless.
 *
 * <p>Exact to {@value ShapleyValue#MOST_EXACT} channels, from counts per set of channels, added up over subsets in {@code n 2^n} steps
 * (Yates 1937). Above that orders of the channels are sampled with a fixed seed, and the notes give the bound of the error: see
 * {@link SampledShapley}. Journeys without touches stay out: {@value Journeys#NONE} gets what they brought.
 *
 * @param orders how many orders are sampled where there are too many channels
 * @param seed seed of the sampling
 */
public record ShapleyRateModel(int orders, long seed) implements AttributionModel {

    /** @throws IllegalArgumentException if there are fewer than two orders */
    public ShapleyRateModel {
        if (orders < 2) {
            throw new IllegalArgumentException(
                    "Cannot sample %d orders of channels: a bound of the error needs two or more.".formatted(orders));
        }
    }

    /** With twenty thousand orders. */
    public static ShapleyRateModel usual() {
        return new ShapleyRateModel(20_000, 1953);
    }

    @Override
    public String key() {
        return "shapley-rate";
    }

    @Override
    public String title() {
        return "Shapley by rate";
    }

    @Override
    public String description() {
        return "Shapley value by conversion rate: what a channel adds to the share of journeys that convert; non-converting journeys count.";
    }

    @Override
    public boolean isDataDriven() {
        return true;
    }

    @Override
    public List<String> notes(Journeys journeys) {
        ChannelSets sets = ChannelSets.of(journeys);
        if (sets.channels().size() <= ShapleyValue.MOST_EXACT) {
            return List.of();
        }
        double error = sample(sets, sets.conversions()).bound() * sets.journeys();
        return List.of(String.format(
                Locale.ROOT,
                "Sampled over %,d orders of %d channels: with a certainty of 95 %% no channel's credit is off by more than %,.1f conversions.",
                orders,
                sets.channels().size(),
                error));
    }

    @Override
    public List<ChannelCredit> channels(Journeys journeys) {
        ChannelSets sets = ChannelSets.of(journeys);
        long conversions =
                journeys.touched().stream().mapToLong(PathCount::conversions).reduce(0, Math::addExact);
        BigDecimal value = journeys.touched().stream().map(PathCount::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> credit = credit(sets, sets.conversions(), BigDecimal.valueOf(conversions));
        List<BigDecimal> valueCredit = credit(sets, sets.value(), value);
        List<BigDecimal> all = new ArrayList<>();
        List<BigDecimal> allValue = new ArrayList<>();
        for (String channel : journeys.channels()) {
            int index = sets.channels().indexOf(channel);
            boolean isNone = channel.equals(journeys.untouched());
            BigDecimal untouched = isNone ? BigDecimal.valueOf(journeys.conversions() - conversions) : BigDecimal.ZERO;
            BigDecimal untouchedValue = isNone ? journeys.value().subtract(value) : BigDecimal.ZERO;
            all.add(untouched.add(index < 0 ? BigDecimal.ZERO : credit.get(index)));
            allValue.add(untouchedValue.add(index < 0 ? BigDecimal.ZERO : valueCredit.get(index)));
        }
        return journeys.credits(all, allValue);
    }

    private List<BigDecimal> credit(ChannelSets sets, double[] gains, BigDecimal total) {
        double[] values = sets.channels().size() <= ShapleyValue.MOST_EXACT
                ? ShapleyValue.exact(sets.channels().size(), sets.rates(gains))
                : sample(sets, gains).values();
        if (total.signum() == 0 || DoubleStream.of(values).sum() == 0) {
            return Arrays.stream(values).mapToObj(each -> BigDecimal.ZERO).toList();
        }
        return Apportionment.inProportion(values, total);
    }

    private SampledShapley sample(ChannelSets sets, double[] gains) {
        return SampledShapley.of(sets, gains, orders, seed);
    }
}
