package io.truelift.demo;

import io.truelift.demo.Exposures.Assignment;
import io.truelift.demo.Exposures.Exposure;
import io.truelift.demo.Orders.Order;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What truly happened in the experiments, counted from people's lives rather than from the files. Only people who had
 * agreed to the experiment's purpose when they met it, and who stayed in their variant, are counted.
 */
final class GroundTruth {
    private final Map<String, Map<String, Arm>> arms = new TreeMap<>();
    private long crossed;

    /** Sums over the people of one variant, within the experiment's window. */
    static final class Arm {
        private long people;
        private long peopleWhoOrdered;
        private long peopleWhoVisited;
        private long visits;
        private BigDecimal revenue = BigDecimal.ZERO;

        /** People who met the variant. */
        long people() {
            return people;
        }

        /** People with an order or more. */
        long peopleWhoOrdered() {
            return peopleWhoOrdered;
        }

        /** People with a visit or more after the one on which they met the variant. */
        long peopleWhoVisited() {
            return peopleWhoVisited;
        }

        /** Visits after the one on which they met the variant. */
        long visits() {
            return visits;
        }

        /** Value of the orders in pounds, returns not taken off. */
        BigDecimal revenue() {
            return revenue;
        }
    }

    void add(ShopperSimulation life) {
        for (Exposure exposure : life.exposures()) {
            if (exposure.assignment() == Assignment.CROSSED) {
                crossed++;
            } else if (life.consents().agreed(exposure.experiment().purpose(), exposure.at())) {
                add(exposure, life);
            }
        }
    }

    private void add(Exposure exposure, ShopperSimulation life) {
        Arm arm = arms.computeIfAbsent(exposure.experiment().key(), key -> new TreeMap<>())
                .computeIfAbsent(exposure.variant(), key -> new Arm());
        List<Order> orders = life.orders().stream()
                .filter(order -> exposure.follows(order.at()))
                .toList();
        long visits = life.visits().stream().filter(exposure::follows).count();
        arm.people++;
        arm.peopleWhoOrdered += orders.isEmpty() ? 0 : 1;
        arm.peopleWhoVisited += visits == 0 ? 0 : 1;
        arm.visits += visits;
        arm.revenue = orders.stream().map(Order::amount).reduce(arm.revenue, BigDecimal::add);
    }

    /** Sums by experiment and variant. */
    Map<String, Map<String, Arm>> arms() {
        return arms;
    }

    /** Exposures after which the person met the other variant too. */
    long crossed() {
        return crossed;
    }
}
