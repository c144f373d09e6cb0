package io.truelift.statistics;

/**
 * A statistic against its critical value: {@code pValue < alpha} and {@code rejected} are the same statement, to the last digit.
 *
 * @param critical critical value that the intervals take too
 * @param rejected the statistic is beyond the critical value
 */
record Decision(double critical, double pValue, boolean rejected) {

    static Decision twoSided(Inference inference, double statistic, Inference.Basis basis) {
        double critical = inference.criticalValue(basis);
        return of(inference.alpha(), critical, inference.pValue(statistic, basis), Math.abs(statistic) > critical);
    }

    /** Rejects large statistics only. */
    static Decision oneSided(Inference inference, double statistic, Inference.Basis basis) {
        double critical = inference.oneSidedCriticalValue(basis);
        return of(inference.alpha(), critical, inference.oneSidedPValue(statistic, basis), statistic > critical);
    }

    /** On the very edge rounding may put the p-value on the wrong side of alpha: the critical value has the word. */
    private static Decision of(double alpha, double critical, double pValue, boolean rejected) {
        double agreed = rejected ? Math.min(pValue, Math.nextDown(alpha)) : Math.max(pValue, alpha);
        return new Decision(critical, (pValue < alpha) == rejected ? pValue : agreed, rejected);
    }

    /**
     * The estimate with its interval. Rounding may put a bound on the edge on the wrong side of zero: it goes to the side that the
     * decision says.
     */
    Estimate around(double estimate, double standardError, double level) {
        double low = estimate - critical * standardError;
        double high = estimate + critical * standardError;
        if (rejected) {
            low = estimate > 0 ? Math.max(low, Math.ulp(estimate)) : low;
            high = estimate < 0 ? Math.min(high, -Math.ulp(estimate)) : high;
        } else {
            low = Math.min(low, 0);
            high = Math.max(high, 0);
        }
        return new Estimate(estimate, new Interval(low, high, level));
    }
}
