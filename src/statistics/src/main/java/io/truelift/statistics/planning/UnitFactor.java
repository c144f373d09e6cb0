package io.truelift.statistics.planning;

/** How many times the units of the plain plan a design needs; for {@link PowerFunction#needing}. Factors of several reasons multiply. */
public final class UnitFactor {

    private UnitFactor() {}

    /**
     * Clusters were randomised and their members are counted: the design effect {@code 1 + (m - 1) icc} (Kish 1965, "Survey Sampling",
     * section 5.4), with {@code m} members a cluster. Where there is a history of clusters, plan with these as units instead:
     * {@link Baseline#ofRatio} of their sums over their members has all of it.
     *
     * @param members per cluster, at least 1
     * @param correlation of two members of one cluster (intraclass correlation), 0 to 1
     */
    public static double ofClusters(double members, double correlation) {
        return ofClusters(members, 0, correlation);
    }

    /**
     * The same for clusters of unequal sizes: {@code 1 + ((1 + cv^2) m - 1) icc} (Eldridge, Ashby and Kerry 2006, "Sample Size for
     * Cluster Randomized Trials: Effect of Coefficient of Variation of Cluster Size", International Journal of Epidemiology 35, 1292-1300).
     *
     * @param variation standard deviation of the cluster sizes over their mean
     */
    public static double ofClusters(double members, double variation, double correlation) {
        if (!(members >= 1 && variation >= 0 && correlation >= 0 && correlation <= 1)) {
            throw new IllegalArgumentException(
                    "Cannot plan for clusters of %s members that vary by %s with a correlation of %s: there must be at least 1 member, and the correlation must lie between 0 and 1."
                            .formatted(members, variation, correlation));
        }
        return 1 + ((1 + variation * variation) * members - 1) * correlation;
    }

    /**
     * A covariate from before the experiment (CUPED) leaves {@code 1 - R^2} of the variance (Deng, Xu, Kohavi and Walker 2013, "Improving
     * the Sensitivity of Online Controlled Experiments by Utilizing Pre-Experiment Data", WSDM, eq. 5).
     *
     * @param explained share of the variance that the covariates explain, R squared, from 0 to below 1
     */
    public static double ofCovariate(double explained) {
        if (!(explained >= 0 && explained < 1)) {
            throw new IllegalArgumentException(
                    "Cannot plan for covariates that explain %s of the variance: it must lie between 0 and 1."
                            .formatted(explained));
        }
        return 1 - explained;
    }

    /**
     * The test may stop at any time, and at the planned end its critical value is larger than that of a single look:
     * {@code ((c + z_power) / (z_alpha + z_power))^2}. The power is then at least the planned one, as it may have stopped before. For a
     * confidence sequence tuned to the planned end this is 1.91 at an alpha of 0.05 and a power of 0.8.
     *
     * @param critical critical value at the planned end, such as {@code Inference.AlwaysValid.criticalValue} of the units of both arms
     */
    public static double ofCriticalValue(double critical, PlannedTest test, double power) {
        double reach = test.normalCriticalValue() - Normal.upperQuantile(power);
        if (!(critical > 0 && Double.isFinite(critical)) || !(reach > 0)) {
            throw new IllegalArgumentException(
                    "Cannot plan for a critical value of %s and a power of %s: the critical value must be above 0, the power above alpha."
                            .formatted(critical, power));
        }
        double ratio = (critical - Normal.upperQuantile(power)) / reach;
        return ratio * ratio;
    }
}
