package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Credit in proportion to removal effects (Anderl, Becker, von Wangenheim and Schumann 2016, "Mapping the Customer Journey: Lessons
 * Learned from Graph-Based Online Attribution Modeling", International Journal of Research in Marketing 33(3), 457-474).
 *
 * <p>A channel's removal effect is the fall in conversions, over all of them, when every journey that would reach the channel ends
 * without converting; for value, the fall in value, where a conversion is worth the mean of those with the same last touches. Journeys
 * that did not convert count in the chain. Effects are divided by their sum and multiplied by the total, as the package
 * ChannelAttribution does, but solved exactly where it simulates: see {@link MarkovChain} and {@link HigherOrderChain}.
 *
 * <p>Journeys without touches stay out of the chain: {@value Journeys#NONE} gets what they brought. Where the value's removal effects
 * are not all of one sign (refunds), the value is credited as the conversions are.
 *
 * @param order how many touches the next step depends on, 1 to 4
 */
public record MarkovModel(int order) implements AttributionModel {

    private static final int MOST = 4;

    /** @throws IllegalArgumentException if the order is not 1 to 4 */
    public MarkovModel {
        if (order < 1 || order > MOST) {
            throw new IllegalArgumentException("Cannot use a Markov chain of order %d: orders go from 1 to %d.".formatted(order, MOST));
        }
    }

    @Override
    public String key() {
        return order == 1 ? "markov" : "markov-" + order;
    }

    @Override
    public String title() {
        return order == 1 ? "Markov chain" : "Markov chain of order " + order;
    }

    @Override
    public String description() {
        String memory = order == 1 ? "the last touch" : "the last %d touches".formatted(order);
        return "By the conversions lost without the channel, in a chain whose next step depends on %s; journeys in vain count.".formatted(memory);
    }

    @Override
    public boolean isDataDriven() {
        return true;
    }

    @Override
    public List<ChannelCredit> channels(Journeys journeys) {
        List<String> channels = journeys.channels();
        List<PathCount> touched = journeys.touched();
        RemovalEffects effects = effects(channels, touched);
        double[] valueLost = effects.value();
        double sum = DoubleStream.of(valueLost).sum();
        boolean isMixed = DoubleStream.of(valueLost).anyMatch(lost -> !(lost / sum >= 0));
        long conversions = touched.stream().mapToLong(PathCount::conversions).reduce(0, Math::addExact);
        BigDecimal value = touched.stream().map(PathCount::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> conversionCredit =
                new ArrayList<>(Apportionment.inProportion(effects.conversions(), BigDecimal.valueOf(conversions)));
        List<BigDecimal> valueCredit = new ArrayList<>(Apportionment.inProportion(isMixed ? effects.conversions() : valueLost, value));
        int none = channels.indexOf(Journeys.NONE);
        if (none >= 0) {
            conversionCredit.set(none, conversionCredit.get(none).add(BigDecimal.valueOf(journeys.conversions() - conversions)));
            valueCredit.set(none, valueCredit.get(none).add(journeys.value().subtract(value)));
        }
        return journeys.credits(conversionCredit, valueCredit);
    }

    private RemovalEffects effects(List<String> channels, List<PathCount> touched) {
        if (order == 1) {
            MarkovChain chain = new MarkovChain(channels, touched);
            return new RemovalEffects(chain.conversionsLost(), chain.valueLost());
        }
        return new HigherOrderChain(order, channels, touched).lost();
    }
}
