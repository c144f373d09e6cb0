package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Credit in proportion to removal effects (Anderl, Becker, von Wangenheim and Schumann 2016, "Mapping the Customer Journey: Lessons
 * Learned from Graph-Based Online Attribution Modeling", International Journal of Research in Marketing 33(3), 457-474).
 *
 * <p>A channel's removal effect is the fall in conversions, over all of them, when every journey that would reach the channel ends
 * without converting; for value, the fall in value, where a conversion is worth the mean of those with the same last channel. Journeys
 * that did not convert count in the chain. Effects are divided by their sum and multiplied by the total, as the package
 * ChannelAttribution does, but solved exactly where it simulates. See {@link MarkovChain}.
 *
 * <p>Journeys without touches stay out of the chain: {@value Journeys#NONE} gets what they brought. Where the value's removal effects
 * are not all of one sign (refunds), the value is credited as the conversions are.
 */
final class MarkovCredit {

    private MarkovCredit() {}

    static List<ChannelCredit> of(Journeys journeys) {
        List<String> channels = journeys.channels();
        List<PathCount> touched = journeys.paths().stream().filter(MarkovCredit::hasTouches).toList();
        MarkovChain chain = new MarkovChain(channels, touched);
        double[] conversionShares = shares(chain.conversionsLost());
        double[] valueShares = shares(chain.valueLost());
        if (DoubleStream.of(valueShares).anyMatch(share -> !(share >= 0))) {
            valueShares = conversionShares;
        }
        double conversions = touched.stream().mapToLong(PathCount::conversions).sum();
        double value = touched.stream().map(PathCount::value).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
        double[] conversionCredit = scaled(conversionShares, conversions);
        double[] valueCredit = scaled(valueShares, value);
        journeys.paths().stream().filter(path -> !hasTouches(path)).forEach(path -> {
            int none = channels.indexOf(Journeys.NONE);
            conversionCredit[none] += path.conversions();
            valueCredit[none] += path.value().doubleValue();
        });
        return IntStream.range(0, channels.size())
                .mapToObj(index -> new ChannelCredit(channels.get(index), conversionCredit[index], valueCredit[index]))
                .toList();
    }

    private static boolean hasTouches(PathCount path) {
        return !path.path().equals(List.of(Journeys.NONE));
    }

    /** Effects over their sum; not numbers where the sum is zero. */
    private static double[] shares(double[] effects) {
        double sum = DoubleStream.of(effects).sum();
        return DoubleStream.of(effects).map(effect -> effect / sum).toArray();
    }

    /** Shares of a total; nothing to share is nothing for everyone. */
    private static double[] scaled(double[] shares, double total) {
        return DoubleStream.of(shares).map(share -> total == 0 ? 0 : share * total).toArray();
    }
}
