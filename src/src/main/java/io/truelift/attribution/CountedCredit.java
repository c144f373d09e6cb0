package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ModelCredit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Credit that the warehouse worked out journey by journey, since counted paths no longer hold what the model needs. */
public final class CountedCredit {

    private CountedCredit() {}

    /**
     * The credit by a model, from sums that the warehouse rounded: made to add up to the journeys' conversions and value, to the last digit.
     *
     * @param conversions conversions by channel
     * @param value value by channel
     */
    public static ModelCredit of(AttributionModel model, Journeys journeys, Map<String, BigDecimal> conversions, Map<String, BigDecimal> value) {
        return new ModelCredit(
                model.key(),
                model.title(),
                journeys.credits(
                        Apportionment.inProportion(ordered(journeys, conversions), BigDecimal.valueOf(journeys.conversions())),
                        Apportionment.inProportion(ordered(journeys, value), journeys.value())));
    }

    private static List<BigDecimal> ordered(Journeys journeys, Map<String, BigDecimal> sums) {
        return journeys.channels().stream().map(channel -> sums.getOrDefault(channel, BigDecimal.ZERO)).toList();
    }
}
