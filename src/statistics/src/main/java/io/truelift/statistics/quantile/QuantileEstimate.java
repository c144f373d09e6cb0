package io.truelift.statistics.quantile;

import io.truelift.statistics.Interval;
import io.truelift.statistics.MeanEstimate;

/** What can be said of a quantile of one arm. */
public sealed interface QuantileEstimate {

    /**
     * The quantile with its error.
     *
     * @param estimate the quantile, in the unit of the metric, with its squared standard error; for {@link QuantileTest}
     * @param interval of 95 %, by Woodruff's method; not symmetric where the values are skewed
     */
    record Measured(MeanEstimate estimate, Interval interval) implements QuantileEstimate {

        public double value() {
            return estimate.value().doubleValue();
        }
    }

    /**
     * No answer, with what is missing.
     *
     * @param reason what is missing, as a sentence
     */
    record NotEnoughData(String reason) implements QuantileEstimate {}
}
