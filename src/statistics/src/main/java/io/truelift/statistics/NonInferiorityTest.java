package io.truelift.statistics;

import io.truelift.statistics.Inference.Basis;
import io.truelift.statistics.NonInferiority.Better;
import io.truelift.statistics.NonInferiority.Finding;
import io.truelift.statistics.NonInferiority.Margin;
import io.truelift.statistics.NonInferiority.NotEnoughData;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The test that a treatment is not worse than its control by a margin or more, for guardrails. With a difference {@code d} (its sign
 * turned where lower is better) and margin {@code m} it rejects "{@code d <= -m}" for large values of a statistic, one-sided, and its bound
 * is the smallest difference that the same test does not reject: {@code p < alpha} exactly where the bound is above {@code -m}.
 *
 * <p>Means and ratios: {@code (d + m) / se} with {@link WelchTest}'s error and degrees of freedom, as
 * {@code t.test(mu = -m, alternative = "greater")} in R; for a margin {@code m} relative to the control's size {@code |C|},
 * {@code (d + m |C|) / se(d + m |C|)}, whose bound is one-sided Fieller's. Shares: the score statistic with the shares that are most likely at
 * the margin (Farrington and Manning 1990, "Test Statistics and Sample Size Formulae for Comparative Binomial Trials with Null Hypothesis
 * of Non-zero Risk Difference or Non-unity Relative Risk", Statistics in Medicine 9, 1447-1454), whose bounds are one-sided Mee's and Koopman's.
 *
 * <p>Under {@link Inference.AlwaysValid} the bound is a one-sided confidence sequence: it holds at all times together, however often one
 * looks; a margin of zero asks for the bound alone.
 *
 * <p>All of alpha is on the one side, so 0.025 answers to a two-sided interval of 95 %. Alpha must be below one half.
 */
public final class NonInferiorityTest {

    private final Inference inference;
    private final Margin margin;
    private final Better better;

    private NonInferiorityTest(Inference inference, Margin margin, Better better) {
        if (!(inference.alpha() < 0.5)) {
            throw new IllegalArgumentException(
                    "Cannot test non-inferiority at significance level %s: it must lie between 0 and 0.5."
                            .formatted(inference.alpha()));
        }
        this.inference = inference;
        this.margin = margin;
        this.better = better;
    }

    public static NonInferiorityTest under(Inference inference, Margin margin, Better better) {
        return new NonInferiorityTest(inference, margin, better);
    }

    public NonInferiority compare(SampleSummary control, SampleSummary treatment) {
        return Units.tooFew(control.n(), treatment.n())
                .map(NonInferiorityTest::missing)
                .orElseGet(() -> compare("Welch", control.estimate(), treatment.estimate()));
    }

    public NonInferiority compare(RatioSummary control, RatioSummary treatment) {
        return RatioTest.missing(control, treatment)
                .map(NonInferiorityTest::missing)
                .orElseGet(() -> compare("delta method", control.estimate(), treatment.estimate()));
    }

    /** Any two independent estimates. */
    public NonInferiority compare(String method, MeanEstimate control, MeanEstimate treatment) {
        return compare(method, JointEstimate.ofIndependent(control, treatment));
    }

    /** Any estimate of both arms, such as adjusted means, or ratios of clusters. */
    public NonInferiority compare(String method, JointEstimate estimate) {
        if (estimate.differenceVariance() == 0) {
            return new NotEnoughData(MeanComparison.NO_VARIANCE);
        }
        return Units.tooFew(inference, estimate.controlUnits(), estimate.treatmentUnits())
                .map(NonInferiorityTest::missing)
                .orElseGet(() -> measured(method, estimate));
    }

    private NonInferiority measured(String method, JointEstimate estimate) {
        return switch (margin.scale()) {
            case ABSOLUTE -> absolute(method, estimate);
            case RELATIVE -> relative(method, estimate);
        };
    }

    private NonInferiority absolute(String method, JointEstimate estimate) {
        double standardError = Math.sqrt(estimate.differenceVariance());
        double gain = better.sign() * estimate.difference();
        Decision decision = Decision.oneSided(inference, (gain + margin.size()) / standardError, estimate.basis());
        return finding(
                method,
                estimate.difference(),
                gain - decision.critical() * standardError,
                standardError,
                estimate.basis(),
                decision);
    }

    private NonInferiority relative(String method, JointEstimate estimate) {
        double size = Math.abs(estimate.control().doubleValue());
        double weight = estimate.slope() + better.sign() * estimate.control().signum() * margin.size();
        double standardError = Math.sqrt(estimate.residualVariance() + weight * weight * estimate.controlVariance());
        if (standardError == 0) {
            return new NotEnoughData(MeanComparison.NO_VARIANCE);
        }
        Decision decision = Decision.oneSided(
                inference,
                (better.sign() * estimate.difference() + margin.size() * size) / standardError,
                estimate.basis());
        return lift(estimate, decision.critical())
                .<NonInferiority>map(lift -> finding(
                        method, lift.value(), worse(lift.interval()), standardError, estimate.basis(), decision))
                .orElseGet(
                        () -> new NotEnoughData(
                                "The control's mean cannot be told from zero, so there is no share of it to allow. Use an absolute margin."));
    }

    private Optional<Estimate> lift(JointEstimate estimate, double critical) {
        double reach = critical * Math.sqrt(estimate.differenceVariance());
        Interval interval =
                new Interval(estimate.difference() - reach, estimate.difference() + reach, 1 - inference.alpha());
        return Fieller.lift(estimate, new Estimate(estimate.difference(), interval), critical);
    }

    /** The bound on the bad side, turned so that higher is better. */
    private double worse(Interval interval) {
        return better == Better.HIGHER ? interval.low() : -interval.high();
    }

    public NonInferiority compare(ProportionSummary control, ProportionSummary treatment) {
        if (control.n() == 0 || treatment.n() == 0) {
            return new NotEnoughData(ProportionTest.withoutUnits(control));
        }
        return Units.tooFew(inference, control.n(), treatment.n())
                .map(NonInferiorityTest::missing)
                .orElseGet(() -> measured(control, treatment));
    }

    private NonInferiority measured(ProportionSummary control, ProportionSummary treatment) {
        double difference = ProportionTest.difference(control, treatment);
        return switch (margin.scale()) {
            case ABSOLUTE -> score(new DifferenceScore(control, treatment), difference, 1, control, treatment);
            case RELATIVE ->
                control.successes() == 0
                        ? new NotEnoughData(
                                "Nobody in the control did it, so there is no share of it to allow. Use an absolute margin.")
                        : score(
                                new LiftScore(control, treatment),
                                difference / control.share(),
                                Double.POSITIVE_INFINITY,
                                control,
                                treatment);
        };
    }

    private NonInferiority score(
            ScoreModel model, double estimate, double highest, ProportionSummary control, ProportionSummary treatment) {
        double tested = -better.sign() * margin.size();
        if (!(tested > -1 && tested < highest)) {
            throw new IllegalArgumentException(
                    "Cannot use a margin of %s for a share: no treatment could lose as much.".formatted(margin.size()));
        }
        double standardError = Math.sqrt(model.variance(tested));
        double residual = better.sign() * model.residual(tested);
        Basis basis = Basis.normal((double) control.n() + treatment.n());
        Decision decision = Decision.oneSided(inference, residual == 0 ? 0 : residual / standardError, basis);
        ScoreInversion inversion =
                new ScoreInversion(model, new ScoreInversion.Bounds(decision, tested, 1 - inference.alpha()));
        double bound =
                better == Better.HIGHER ? inversion.bound(estimate, -1) : -inversion.upperBound(estimate, highest);
        return finding("score", estimate, bound, standardError, basis, decision);
    }

    /** @param worst the bound, turned so that higher is better; rounding may not put it on another side of the margin than the decision */
    private Finding finding(
            String method, double estimate, double worst, double standardError, Basis basis, Decision decision) {
        double agreed =
                decision.rejected() ? Math.max(worst, Math.nextUp(-margin.size())) : Math.min(worst, -margin.size());
        double degreesOfFreedom = basis.degreesOfFreedom();
        return new Finding(
                inference.name(method),
                margin,
                better,
                estimate,
                better.sign() * agreed,
                standardError,
                Double.isInfinite(degreesOfFreedom) ? OptionalDouble.empty() : OptionalDouble.of(degreesOfFreedom),
                decision.pValue());
    }

    private static NonInferiority missing(Comparison.NotEnoughData reason) {
        return new NotEnoughData(reason.reason());
    }
}
