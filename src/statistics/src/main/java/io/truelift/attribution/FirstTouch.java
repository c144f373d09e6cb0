package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;

/** All to the first touch. */
public record FirstTouch() implements TouchModel {

    @Override
    public String key() {
        return "first";
    }

    @Override
    public String title() {
        return "First touch";
    }

    @Override
    public String description() {
        return "All to the first touch.";
    }

    @Override
    public BigDecimal[] weights(PathCount path) {
        return TouchModel.only(0, path.path().size());
    }
}
