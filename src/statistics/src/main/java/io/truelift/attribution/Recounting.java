package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A model over paths that stay, with numbers of journeys that do not. */
@FunctionalInterface
interface Recounting {

    /**
     * Conversions credited to each channel, in the order of the journeys' channels.
     *
     * @param conversions journeys along each path that converted, in the order of {@link Journeys#paths()}
     * @param nonConversions journeys along each path that did not
     */
    double[] credited(long[] conversions, long[] nonConversions);

    /** The model asked anew for each count. */
    static Recounting of(AttributionModel model, Journeys journeys) {
        if (model instanceof MarkovModel markov && markov.order() == 1) {
            return markov.recounting(journeys);
        }
        return (conversions, nonConversions) -> {
            List<PathCount> recounted = new ArrayList<>(conversions.length);
            for (int index = 0; index < conversions.length; index++) {
                PathCount path = journeys.paths().get(index);
                recounted.add(new PathCount(
                        path.path(), path.ages(), conversions[index], BigDecimal.ZERO, nonConversions[index]));
            }
            return model.channels(journeys.recounted(recounted)).stream()
                    .mapToDouble(ChannelCredit::conversions)
                    .toArray();
        };
    }
}
