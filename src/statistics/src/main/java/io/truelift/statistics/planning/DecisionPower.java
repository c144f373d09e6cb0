package io.truelift.statistics.planning;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Power of a whole decision: the chance that the primary metric is found better <em>and</em> every guardrail holds.
 *
 * <p>How the metrics depend on each other is not known before the data, so there are three figures: as if they were independent,
 * {@code prod(p_i)}; whatever the dependence at least {@code max(0, 1 - sum(1 - p_i))}, and at most {@code min(p_i)} (the bounds of Fréchet 1935,
 * Fundamenta Mathematicae 25, 379-387). Where what is good for one metric goes with what is good for the others, the true chance is between
 * the independent one and the largest (Slepian 1962, "The One-Sided Barrier Problem for Gaussian Noise", Bell System Technical Journal 41,
 * 463-501): then the independent one is the careful plan. Where a win on one metric is a loss on another it is not, and the lower bound is.
 * No correction of alpha for several metrics is needed, as all must pass (Berger 1982, "Multiparameter Hypothesis Testing and Acceptance
 * Sampling", Technometrics 24, 295-300). Nothing is simulated.
 *
 * @param requirements what must hold, at least one; all with the same ratio of the arms
 */
public record DecisionPower(List<Requirement> requirements) {

    public DecisionPower {
        requirements = List.copyOf(requirements);
        if (requirements.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot plan a decision without a metric: name the primary metric at least.");
        }
        if (requirements.stream()
                        .mapToDouble(requirement -> requirement.plan().test().ratio())
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException(
                    "Cannot plan a decision over arms of different sizes: all its tests need the same ratio of units.");
        }
    }

    /** One metric's part in the decision. */
    public sealed interface Requirement {

        PowerFunction plan();

        double effect();

        /** Chance that it holds. */
        double chance(double units);

        /**
         * The test must find the effect: the primary metric, or a guardrail that must be shown to be within its margin
         * ({@link NonInferiorityPower}).
         *
         * @param effect the true effect, as the plan takes it
         */
        record Shown(PowerFunction plan, double effect) implements Requirement {

            @Override
            public double chance(double units) {
                return plan.power(units, effect);
            }
        }

        /**
         * The test must not find that it got worse: a guardrail without a margin.
         *
         * @param plan a two-sided test, or a one-sided one for losses
         * @param effect the true loss, with the sign that it has in the metric; usually zero
         */
        record NotFoundWorse(PowerFunction plan, double effect) implements Requirement {

            @Override
            public double chance(double units) {
                return 1
                        - plan.powerTowards(
                                effect > 0 ? Direction.INCREASE : Direction.DECREASE, units, Math.abs(effect));
            }
        }
    }

    /**
     * @param independent if the metrics were independent
     * @param atLeast whatever their dependence
     * @param atMost whatever their dependence
     */
    public record Chance(double independent, double atLeast, double atMost) {}

    /** Chance that everything holds with so many units of the control. */
    public Chance power(double units) {
        double product = 1;
        double lost = 0;
        double least = 1;
        for (Requirement requirement : requirements) {
            double chance = requirement.chance(units);
            product *= chance;
            lost += 1 - chance;
            least = Math.min(least, chance);
        }
        return new Chance(product, Math.max(0, 1 - lost), least);
    }

    /**
     * Units of the control with which everything holds with this power, if the metrics are independent; absent where no number is enough, as with
     * a power above what a guardrail's own false alarms leave.
     */
    public OptionalDouble units(double power) {
        requirements.forEach(requirement -> requirement.plan().test().requireAbove(power));
        return Search.rising(units -> power(units).independent(), power, fewestUnits(), 1, 1e18);
    }

    public double fewestUnits() {
        return requirements.stream()
                .mapToDouble(requirement -> requirement.plan().fewestUnits())
                .max()
                .orElseThrow();
    }
}
