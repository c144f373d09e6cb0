package io.truelift.statistics;

import io.truelift.statistics.Posterior.Belief;
import io.truelift.statistics.Posterior.NotEnoughData;
import io.truelift.statistics.Posterior.Prior;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The normal model with a known variance: the difference {@code d} of the arms is normal around the true effect with its squared standard
 * error {@code V = v + w}, and the effect has a normal prior with mean {@code m} and variance {@code S}. Then the effect is normal with mean
 * {@code m + k (d - m)} and variance {@code k V}, {@code k = S / (S + V)} (Gelman et al. 2013, "Bayesian Data Analysis", 3rd ed., section 2.5).
 * With mean {@code M} and deviation {@code s}, {@code z = M / s}: the chance to beat the control is {@code Phi(z)}, the expected losses are
 * {@code s (phi(z) - z Phi(-z))} for the treatment and {@code s (phi(z) + z Phi(z))} for the control.
 *
 * <p>The control's mean has a flat prior, so that it is jointly normal with the effect, with covariance {@code -k w} and variance
 * {@code w (v + k w) / V}. The lift's interval is Fieller's for these: every lift {@code L} for which the chance of
 * {@code effect > L |control|} lies between the tails. At {@code L = 0} that is the chance to beat the control, so difference and lift never
 * disagree. A prior on the lift is taken times the size of the control as it was seen.
 */
public final class BayesianTest {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final Inference.FixedHorizon tails;
    private final Prior prior;

    private BayesianTest(double alpha, Prior prior) {
        this.tails = new Inference.FixedHorizon(alpha);
        this.prior = prior;
    }

    /** @param alpha probability outside the credible interval, half on each side */
    public static BayesianTest of(double alpha, Prior prior) {
        return new BayesianTest(alpha, prior);
    }

    public Posterior compare(SampleSummary control, SampleSummary treatment) {
        return Units.tooFew(control.n(), treatment.n())
                .map(BayesianTest::missing)
                .orElseGet(() -> compare(control.estimate(), treatment.estimate()));
    }

    public Posterior compare(RatioSummary control, RatioSummary treatment) {
        return RatioTest.missing(control, treatment)
                .map(BayesianTest::missing)
                .orElseGet(() -> compare(control.estimate(), treatment.estimate()));
    }

    /** Shares, with {@code p (1 - p) / n} as squared standard errors: the normal approximation, for some ten successes an arm and ten failures. */
    public Posterior compare(ProportionSummary control, ProportionSummary treatment) {
        return control.n() == 0 || treatment.n() == 0
                ? new NotEnoughData(ProportionTest.withoutUnits(control))
                : compare(control.estimate(), treatment.estimate());
    }

    /** Any two independent estimates, such as adjusted means. */
    public Posterior compare(MeanEstimate control, MeanEstimate treatment) {
        double v = treatment.squaredStandardError();
        double w = control.squaredStandardError();
        if (v + w == 0) {
            return new NotEnoughData(MeanComparison.NO_VARIANCE);
        }
        double baseline = control.value().doubleValue();
        if (prior.scale() == Scale.RELATIVE && !(Math.abs(baseline) > critical() * Math.sqrt(w))) {
            return new NotEnoughData(
                    "The control's mean cannot be told from zero, so a prior on the lift says nothing. Use an absolute prior.");
        }
        double unit = prior.scale() == Scale.RELATIVE ? Math.abs(baseline) : 1;
        double priorMean = prior.mean() * unit;
        double priorDeviation = prior.standardDeviation() * unit;
        double error = Math.sqrt(v + w);
        // By deviations, not variances: the square of a tiny or huge one is no double.
        double root = 1 / Math.hypot(1, error / priorDeviation);
        double shrinkage = root * root;
        double seen = treatment.value().subtract(control.value()).doubleValue();
        double mean = priorMean + shrinkage * (seen - priorMean);
        double deviation = root * error;
        double controlMean = baseline + w / (v + w) * (seen - mean);
        return belief(mean, deviation, controlMean, v, w, shrinkage);
    }

    private Belief belief(double mean, double deviation, double controlMean, double v, double w, double shrinkage) {
        double z = mean / deviation;
        Estimate absolute =
                Decision.twoSided(tails, z, Inference.Basis.normal(0)).around(mean, deviation, 1 - tails.alpha());
        double density = NORMAL.density(z);
        return new Belief(
                absolute,
                lift(absolute, controlMean, v, w, shrinkage),
                deviation,
                NORMAL.survivalProbability(-z),
                deviation * density - mean * NORMAL.survivalProbability(z),
                deviation * density + mean * NORMAL.survivalProbability(-z));
    }

    private Optional<Estimate> lift(Estimate absolute, double controlMean, double v, double w, double shrinkage) {
        if (controlMean == 0) {
            return Optional.empty();
        }
        double controlVariance = w * ((v + shrinkage * w) / (v + w));
        double slope = w == 0 ? 0 : v == 0 ? -1 : -shrinkage * (v + w) / (v + shrinkage * w);
        double residual = v == 0 ? 0 : shrinkage * (v + w) * (v / (v + shrinkage * w));
        double offset = absolute.value() / Math.abs(controlMean) - Math.signum(controlMean) * slope;
        return Fieller.lift(
                new Fieller.Baseline(controlMean, controlVariance, residual, slope, offset), absolute, critical());
    }

    private double critical() {
        return tails.criticalValue(Inference.Basis.normal(0));
    }

    private static Posterior missing(Comparison.NotEnoughData reason) {
        return new NotEnoughData(reason.reason());
    }
}
