package io.truelift.statistics;

import io.truelift.statistics.Inference.Basis;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * The score test of two shares, with the intervals that invert it.
 *
 * <p>Test: {@code z = (p - q) / sqrt(r (1 - r) (1/n + 1/m))} with the pooled share {@code r}, against the normal distribution; its
 * square is Pearson's chi-square without correction, as {@code prop.test(correct = FALSE)} in R gives it. Difference: the interval of
 * Mee 1984 ("Confidence Bounds for the Difference between Two Probabilities", Biometrics 40, 1175-1176). Lift: the interval of Koopman
 * 1984 ("Confidence Intervals for the Ratio of Two Binomial Proportions", Biometrics 40, 513-517) for the ratio, less one. Both are the
 * sets of values that the score test does not reject, so at "no difference" all three are one computation and cannot contradict
 * each other. Under an {@link Inference} of several looks the same statistic and the same inversion take its critical value, in reports as
 * in the calculator: the pooled error needs no success in either arm, where that of two means of zeros and ones is too small for rare ones.
 *
 * <p>Assumes independent units and, as Pearson's test does, counts expected under "no difference" of about five or more. No units in
 * an arm, or nobody or everybody in both: {@link Comparison.NotEnoughData}. The lift is absent where nobody of the control did it.
 * Nobody or everybody in one arm is an ordinary case.
 */
public final class ProportionTest {

    private final Inference inference;
    private final UnaryOperator<ScoreModel> correction;

    private ProportionTest(Inference inference, UnaryOperator<ScoreModel> correction) {
        this.inference = inference;
        this.correction = correction;
    }

    /** @param alpha two-sided significance level, such as 0.05 for intervals of 95 % */
    public static ProportionTest atAlpha(double alpha) {
        return under(new Inference.FixedHorizon(alpha));
    }

    public static ProportionTest under(Inference inference) {
        return new ProportionTest(inference, UnaryOperator.identity());
    }

    /**
     * The same test with the correction for continuity, whose p-value is that of {@code prop.test} in R as it comes; the intervals invert
     * it (R's do not). Without the correction false alarms are about as many as alpha says, with it fewer.
     */
    public ProportionTest corrected() {
        return new ProportionTest(inference, CorrectedScore::new);
    }

    public Comparison compare(ProportionSummary control, ProportionSummary treatment) {
        if (control.n() == 0 || treatment.n() == 0) {
            return new Comparison.NotEnoughData(withoutUnits(control));
        }
        return Units.tooFew(inference, control.n(), treatment.n())
                .<Comparison>map(reason -> reason)
                .orElseGet(() -> measured(control, treatment));
    }

    private Comparison measured(ProportionSummary control, ProportionSummary treatment) {
        ProportionSummary both = control.plus(treatment);
        if (both.successes() == 0 || both.failures() == 0) {
            return new Comparison.NotEnoughData("%s in either arm did it, so the play of chance cannot be measured."
                    .formatted(both.successes() == 0 ? "Nobody" : "Everybody"));
        }
        ScoreModel differences = correction.apply(new DifferenceScore(control, treatment));
        double standardError = Math.sqrt(differences.variance(0));
        Decision decision = Decision.twoSided(
                inference, differences.residual(0) / standardError, Basis.normal((double) control.n() + treatment.n()));
        ScoreInversion.Bounds bounds = new ScoreInversion.Bounds(decision, 0, 1 - inference.alpha());
        double difference = difference(control, treatment);
        return new Comparison.Effect(
                inference.name("score"),
                new Estimate(difference, new ScoreInversion(differences, bounds).interval(-1, difference, 1)),
                relative(control, treatment, difference, bounds),
                standardError,
                OptionalDouble.empty(),
                decision.pValue());
    }

    private Optional<Estimate> relative(
            ProportionSummary control, ProportionSummary treatment, double difference, ScoreInversion.Bounds bounds) {
        if (control.successes() == 0) {
            return Optional.empty();
        }
        double lift = difference / control.share();
        ScoreInversion inversion = new ScoreInversion(correction.apply(new LiftScore(control, treatment)), bounds);
        return Optional.of(new Estimate(lift, inversion.interval(-1, lift, Double.POSITIVE_INFINITY)));
    }

    /** Said of two arms of which one has no units. */
    static String withoutUnits(ProportionSummary control) {
        return "The %s has no units; each arm needs some.".formatted(control.n() == 0 ? "control" : "treatment");
    }

    /** The difference of the shares, from whole numbers, so that equal shares differ by exactly zero. */
    static double difference(ProportionSummary control, ProportionSummary treatment) {
        BigDecimal controlUnits = BigDecimal.valueOf(control.n());
        BigDecimal treatmentUnits = BigDecimal.valueOf(treatment.n());
        return BigDecimal.valueOf(treatment.successes())
                .multiply(controlUnits)
                .subtract(BigDecimal.valueOf(control.successes()).multiply(treatmentUnits))
                .divide(controlUnits.multiply(treatmentUnits), SampleSummary.DIGITS)
                .doubleValue();
    }
}
