package io.truelift.statistics;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The score test of two shares, with the intervals that invert it.
 *
 * <p>Test: {@code z = (p - q) / sqrt(r (1 - r) (1/n + 1/m))} with the pooled share {@code r}, against the normal distribution; its
 * square is Pearson's chi-square without correction, as {@code prop.test(correct = FALSE)} in R gives it. Difference: the interval of
 * Mee 1984 ("Confidence Bounds for the Difference between Two Probabilities", Biometrics 40, 1175-1176). Lift: the interval of Koopman
 * 1984 ("Confidence Intervals for the Ratio of Two Binomial Proportions", Biometrics 40, 513-517) for the ratio, less one. Both are the
 * sets of values that the score test does not reject, so at "no difference" all three are one computation and cannot contradict
 * each other.
 *
 * <p>Assumes independent units and, as Pearson's test does, counts expected under "no difference" of about five or more. No units in
 * an arm, or nobody or everybody in both: {@link Comparison.NotEnoughData}. The lift is absent where nobody of the control did it.
 * Nobody or everybody in one arm is an ordinary case.
 */
public final class ProportionTest {

    private final Significance significance;

    private ProportionTest(Significance significance) {
        this.significance = significance;
    }

    /** @param alpha two-sided significance level, such as 0.05 for intervals of 95 % */
    public static ProportionTest atAlpha(double alpha) {
        return new ProportionTest(new Significance(alpha));
    }

    public Comparison compare(ProportionSummary control, ProportionSummary treatment) {
        if (control.n() == 0 || treatment.n() == 0) {
            return new Comparison.NotEnoughData(
                    "The %s has no units; each arm needs some.".formatted(control.n() == 0 ? "control" : "treatment"));
        }
        ProportionSummary both = control.plus(treatment);
        if (both.successes() == 0 || both.failures() == 0) {
            return new Comparison.NotEnoughData(
                    "%s in either arm did it, so the play of chance cannot be measured.".formatted(both.successes() == 0 ? "Nobody" : "Everybody"));
        }
        ScoreModel differences = new DifferenceScore(control, treatment);
        double statistic = differences.residual(0) / Math.sqrt(differences.variance(0));
        return new Comparison.Effect(
                "score", absolute(control, treatment, differences), relative(control, treatment), Significance.normalPValue(statistic));
    }

    private Estimate absolute(ProportionSummary control, ProportionSummary treatment, ScoreModel differences) {
        double difference = difference(control, treatment);
        return new Estimate(difference, inversion(differences).interval(-1, difference, 1));
    }

    private Optional<Estimate> relative(ProportionSummary control, ProportionSummary treatment) {
        if (control.successes() == 0) {
            return Optional.empty();
        }
        double lift = difference(control, treatment) / control.share();
        Interval interval = inversion(new LiftScore(control, treatment)).interval(-1, lift, Double.POSITIVE_INFINITY);
        return Optional.of(new Estimate(lift, interval));
    }

    private ScoreInversion inversion(ScoreModel model) {
        return new ScoreInversion(model, significance);
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
