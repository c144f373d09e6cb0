package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

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
            throw new IllegalArgumentException(
                    "Cannot use a Markov chain of order %d: orders go from 1 to %d.".formatted(order, MOST));
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
        return "By the conversions lost without the channel, in a chain whose next step depends on %s; non-converting journeys count."
                .formatted(memory);
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
        long conversions = touched.stream().mapToLong(PathCount::conversions).reduce(0, Math::addExact);
        BigDecimal value = touched.stream().map(PathCount::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> conversionCredit = new ArrayList<>(effects.conversions(conversions));
        List<BigDecimal> valueCredit = new ArrayList<>(effects.value(value));
        int none = channels.indexOf(journeys.untouched());
        if (none >= 0) {
            conversionCredit.set(
                    none, conversionCredit.get(none).add(BigDecimal.valueOf(journeys.conversions() - conversions)));
            valueCredit.set(none, valueCredit.get(none).add(journeys.value().subtract(value)));
        }
        return journeys.credits(conversionCredit, valueCredit);
    }

    /** Credit of a chain of order 1, whose moves stay while journeys are counted anew. */
    Recounting recounting(Journeys journeys) {
        List<String> channels = journeys.channels();
        boolean[] isTouched = new boolean[journeys.paths().size()];
        for (int path = 0; path < isTouched.length; path++) {
            isTouched[path] = journeys.hasTouches(journeys.paths().get(path));
        }
        PathMoves moves = new PathMoves(channels, journeys.touched());
        int none = channels.indexOf(journeys.untouched());
        return (conversions, nonConversions) -> {
            long[] converted = touched(conversions, isTouched, moves.paths());
            long[] inVain = touched(nonConversions, isTouched, moves.paths());
            double[] lost =
                    moves.chain(converted, new double[moves.paths()], inVain).conversionsLost();
            double total = LongStream.of(converted).sum();
            double sum = DoubleStream.of(lost).sum();
            double[] credited = DoubleStream.of(lost)
                    .map(each -> sum == 0 ? 0 : each / sum * total)
                    .toArray();
            if (none >= 0) {
                credited[none] += LongStream.of(conversions).sum() - total;
            }
            return credited;
        };
    }

    private static long[] touched(long[] counts, boolean[] isTouched, int size) {
        long[] touched = new long[size];
        int next = 0;
        for (int path = 0; path < counts.length; path++) {
            if (isTouched[path]) {
                touched[next++] = counts[path];
            }
        }
        return touched;
    }

    private RemovalEffects effects(List<String> channels, List<PathCount> touched) {
        if (order == 1) {
            MarkovChain chain = MarkovChain.of(channels, touched);
            return new RemovalEffects(chain.conversionsLost(), chain.valueLost());
        }
        return new HigherOrderChain(order, channels, touched).lost();
    }
}
