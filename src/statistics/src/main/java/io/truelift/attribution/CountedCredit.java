package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Credit that the warehouse worked out journey by journey, since counted paths no longer hold what the model needs. */
public final class CountedCredit {

    static final int VALUE_DECIMALS = 6;

    private CountedCredit() {}

    /**
     * The credit by a model, from sums that the warehouse rounded: made to add up to the journeys' conversions and value, to the last digit.
     *
     * @param conversions conversions by channel
     * @param value value by channel
     */
    public static ModelCredit of(
            AttributionModel model,
            Journeys journeys,
            Map<String, BigDecimal> conversions,
            Map<String, BigDecimal> value) {
        return new ModelCredit(
                model.key(),
                model.title(),
                journeys.credits(
                        Apportionment.inProportion(
                                ordered(journeys.channels(), conversions), BigDecimal.valueOf(journeys.conversions())),
                        Apportionment.inProportion(ordered(journeys.channels(), value), journeys.value())));
    }

    /**
     * As above, where the totals are not known: they are what the sums round to, conversions to whole ones and value to
     * {@value #VALUE_DECIMALS} decimals.
     */
    public static ModelCredit of(
            AttributionModel model, Map<String, BigDecimal> conversions, Map<String, BigDecimal> value) {
        List<String> channels = conversions.keySet().stream().sorted().toList();
        List<BigDecimal> credited = Apportionment.inProportion(ordered(channels, conversions), total(conversions, 0));
        List<BigDecimal> worth = Apportionment.inProportion(ordered(channels, value), total(value, VALUE_DECIMALS));
        return new ModelCredit(
                model.key(),
                model.title(),
                IntStream.range(0, channels.size())
                        .mapToObj(channel ->
                                new ChannelCredit(channels.get(channel), credited.get(channel), worth.get(channel)))
                        .toList());
    }

    private static BigDecimal total(Map<String, BigDecimal> sums, int decimals) {
        return sums.values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private static List<BigDecimal> ordered(List<String> channels, Map<String, BigDecimal> sums) {
        return channels.stream()
                .map(channel -> sums.getOrDefault(channel, BigDecimal.ZERO))
                .toList();
    }
}
