package io.truelift.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Regression adjustment with the slopes of each arm: the effect is the coefficient of the treatment in the least-squares regression of
 * the outcome on treatment, covariates less their means over both arms, and the products of the two (Lin 2013, "Agnostic Notes on
 * Regression Adjustments to Experimental Data", Annals of Applied Statistics 7(1), 295-318). It never has a larger
 * asymptotic variance than the plain difference, whatever the arms' sizes.
 *
 * <p>That regression is one of each arm by itself. With {@code k} covariates, mean {@code y - theta (x_arm - x)} and residual sum of squares
 * {@code RSS}, the squared standard error of an arm is {@code RSS / (n - 1 - k) (1/n + (x - x_arm)' S_xx^-1 (x - x_arm))}: the variance of
 * a prediction at the common centre, with a residual variance of its own for each arm. Lin's sandwich (HC0 to HC3) weighs every squared
 * residual by its leverage, for which rows would be needed; the two differ by a share of the order of one over the units. Degrees of freedom are those of
 * Welch and Satterthwaite with {@code n - 1 - k} in each arm.
 *
 * <p>The effect is that in the population from which the units came, so the centre's own error counts: with slopes that are apart by
 * {@code a} it adds {@code a' Cov(x) a} to the squared error of the difference (the variance of the conditional effect over the units; Imbens and
 * Rubin 2015, "Causal Inference for Statistics, Social, and Biomedical Sciences", section 7.5; Negi and Wooldridge 2021, "Revisiting Regression
 * Adjustment in Experiments with Heterogeneous Treatment Effects", Econometric Reviews 40(5), 504-534). Covariates that do not vary in one
 * of the arms, or that others predict, are left out of both, and the notes say so; with none left this is {@link WelchTest}. Assumes
 * covariates that the treatment cannot have changed, and some twenty units an arm for each.
 *
 * <p>Skewed covariates take more: an arm's own slopes follow its few largest units, whose noise is often largest too, and their residuals
 * come out too small, which sums cannot tell. With two log-normal covariates (skewness near 5) false alarms at 5 % are 5.3 % with 500
 * units an arm and 4.9 % with 2,000; {@link CupedTest}, whose slope is pooled, has 4.6 % with 500.
 */
public final class RegressionAdjustedTest {

    private static final MathContext DIGITS = SampleSummary.DIGITS;

    private final MeanComparison comparison;

    private RegressionAdjustedTest(Inference inference) {
        this.comparison = new MeanComparison(inference);
    }

    /** @param alpha two-sided significance level, such as 0.05 for intervals of 95 % */
    public static RegressionAdjustedTest atAlpha(double alpha) {
        return under(new Inference.FixedHorizon(alpha));
    }

    public static RegressionAdjustedTest under(Inference inference) {
        return new RegressionAdjustedTest(inference);
    }

    /** The first variable is the outcome, all after it are covariates. */
    public AdjustedComparison compare(Moments control, Moments treatment) {
        return Units.tooFew(control.n(), treatment.n())
                .map(AdjustedComparison::notEnough)
                .orElseGet(() -> compare(new AdjustedArms(AdjustedArm.ofMean(control), AdjustedArm.ofMean(treatment))));
    }

    private AdjustedComparison compare(AdjustedArms arms) {
        NormalEquations ofControl = arms.equations(arms.control());
        NormalEquations ofTreatment = arms.equations(arms.treatment());
        List<Integer> kept = ofControl.keeping(ofTreatment.kept()).kept();
        List<String> notes = new ArrayList<>(arms.notes(kept));
        if (Math.min(arms.control().n(), arms.treatment().n()) - 1 <= kept.size()) {
            notes.add("There are too few units in an arm for %d covariates: nothing was adjusted."
                    .formatted(arms.covariates()));
            kept = List.of();
        }
        Fit control = fit(arms, arms.control(), ofControl.keeping(kept));
        Fit treatment = fit(arms, arms.treatment(), ofTreatment.keeping(kept));
        JointEstimate plain = arms.unadjusted();
        JointEstimate adjusted = together(arms, control, treatment);
        return new AdjustedComparison(
                AdjustedComparison.compareUnlessExhausted(comparison, "regression adjustment", adjusted, plain),
                AdjustedArms.doubles(control.slopes()),
                AdjustedArms.doubles(treatment.slopes()),
                AdjustedComparison.reduction(adjusted, plain),
                notes);
    }

    /** The arms' predictions at the centre, with the centre's own error. */
    private static JointEstimate together(AdjustedArms arms, Fit control, Fit treatment) {
        List<BigDecimal> apart = new ArrayList<>();
        for (int covariate = 0; covariate < control.slopes().size(); covariate++) {
            apart.add(
                    treatment.slopes().get(covariate).subtract(control.slopes().get(covariate)));
        }
        return CommonError.of(
                        arms.centreCovariance(control.slopes(), control.slopes()),
                        arms.centreCovariance(apart, control.slopes()),
                        arms.centreCovariance(apart, apart))
                .addedTo(control.estimate(), treatment.estimate());
    }

    private record Fit(List<BigDecimal> slopes, MeanEstimate estimate) {}

    private static Fit fit(AdjustedArms arms, AdjustedArm arm, NormalEquations equations) {
        List<BigDecimal> slopes = equations.solve(arms.outcome(arm));
        List<BigDecimal> centre = arms.centre();
        MeanEstimate mean = arm.adjusted(slopes, centre).estimate();
        double residualDegrees = arm.n() - 1.0 - equations.kept().size();
        double inflation = (arm.n() - 1.0) / residualDegrees * (1 + leverage(arm, equations, centre));
        return new Fit(
                slopes,
                new MeanEstimate(mean.value(), mean.squaredStandardError() * inflation, arm.n(), residualDegrees));
    }

    /** {@code n (x - x_arm)' S_xx^-1 (x - x_arm)}; the equations hold {@code n S_xx}, and the distance is taken times {@code n}. */
    private static double leverage(AdjustedArm arm, NormalEquations equations, List<BigDecimal> centre) {
        BigDecimal units = SampleSummary.decimal(arm.n());
        List<BigDecimal> distance = new ArrayList<>();
        for (int covariate = 0; covariate < centre.size(); covariate++) {
            distance.add(centre.get(covariate).multiply(units).subtract(arm.covariateSum(covariate)));
        }
        List<BigDecimal> solution = equations.solve(distance);
        BigDecimal sum = BigDecimal.ZERO;
        for (int covariate = 0; covariate < distance.size(); covariate++) {
            sum = sum.add(solution.get(covariate).multiply(distance.get(covariate)));
        }
        return sum.round(DIGITS).doubleValue();
    }
}
