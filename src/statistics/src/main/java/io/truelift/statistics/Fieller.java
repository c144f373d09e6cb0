package io.truelift.statistics;

import java.util.Optional;

/**
 * Fieller's interval for the lift of a treatment over its control.
 *
 * <p>With difference {@code d}, control {@code C}, variances {@code V(d)} and {@code V(C)} and critical value {@code t}, the lift
 * {@code L = d / |C|} is every {@code L} that the test of {@code d - L |C| = 0} does not reject (Fieller 1954, "Some Problems in Interval
 * Estimation", JRSS B 16(2), 175-185; here for the lift in place of the ratio). In units of {@code |C|}, with {@code g = t^2 V(C)},
 * {@code k = V(d, C) / V(C)} and {@code s} the sign of {@code C}, these are the roots of
 * {@code (1 - g) L^2 - 2 (d - s k g) L + low * high = 0}, where {@code low} and {@code high} are the bounds of the absolute interval; for
 * independent means {@code k = -1}. The product of the roots has the sign of {@code low * high}: the lift's interval excludes zero
 * exactly when the absolute one does.
 *
 * <p>Where {@code g >= 1} the control's own mean cannot be told from zero, and no lift is excluded on one side or the other: the set is
 * unbounded. Then there is no relative estimate.
 */
final class Fieller {

    private Fieller() {}

    /**
     * Difference and control together.
     *
     * @param control mean of the control
     * @param controlVariance squared standard error of the control's mean
     * @param residualVariance variance of the difference that remains when the control is known
     * @param slope of the difference on the control
     * @param offset lift less slope times the sign of the control, for independent means the size of the ratio
     */
    record Baseline(double control, double controlVariance, double residualVariance, double slope, double offset) {

        /** The offset comes from the ratio, whose digits the lift less the slope would lose where the arms are far apart. */
        static Baseline of(JointEstimate estimate) {
            double sign = estimate.control().signum();
            double ratio = estimate.treatment()
                    .divide(estimate.control(), SampleSummary.DIGITS)
                    .doubleValue();
            return new Baseline(
                    estimate.control().doubleValue(),
                    estimate.controlVariance(),
                    estimate.residualVariance(),
                    estimate.slope(),
                    sign * ratio - sign * (1 + estimate.slope()));
        }
    }

    static Optional<Estimate> lift(JointEstimate estimate, Estimate absolute, double critical) {
        return estimate.control().signum() == 0 ? Optional.empty() : lift(Baseline.of(estimate), absolute, critical);
    }

    static Optional<Estimate> lift(Baseline baseline, Estimate absolute, double critical) {
        double size = Math.abs(baseline.control());
        double sign = Math.signum(baseline.control());
        double squaredCritical = critical * critical;
        double controlError = squaredCritical * (baseline.controlVariance() / size / size);
        double leading = 1 - controlError;
        if (!(leading > 0)) {
            return Optional.empty();
        }
        double residualError = squaredCritical * (baseline.residualVariance() / size / size);
        double lift = absolute.value() / size;
        double middle = lift - sign * baseline.slope() * controlError;
        // The discriminant in a form that has only positive terms.
        double root = Math.hypot(Math.sqrt(residualError * leading), baseline.offset() * Math.sqrt(controlError));
        double far = middle + Math.copySign(root, middle);
        double product = absolute.interval().low() / size * (absolute.interval().high() / size);
        double one = far / leading;
        double other = far == 0 ? 0 : product / far;
        if (Double.isNaN(one) || Double.isNaN(other)) {
            throw new IllegalArgumentException(
                    "Cannot tell a lift of %s over %s: the sizes are too far apart for numbers of 16 digits."
                            .formatted(absolute.value(), baseline.control()));
        }
        return Optional.of(new Estimate(
                lift,
                new Interval(
                        Math.min(one, other),
                        Math.max(one, other),
                        absolute.interval().level())));
    }
}
