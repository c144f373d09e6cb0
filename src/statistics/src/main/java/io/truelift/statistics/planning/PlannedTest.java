package io.truelift.statistics.planning;

/**
 * What is agreed about a test before the data.
 *
 * @param alpha probability of a false alarm, between 0 and 1
 * @param sides one-sided or two-sided
 * @param ratio units of the treatment for each unit of the control; 1 for equal arms
 */
public record PlannedTest(double alpha, Sides sides, double ratio) {

    private static final double MOST = 1e12;

    public PlannedTest {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "Cannot plan with significance level %s: it must lie between 0 and 1. Use a value such as 0.05."
                            .formatted(alpha));
        }
        if (!(ratio >= 1 / MOST && ratio <= MOST)) {
            throw new IllegalArgumentException(
                    "Cannot plan with %s units of the treatment for each of the control: it must be above 0, from 1e-12 to 1e12."
                            .formatted(ratio));
        }
    }

    /** A two-sided test of two equal arms. */
    public static PlannedTest atAlpha(double alpha) {
        return new PlannedTest(alpha, Sides.TWO, 1);
    }

    public PlannedTest withSides(Sides sides) {
        return new PlannedTest(alpha, sides, ratio);
    }

    /** The same test of arms with these shares of the units, of an A/B/n test too: only their ratio matters. */
    public PlannedTest withShares(double control, double treatment) {
        return new PlannedTest(alpha, sides, treatment / control);
    }

    /**
     * The same test as one of several, such as of several treatments against one control: each gets its part of alpha (Bonferroni). That
     * is the plan that holds under Holm's procedure too, whose first step it is.
     */
    public PlannedTest amongComparisons(int comparisons) {
        if (comparisons < 1) {
            throw new IllegalArgumentException(
                    "Cannot plan %d comparisons: there must be at least one.".formatted(comparisons));
        }
        return new PlannedTest(alpha / comparisons, sides, ratio);
    }

    /** @throws IllegalArgumentException if the power is not between alpha and 1 */
    void requireAbove(double power) {
        if (!(power > 0 && power < 1)) {
            throw new IllegalArgumentException(
                    "Cannot plan for a power of %s: it must lie between 0 and 1. Use a value such as 0.8."
                            .formatted(power));
        }
        if (!(power > alpha)) {
            throw new IllegalArgumentException(
                    "Cannot plan for a power of %s at alpha %s: false alarms alone are as likely, without any units. Use a power above alpha, such as 0.8."
                            .formatted(power, alpha));
        }
    }

    /** The effect as the test sees it: without its sign where both directions are tested. */
    double seen(double effect) {
        return sides == Sides.ONE ? effect : Math.abs(effect);
    }

    double tail() {
        return sides.tail(alpha);
    }

    double normalCriticalValue() {
        return Normal.upperQuantile(tail());
    }

    /** Probability that a normal statistic with this mean and variance 1 is beyond the critical value. */
    double normalPower(double mean) {
        double critical = normalCriticalValue();
        double power = Normal.survival(critical - mean);
        return sides == Sides.TWO_STRICT ? power + Normal.survival(critical + mean) : power;
    }
}
