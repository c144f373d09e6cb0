package io.truelift.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs to estimate slopes that both arms share, beside what they take away from the variance.
 *
 * <p>With covariate products {@code S_a} around each arm's means, {@code S} their sum and {@code H_a = S^-1 S_a}, the residuals of an arm have
 * {@code f_a = n_a - 1 - tr(H_a)} degrees of freedom, so that with equal variances {@code RSS_a / f_a} is unbiased (over both arms that is the
 * {@code N - 2 - k} of the analysis of covariance). The slopes add {@code D' S^-1 S_a S^-1 D} to the {@code 1 / n_a} of an arm's residual
 * variance, with the distance {@code D} of the arms' covariate means. The arms' two terms {@code V_a} are quadratic forms of the
 * residuals; {@code Var(V_a) = 2 V_a^2 tr(M_a^2) / f_a^2} with {@code tr(M_a^2) = n_a - 1 - 2 tr(H_a) + tr(H_a^2)}, and their covariance
 * {@code 2 V_c V_t tr(H_c H_t) / (f_c f_t)}, from which the degrees of freedom follow by matching two moments (Bell and McCaffrey 2002,
 * "Bias Reduction in Standard Errors for Linear Regression with Multi-Stage Samples", Survey Methodology 28(2), 169-181, section 5, with the
 * arms' own variances in place of one).
 */
final class PooledSlopes {

    private final AdjustedArms arms;
    private final NormalEquations equations;
    private final List<BigDecimal> slopes;
    private final Trace control;
    private final Trace treatment;

    PooledSlopes(AdjustedArms arms, NormalEquations equations) {
        this.arms = arms;
        this.equations = equations;
        this.slopes = equations.solve(arms.pooledOutcome());
        this.control = Trace.of(arms.control(), arms.treatment().n(), equations);
        this.treatment = Trace.of(arms.treatment(), arms.control().n(), equations);
    }

    List<BigDecimal> slopes() {
        return slopes;
    }

    /** Whether each arm has something left to measure chance by. */
    boolean leaveFreedom() {
        return control.freedom() > SMALLEST_FREEDOM && treatment.freedom() > SMALLEST_FREEDOM;
    }

    /** The adjusted means, with the error of the slopes and of the centre. */
    JointEstimate estimate() {
        List<BigDecimal> centre = arms.centre();
        MeanEstimate ofControl = arms.control().adjusted(slopes, centre).estimate();
        MeanEstimate ofTreatment = arms.treatment().adjusted(slopes, centre).estimate();
        List<BigDecimal> direction = direction();
        double meanOfControl = control.unbiased(ofControl);
        double meanOfTreatment = treatment.unbiased(ofTreatment);
        double slopesOfControl = meanOfControl * control.reach(direction);
        double slopesOfTreatment = meanOfTreatment * treatment.reach(direction);
        double slopesError = slopesOfControl + slopesOfTreatment;
        double v = meanOfTreatment + slopesOfTreatment;
        double w = meanOfControl + slopesOfControl;

        double units = (double) arms.control().n() + arms.treatment().n();
        double away = arms.treatment().n() / units;
        double withControl = arms.control().residualCovariance(slopes) / units;
        double withTreatment = arms.treatment().residualCovariance(slopes) / units;
        double controlVariance =
                meanOfControl + 2 * withControl + arms.centreCovariance(slopes, slopes) + away * away * slopesError;
        double covariance = -meanOfControl - withControl + withTreatment - away * slopesError;
        return JointEstimate.ofIndependent(ofControl, ofTreatment)
                .with(Math.max(0, controlVariance), v + w, covariance, degreesOfFreedom(w, v));
    }

    private double degreesOfFreedom(double w, double v) {
        double all = v + w;
        double ofControl = all > 0 ? w / all : 0.5;
        double ofTreatment = 1 - ofControl;
        return 1
                / (ofControl * ofControl * control.squares() / (control.freedom() * control.freedom())
                        + ofTreatment * ofTreatment * treatment.squares() / (treatment.freedom() * treatment.freedom())
                        + 2 * ofControl * ofTreatment * control.common() / (control.freedom() * treatment.freedom()));
    }

    /** {@code S^-1 D}; the equations hold {@code n_c n_t S}. */
    private List<BigDecimal> direction() {
        BigDecimal scale = SampleSummary.decimal(arms.control().n())
                .multiply(SampleSummary.decimal(arms.treatment().n()));
        return equations.solve(arms.distance()).stream()
                .map(each -> each.multiply(scale))
                .toList();
    }

    private static final double SMALLEST_FREEDOM = 1e-6;

    /**
     * An arm's part in the slopes.
     *
     * @param trace of {@code H_a}: how many of the slopes' degrees of freedom are the arm's
     * @param square trace of the square of {@code H_a}
     */
    private record Trace(AdjustedArm arm, double trace, double square) {

        static Trace of(AdjustedArm arm, long others, NormalEquations equations) {
            List<List<BigDecimal>> columns = new ArrayList<>();
            for (int covariate = 0; covariate < arm.covariates(); covariate++) {
                int column = covariate;
                List<BigDecimal> products = new ArrayList<>();
                for (int row = 0; row < arm.covariates(); row++) {
                    products.add(arm.covariateSpread(row, column).multiply(SampleSummary.decimal(others)));
                }
                columns.add(equations.solve(products));
            }
            double trace = 0;
            double square = 0;
            for (int i : equations.kept()) {
                trace += columns.get(i).get(i).doubleValue();
                for (int j : equations.kept()) {
                    square += columns.get(i).get(j).doubleValue()
                            * columns.get(j).get(i).doubleValue();
                }
            }
            return new Trace(arm, trace, square);
        }

        double freedom() {
            return arm.n() - 1.0 - trace;
        }

        double squares() {
            return arm.n() - 1.0 - 2 * trace + square;
        }

        /** {@code tr(H_c H_t)}, the same for both arms, as {@code H_c + H_t = I}. */
        double common() {
            return trace - square;
        }

        double unbiased(MeanEstimate adjusted) {
            return adjusted.squaredStandardError() * ((arm.n() - 1.0) / freedom());
        }

        /** {@code n_a g' S_a g}: what the slopes' error adds to the variance of the arm's mean, in shares of that. */
        double reach(List<BigDecimal> direction) {
            return arm.covariance(direction, direction) * arm.n() * (arm.n() - 1.0);
        }
    }
}
