package io.truelift.statistics.sequential;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The z-statistic at a look, on the paths that have crossed no bound so far: nodes and weights of a Gauss-Legendre rule over the region
 * between the bounds, times the density there.
 *
 * <p>{@code Z} at information {@code I} has mean {@code drift sqrt(I)} and variance 1, and {@code Z sqrt(I)} independent increments. The
 * next look's density is the integral of this one's with the normal density of the increment (Armitage, McPherson and Rowe 1969,
 * "Repeated Significance Tests on Accumulating Data", JRSS A 132, 235-244; Jennison and Turnbull 2000, "Group Sequential Methods with
 * Applications to Clinical Trials", section 19.2, there by Simpson's rule). Nodes are so dense that the narrower of the normal
 * curves before and after is resolved to the last digits; values beyond 9 standard deviations are left out (their probability is below 1e-18).
 */
final class CrossingDensity {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();
    private static final double FARTHEST = 9;
    private static final double MOST_INCREMENTS = 3000;
    private static final int POINTS = 16;
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private final double drift;
    private final double information;
    private final double[] nodes;
    private final double[] masses;

    private CrossingDensity(double drift, double information, double[] nodes, double[] masses) {
        this.drift = drift;
        this.information = information;
        this.nodes = nodes;
        this.masses = masses;
    }

    /** Before the first look: everything is at zero information. */
    static CrossingDensity start(double drift) {
        return new CrossingDensity(drift, 0, new double[] {0}, new double[] {1});
    }

    /** Probability of no crossing so far and a statistic above the bound at this next look. */
    double above(double nextInformation, double bound) {
        return beyond(nextInformation, bound, 1);
    }

    /** Probability of no crossing so far and a statistic below minus the bound at this next look. */
    double below(double nextInformation, double bound) {
        return beyond(nextInformation, bound, -1);
    }

    private double beyond(double nextInformation, double bound, int side) {
        if (Double.isInfinite(bound)) {
            return 0;
        }
        double increment = Math.sqrt(nextInformation - information);
        double probability = 0;
        for (int index = 0; index < nodes.length; index++) {
            double mean = side * mean(nodes[index], nextInformation);
            probability +=
                    masses[index] * NORMAL.survivalProbability((bound * Math.sqrt(nextInformation) - mean) / increment);
        }
        return probability;
    }

    /**
     * The paths that also stay between minus and plus the bound at the next look.
     *
     * @param following information at the look after that, for which the nodes must be dense enough
     */
    CrossingDensity within(double nextInformation, double bound, double following) {
        double increment = Math.sqrt(nextInformation - information);
        double narrowest = Math.min(increment, Math.sqrt(following - nextInformation));
        double root = Math.sqrt(nextInformation);
        double centre = drift * root;
        double low = Math.max(-bound, centre - FARTHEST);
        double high = Math.min(bound, centre + FARTHEST);
        if (!(low < high)) {
            return new CrossingDensity(drift, nextInformation, new double[0], new double[0]);
        }
        int panels = panels((high - low) * root / narrowest);
        double[] nextNodes = new double[panels * POINTS];
        double[] nextMasses = new double[panels * POINTS];
        double width = (high - low) / panels;
        for (int panel = 0; panel < panels; panel++) {
            GaussIntegrator rule = GAUSS.legendreHighPrecision(POINTS, low + panel * width, low + (panel + 1) * width);
            for (int point = 0; point < POINTS; point++) {
                int index = panel * POINTS + point;
                nextNodes[index] = rule.getPoint(point);
                nextMasses[index] = rule.getWeight(point)
                        * density(nextNodes[index] * root, nextInformation, increment)
                        * root
                        / increment;
            }
        }
        return new CrossingDensity(drift, nextInformation, nextNodes, nextMasses);
    }

    /** Density of the scaled increment that leads from the nodes to this score. */
    private double density(double score, double nextInformation, double increment) {
        double sum = 0;
        for (int index = 0; index < nodes.length; index++) {
            double distance = (score - mean(nodes[index], nextInformation)) / increment;
            if (Math.abs(distance) < 38) {
                sum += masses[index] * Math.exp(-distance * distance / 2);
            }
        }
        return sum / ROOT_TWO_PI;
    }

    /** Expected score at the next look from this statistic at this look. */
    private double mean(double node, double nextInformation) {
        return node * Math.sqrt(information) + drift * (nextInformation - information);
    }

    /** Panels of three standard deviations of the narrower increment, before or after the look. */
    private static int panels(double increments) {
        if (increments > MOST_INCREMENTS) {
            throw new IllegalArgumentException(
                    "Cannot compute bounds for looks so close together: one adds less than some hundred-thousandth of the information.");
        }
        return Math.max(4, (int) Math.ceil(increments / 3));
    }
}
