package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.Variation;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** How far credit changes with settings that somebody has to choose. */
public final class Sensitivity {

    /** Half-lives beside the usual one, in days. */
    private static final List<BigDecimal> HALF_LIVES =
            List.of(new BigDecimal("3.5"), BigDecimal.valueOf(7), BigDecimal.valueOf(14));

    private Sensitivity() {}

    /** Credit by time decay with half the usual half-life, with it, and with twice as much. */
    public static List<Variation> toHalfLife(Journeys journeys) {
        return toHalfLife(journeys, HALF_LIVES);
    }

    public static List<Variation> toHalfLife(Journeys journeys, List<BigDecimal> days) {
        return days.stream()
                .map(each -> new Variation("half-life", each, new TimeDecay(each).credit(journeys)))
                .toList();
    }

    /**
     * Credit by a model where touches older than the window do not count.
     *
     * @throws IllegalArgumentException if the age of a touch is not known
     */
    public static List<Variation> toWindow(Journeys journeys, AttributionModel model, List<BigDecimal> days) {
        return days.stream()
                .map(each -> new Variation("window", each, model.credit(journeys.within(each))))
                .toList();
    }

    /** How many conversions change channel between two credits of the same conversions: half of all that channels win and lose. */
    public static BigDecimal moved(ModelCredit one, ModelCredit other) {
        BigDecimal differences = Stream.concat(one.channels().stream(), other.channels().stream())
                .map(ChannelCredit::channel)
                .distinct()
                .map(channel -> conversions(one, channel)
                        .subtract(conversions(other, channel))
                        .abs())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return differences.divide(BigDecimal.TWO);
    }

    private static BigDecimal conversions(ModelCredit credit, String channel) {
        return credit.channel(channel).map(ChannelCredit::exactConversions).orElse(BigDecimal.ZERO);
    }
}
