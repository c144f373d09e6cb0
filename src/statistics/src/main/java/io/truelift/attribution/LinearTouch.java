package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.Arrays;

/** The same to every touch; a channel that is touched twice gets twice. */
public record LinearTouch() implements TouchModel {

    @Override
    public String key() {
        return "linear";
    }

    @Override
    public String title() {
        return "Linear";
    }

    @Override
    public String description() {
        return "The same to every touch; a channel that is touched twice gets twice.";
    }

    @Override
    public BigDecimal[] weights(PathCount path) {
        BigDecimal[] weights = new BigDecimal[path.path().size()];
        Arrays.fill(weights, BigDecimal.ONE);
        return weights;
    }
}
