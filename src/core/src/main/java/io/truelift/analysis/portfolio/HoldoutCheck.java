package io.truelift.analysis.portfolio;

import io.truelift.analysis.portfolio.Worth.PerYear;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import io.truelift.statistics.UsualAlpha;
import java.util.Optional;

/**
 * A global holdout beside the sum of what was shipped before its last customer came.
 *
 * @param holdout the experiment that keeps customers out of everything
 * @param worth what it measured, for a year of all customers it counted
 * @param sum what was shipped until then; absent where nothing was
 */
public record HoldoutCheck(PortfolioEntry holdout, PerYear worth, Optional<ShippedWorth> sum) {
    /** What the holdout says of the sum. */
    public enum Finding {
        /** The two are not told apart, and the holdout alone shows an effect. */
        SUPPORTS,
        /** The holdout measured less than the sum. */
        LESS,
        /** The holdout measured more than the sum. */
        MORE,
        /** The holdout is too uncertain: it is told apart neither from the sum nor from nothing. */
        CANNOT_TELL,
        /** There is no sum to hold against. */
        NOTHING_SHIPPED
    }

    /** Holdout less sum, with its interval; absent where there is no sum. */
    public Optional<Estimate> difference() {
        return sum.map(shipped -> {
            double difference = worth.value().value() - shipped.perYear().value();
            double reach = UsualAlpha.CRITICAL * Math.hypot(worth.error(), shipped.error());
            return new Estimate(difference, new Interval(difference - reach, difference + reach, UsualAlpha.LEVEL));
        });
    }

    public Finding finding() {
        if (difference().isEmpty()) {
            return Finding.NOTHING_SHIPPED;
        }
        Interval difference = difference().get().interval();
        if (difference.high() < 0) {
            return Finding.LESS;
        }
        if (difference.low() > 0) {
            return Finding.MORE;
        }
        return worth.value().interval().contains(0) ? Finding.CANNOT_TELL : Finding.SUPPORTS;
    }
}
