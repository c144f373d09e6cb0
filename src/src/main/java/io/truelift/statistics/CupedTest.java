package io.truelift.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * CUPED: the comparison of outcomes from which is taken out what covariates of the time before the experiment predict.
 *
 * <p>The adjusted value of a unit is {@code y - theta (x - mean(x))}, with the covariates' means over both arms as the centre and
 * {@code theta = S_xx^-1 S_xy} from sums of squares and products around each arm's own means, added over the arms (Deng, Xu, Kohavi and
 * Walker 2013, "Improving the Sensitivity of Online Controlled Experiments by Utilizing Pre-Experiment Data", WSDM, the
 * control variates of section 3.2). The adjusted means are compared as {@link WelchTest} does; their lift is Fieller's, over the
 * adjusted mean of the control. The slope and the centre are taken as known, as the paper does: their own error is of the order of one
 * over the units.
 *
 * <p>A ratio is linearised first, {@code z = R + (x - R y) / mean(y)} in each arm, and {@code z} is adjusted (the linearisation is that of Deng,
 * Knoblich and Lu 2018, "Applying the Delta Method in Metric Analytics", KDD): covariates may be numerator and denominator of the time before.
 *
 * <p>Covariates that do not vary, or that others predict, are left out, and the notes say so. With none left the comparison is the plain
 * one. Assumes covariates that the treatment cannot have changed, and some ten units for each.
 */
public final class CupedTest {

    private final MeanComparison comparison;

    private CupedTest(Inference inference) {
        this.comparison = new MeanComparison(inference);
    }

    /** @param alpha two-sided significance level, such as 0.05 for intervals of 95 % */
    public static CupedTest atAlpha(double alpha) {
        return under(new Inference.FixedHorizon(alpha));
    }

    public static CupedTest under(Inference inference) {
        return new CupedTest(inference);
    }

    /** Compares means: the first variable is the outcome, all after it are covariates. */
    public AdjustedComparison compare(Moments control, Moments treatment) {
        return Units.tooFew(control.n(), treatment.n())
                .map(AdjustedComparison::notEnough)
                .orElseGet(() -> compare("CUPED", new AdjustedArms(AdjustedArm.ofMean(control), AdjustedArm.ofMean(treatment))));
    }

    /** Compares ratios: the first variable is the numerator, the second the denominator, all after them are covariates. */
    public AdjustedComparison compareRatios(Moments control, Moments treatment) {
        return Units.tooFew(control.n(), treatment.n())
                .or(() -> RatioTest.withoutDenominator("control", control.sums().get(1)))
                .or(() -> RatioTest.withoutDenominator("treatment", treatment.sums().get(1)))
                .map(AdjustedComparison::notEnough)
                .orElseGet(() ->
                        compare("delta method, CUPED", new AdjustedArms(AdjustedArm.ofRatio(control), AdjustedArm.ofRatio(treatment))));
    }

    private AdjustedComparison compare(String method, AdjustedArms arms) {
        NormalEquations equations = arms.pooledEquations();
        List<String> notes = new ArrayList<>(arms.notes(equations.kept()));
        if ((double) arms.control().n() + arms.treatment().n() - 2 <= equations.kept().size()) {
            notes.add("There are too few units for %d covariates: nothing was adjusted.".formatted(arms.covariates()));
            equations = equations.keeping(List.of());
        }
        List<BigDecimal> slopes = equations.solve(arms.pooledOutcome());
        List<BigDecimal> centre = arms.centre();
        AdjustedComparison.Estimates adjusted = new AdjustedComparison.Estimates(
                arms.control().adjusted(slopes, centre).estimate(), arms.treatment().adjusted(slopes, centre).estimate());
        return new AdjustedComparison(
                adjusted.compareUnlessExhausted(comparison, method, arms.unadjusted()),
                AdjustedArms.doubles(slopes),
                AdjustedArms.doubles(slopes),
                adjusted.reductionFrom(arms.unadjusted()),
                notes);
    }
}
