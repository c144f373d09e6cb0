package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The Shapley value where a set of channels is worth the conversions of the journeys that touched no others.
 *
 * <p>That worth is a sum over journeys, {@code v(S) = sum of R(T) over T in S} with the conversions {@code R(T)} of the journeys that
 * touched exactly the channels {@code T}. The Shapley value is linear, and in a game that only {@code T} together wins its players share
 * alike; so each conversion is shared evenly by the channels of its journey (Shapley 1953, "A Value for n-Person Games"; Zhao, Mahboobi
 * and Bagheri 2018, "Shapley Value Methods for Attribution Modeling in Online Advertising", theorem 1). It is exact for any number of
 * channels; no sets are enumerated and nothing is sampled. See {@link ShapleyRateModel} for a worth that also counts non-converting journeys.
 */
public record ShapleyModel() implements TouchModel {

    @Override
    public String key() {
        return "shapley";
    }

    @Override
    public String title() {
        return "Shapley";
    }

    @Override
    public String description() {
        return "Shapley value by conversions: every channel of a journey alike, however often it was touched.";
    }

    @Override
    public BigDecimal[] weights(PathCount path) {
        List<String> touches = path.path();
        BigDecimal[] weights = TouchModel.nothing(touches.size());
        Set<String> seen = new HashSet<>();
        for (int touch = 0; touch < weights.length; touch++) {
            if (seen.add(touches.get(touch))) {
                weights[touch] = BigDecimal.ONE;
            }
        }
        return weights;
    }
}
