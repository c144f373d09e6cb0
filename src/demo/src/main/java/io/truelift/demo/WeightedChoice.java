package io.truelift.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A choice among things of unequal weight.
 *
 * @param things what may be chosen
 * @param upTo running sums of the weights, as shares of their total
 */
record WeightedChoice<T>(List<T> things, List<Double> upTo) {

    /** @param weights weight by thing, in an order that does not change from run to run */
    static <T> WeightedChoice<T> of(List<Map.Entry<T, Double>> weights) {
        double total = weights.stream().mapToDouble(Map.Entry::getValue).sum();
        List<T> things = new ArrayList<>();
        List<Double> upTo = new ArrayList<>();
        double sum = 0;
        for (Map.Entry<T, Double> weight : weights) {
            sum += weight.getValue() / total;
            things.add(weight.getKey());
            upTo.add(sum);
        }
        return new WeightedChoice<>(List.copyOf(things), List.copyOf(upTo));
    }

    T draw(UniformRandomProvider random) {
        double place = random.nextDouble();
        for (int i = 0; i < things.size() - 1; i++) {
            if (place < upTo.get(i)) {
                return things.get(i);
            }
        }
        return things.getLast();
    }
}
