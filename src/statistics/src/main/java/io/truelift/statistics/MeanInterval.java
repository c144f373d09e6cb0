package io.truelift.statistics;

import java.util.Optional;

/**
 * Student's interval for one mean, {@code mean ± t* s / sqrt(n)} with {@code n - 1} degrees of freedom (Student 1908, "The Probable Error of
 * a Mean", Biometrika 6, 1-25); {@code t.test(x)} in R gives it.
 *
 * <p>Assumes independent answers; on a scale with an end it may reach beyond that. Nothing below two answers, or where all are the same.
 */
public final class MeanInterval {

    private final double alpha;

    private MeanInterval(double alpha) {
        Significance.requireLevel(alpha);
        this.alpha = alpha;
    }

    /** @param alpha two-sided significance level, such as 0.05 for intervals of 95 % */
    public static MeanInterval atAlpha(double alpha) {
        return new MeanInterval(alpha);
    }

    public Optional<Estimate> estimate(SampleSummary summary) {
        if (summary.n() < 2 || !(summary.variance() > 0)) {
            return Optional.empty();
        }
        MeanEstimate mean = summary.estimate();
        double reach = Student.quantile(alpha / 2, mean.degreesOfFreedom()) * Math.sqrt(mean.squaredStandardError());
        double value = mean.value().doubleValue();
        return Optional.of(new Estimate(value, new Interval(value - reach, value + reach, 1 - alpha)));
    }
}
