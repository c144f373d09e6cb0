package io.truelift.statistics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Test of arms that were randomised in clusters (stores, households, stretches of time), with a variance that holds for few clusters of
 * unequal sizes.
 *
 * <p>An arm's value is the ratio of sums {@code R = sum(y_i) / sum(d_i)} over its clusters. Its variance is the bias-reduced cluster-robust
 * one (CR2): {@code sum(e_i^2 / (1 - h_i)) / D^2} with {@code e_i = y_i - R d_i}, {@code D = sum(d_i)} and {@code h_i = d_i / D} (Bell and
 * McCaffrey 2002, "Bias Reduction in Standard Errors for Linear Regression with Multi-Stage Samples", Survey Methodology 28(2), 169-181).
 * Degrees of freedom are theirs for the difference: those of Satterthwaite under independent members with one variance,
 * {@code (1/D_c + 1/D_t)^2 / (1 / (D_c^2 f_c) + 1 / (D_t^2 f_t))} with each arm's {@code f} (Pustejovsky and Tipton 2018, "Small-Sample Methods
 * for Cluster-Robust Variance Estimation and Hypothesis Testing in Fixed Effects Models", JBES 36(4), 672-683; {@code coef_test(vcov = "CR2")} of
 * the R package clubSandwich computes the same of {@code lm(y ~ arm)} over the members). With clusters of one size this is {@link RatioTest}
 * with {@code n + m - 2} degrees of freedom, Student's test of the clusters' means where arms are equal.
 *
 * <p>{@link RatioTest} over the clusters' sums, whose variance is too small and whose degrees are too many where sizes differ, has 8 to 10 %
 * false alarms at 5 % with 5 and 5, or 30 and 6 clusters whose sizes have a coefficient of variation of 0.8; this test has 4 to 6 %.
 *
 * <p>Assumes independent clusters, and an effect that does not go with the size of the cluster, or a wish to weigh clusters by size. Fewer
 * than two clusters with a denominator in an arm, or no variance: {@link Comparison.NotEnoughData}. Fewer than ten: a note.
 */
public final class ClusterTest {

    private static final String METHOD = "cluster-robust";

    private final Inference inference;

    private ClusterTest(Inference inference) {
        this.inference = inference;
    }

    /** @param alpha two-sided significance level, such as 0.05 for intervals of 95 % */
    public static ClusterTest atAlpha(double alpha) {
        return under(new Inference.FixedHorizon(alpha));
    }

    public static ClusterTest under(Inference inference) {
        return new ClusterTest(inference);
    }

    public ClusteredComparison compare(List<ClusterTotal> control, List<ClusterTotal> treatment) {
        ClusterArm one = new ClusterArm("control", control);
        ClusterArm other = new ClusterArm("treatment", treatment);
        return missing(one, other)
                .map(reason -> new ClusteredComparison(new Comparison.NotEnoughData(reason), List.of()))
                .orElseGet(() -> new ClusteredComparison(
                        new MeanComparison(inference).compare(METHOD, estimate(one, other)),
                        Stream.concat(one.notes(), other.notes()).toList()));
    }

    /** Whether the treatment is not worse by a margin, from the same estimate. */
    public NonInferiority compare(
            List<ClusterTotal> control,
            List<ClusterTotal> treatment,
            NonInferiority.Margin margin,
            NonInferiority.Better better) {
        ClusterArm one = new ClusterArm("control", control);
        ClusterArm other = new ClusterArm("treatment", treatment);
        return missing(one, other)
                .<NonInferiority>map(NonInferiority.NotEnoughData::new)
                .orElseGet(() ->
                        NonInferiorityTest.under(inference, margin, better).compare(METHOD, estimate(one, other)));
    }

    private static Optional<String> missing(ClusterArm control, ClusterArm treatment) {
        return control.missing().or(treatment::missing);
    }

    private static JointEstimate estimate(ClusterArm control, ClusterArm treatment) {
        MeanEstimate one = control.estimate();
        MeanEstimate other = treatment.estimate();
        double ofControl = control.workingVariance() / (control.workingVariance() + treatment.workingVariance());
        double ofTreatment = 1 - ofControl;
        double degreesOfFreedom = 1
                / (ofControl * ofControl / one.degreesOfFreedom()
                        + ofTreatment * ofTreatment / other.degreesOfFreedom());
        return new JointEstimate(
                one.value(),
                other.value(),
                one.squaredStandardError(),
                other.squaredStandardError(),
                -1,
                degreesOfFreedom,
                one.n(),
                other.n());
    }
}
