package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A model that credits each conversion to the touches of its own journey, each in proportion to a weight. Sums are kept in decimals of 34
 * digits and rounded once, by {@link Apportionment}.
 */
public sealed interface TouchModel extends AttributionModel
        permits FirstTouch, LastTouch, LastNonDirectTouch, LinearTouch, PositionBased, TimeDecay, ShapleyModel {

    MathContext DIGITS = MathContext.DECIMAL128;

    /** Weight of each touch of a path, none below zero and one above. */
    BigDecimal[] weights(PathCount path);

    @Override
    default List<ChannelCredit> channels(Journeys journeys) {
        Map<String, Integer> indices = new HashMap<>();
        journeys.channels().forEach(channel -> indices.put(channel, indices.size()));
        BigDecimal[] conversions = nothing(indices.size());
        BigDecimal[] value = nothing(indices.size());
        for (PathCount path : journeys.paths()) {
            if (path.conversions() > 0) {
                shares(path).forEach((channel, share) -> {
                    int index = Objects.requireNonNull(indices.get(channel));
                    conversions[index] = conversions[index].add(
                            BigDecimal.valueOf(path.conversions()).multiply(share));
                    value[index] = value[index].add(path.value().multiply(share));
                });
            }
        }
        return journeys.credits(
                Apportionment.rounded(List.of(conversions), BigDecimal.valueOf(journeys.conversions())),
                Apportionment.rounded(List.of(value), journeys.value()));
    }

    private Map<String, BigDecimal> shares(PathCount path) {
        BigDecimal[] weights = weights(path);
        BigDecimal sum = Arrays.stream(weights).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, BigDecimal> shares = new HashMap<>();
        for (int touch = 0; touch < weights.length; touch++) {
            if (weights[touch].signum() > 0) {
                shares.merge(path.path().get(touch), weights[touch], BigDecimal::add);
            }
        }
        shares.replaceAll(
                (channel, weight) -> weight.compareTo(sum) == 0 ? BigDecimal.ONE : weight.divide(sum, DIGITS));
        return shares;
    }

    /** No weight for any touch. */
    static BigDecimal[] nothing(int touches) {
        BigDecimal[] weights = new BigDecimal[touches];
        Arrays.fill(weights, BigDecimal.ZERO);
        return weights;
    }

    /** All weight on one touch. */
    static BigDecimal[] only(int touch, int touches) {
        BigDecimal[] weights = nothing(touches);
        weights[touch] = BigDecimal.ONE;
        return weights;
    }
}
