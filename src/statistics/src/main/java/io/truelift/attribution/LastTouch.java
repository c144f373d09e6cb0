package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;

/** All to the last touch. */
public record LastTouch() implements TouchModel {

    @Override
    public String key() {
        return "last";
    }

    @Override
    public String title() {
        return "Last touch";
    }

    @Override
    public String description() {
        return "All to the last touch.";
    }

    @Override
    public BigDecimal[] weights(PathCount path) {
        return TouchModel.only(path.path().size() - 1, path.path().size());
    }
}
