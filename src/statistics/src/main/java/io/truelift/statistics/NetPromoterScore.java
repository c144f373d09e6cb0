package io.truelift.statistics;

import java.util.Optional;

/**
 * The net promoter score with its interval: share of promoters {@code p} less share of detractors {@code d}, from -1 to 1.
 *
 * <p>The answers are multinomial, so the score's variance is {@code (p + d - (p - d)^2) / n} (Rocks 2016, "Interval Estimation for the
 * 'Net Promoter Score'", The American Statistician 70(4), 365-372), and the interval is the score {@code ± z} standard errors, cut off at
 * -1 and 1. Where all answers are of one kind this variance is zero and says nothing; then the interval is that of the score test
 * (Tango 1998, Statistics in Medicine 17, 891-908, at such answers), which reaches {@code 2 z^2 / (n + z^2)} down from all promoters, up
 * from all detractors, and {@code z^2 / (n + z^2)} to either side of all passives.
 *
 * <p>Assumes independent answers, and some ten of them outside the largest kind.
 */
public final class NetPromoterScore {

    private final Significance significance;

    private NetPromoterScore(Significance significance) {
        this.significance = significance;
    }

    /** @param alpha two-sided significance level, such as 0.05 for intervals of 95 % */
    public static NetPromoterScore atAlpha(double alpha) {
        return new NetPromoterScore(new Significance(alpha));
    }

    /**
     * The score with its interval; absent without answers.
     *
     * @param promoters answers of 9 or 10
     * @param passives answers of 7 or 8
     * @param detractors answers of 0 to 6
     * @throws IllegalArgumentException if a count is negative
     */
    public Optional<Estimate> estimate(long promoters, long passives, long detractors) {
        if (promoters < 0 || passives < 0 || detractors < 0) {
            throw new IllegalArgumentException(
                    "Cannot score %d promoters, %d passives and %d detractors: counts must not be negative."
                            .formatted(promoters, passives, detractors));
        }
        double answers = (double) promoters + passives + detractors;
        if (answers == 0) {
            return Optional.empty();
        }
        double score = (promoters - detractors) / answers;
        double critical = significance.normalCriticalValue();
        boolean ofOneKind = promoters == answers || passives == answers || detractors == answers;
        double reach = ofOneKind
                ? (1 + Math.abs(score)) * critical * critical / (answers + critical * critical)
                : critical * Math.sqrt(variance(promoters / answers, detractors / answers) / answers);
        Interval interval =
                new Interval(Math.max(-1, score - reach), Math.min(1, score + reach), significance.confidence());
        return Optional.of(new Estimate(score, interval));
    }

    /** {@code p + d - (p - d)^2}, as a sum of positive terms. */
    private static double variance(double promoters, double detractors) {
        return promoters * (1 - promoters) + detractors * (1 - detractors) + 2 * promoters * detractors;
    }
}
