package io.truelift.statistics;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Fieller's interval for the lift of a treatment over its control.
 *
 * <p>With means {@code T} and {@code C}, squared standard errors {@code v} and {@code w} and critical value {@code t}, the lift
 * {@code L = (T - C) / |C|} is every {@code L} that the test of {@code T - C - L |C| = 0} does not reject (Fieller 1954, "Some
 * Problems in Interval Estimation", JRSS B 16(2), 175-185; here for the lift in place of the ratio, and uncorrelated means). In units of {@code |C|},
 * with {@code g = t^2 w / C^2} and {@code s} the sign of {@code C}, these are the roots of
 * {@code (1 - g) L^2 - 2 (d + s g) L + low * high = 0}, where {@code d} is the difference and {@code low} and {@code high} are the
 * bounds of the absolute interval. The product of the roots has the sign of {@code low * high}: the lift's interval excludes zero
 * exactly when the absolute one does.
 *
 * <p>Where {@code g >= 1} the control's own mean cannot be told from zero, and no lift is excluded on one side or the other: the set is
 * unbounded. Then there is no relative estimate.
 */
final class Fieller {

    private Fieller() {}

    static Optional<Estimate> lift(MeanEstimate control, MeanEstimate treatment, Estimate absolute, double critical) {
        if (control.value().signum() == 0) {
            return Optional.empty();
        }
        double baseline = Math.abs(control.value().doubleValue());
        double sign = control.value().signum();
        double squaredCritical = critical * critical;
        double controlError = squaredCritical * (control.squaredStandardError() / baseline / baseline);
        double leading = 1 - controlError;
        if (!(leading > 0)) {
            return Optional.empty();
        }
        double treatmentError = squaredCritical * (treatment.squaredStandardError() / baseline / baseline);
        BigDecimal exactRatio = treatment.value().divide(control.value(), SampleSummary.DIGITS);
        double ratio = exactRatio.doubleValue();
        double lift = absolute.value() / baseline;
        double middle = lift + sign * controlError;
        // The discriminant in a form that has only positive terms.
        double root = Math.sqrt(treatmentError * leading + ratio * ratio * controlError);
        double far = middle + Math.copySign(root, middle);
        double product = absolute.interval().low() / baseline * (absolute.interval().high() / baseline);
        double one = far / leading;
        double other = product / far;
        return Optional.of(new Estimate(
                lift, new Interval(Math.min(one, other), Math.max(one, other), absolute.interval().level())));
    }
}
