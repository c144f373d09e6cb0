package io.truelift.attribution;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What is lost by each channel's removal, in the order of the channels.
 *
 * @param conversionsLost conversions lost
 * @param valueLost value lost
 */
record RemovalEffects(double[] conversionsLost, double[] valueLost) {

    /** Conversions in proportion to what was lost of them. */
    List<BigDecimal> conversions(long total) {
        return Apportionment.inProportion(conversionsLost, BigDecimal.valueOf(total));
    }

    /** Value in proportion to what was lost of it, or as conversions are where refunds make some of it negative. */
    List<BigDecimal> value(BigDecimal total) {
        double sum = DoubleStream.of(valueLost).sum();
        boolean isMixed = DoubleStream.of(valueLost).anyMatch(lost -> !(lost / sum >= 0));
        return Apportionment.inProportion(isMixed ? conversionsLost : valueLost, total);
    }
}
