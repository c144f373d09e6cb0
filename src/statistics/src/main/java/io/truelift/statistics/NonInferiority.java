package io.truelift.statistics;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.OptionalDouble;

/** Whether a treatment is not worse than its control by as much as the margin: a finding, or that it could not be told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NonInferiority.Finding.class, name = "finding"),
    @JsonSubTypes.Type(value = NonInferiority.NotEnoughData.class, name = "notEnoughData")
})
public sealed interface NonInferiority {

    /**
     * @param method name of the test, such as "Welch" or "score"
     * @param margin what was allowed, with its scale
     * @param better which direction is better
     * @param estimate the effect, in the margin's scale
     * @param bound the worst effect that is not excluded, in the margin's scale: from below where higher is better, else from above
     * @param standardError of the absolute effect; for the score test of shares, and of a lift, that of the statistic at the margin
     * @param degreesOfFreedom of the standard error; absent where the statistic is normal
     * @param pValue one-sided p-value of "worse by the margin or more"; below alpha exactly where the bound is better than the margin
     */
    record Finding(
            String method,
            Margin margin,
            Better better,
            double estimate,
            double bound,
            double standardError,
            OptionalDouble degreesOfFreedom,
            double pValue)
            implements NonInferiority {

        public boolean isShown(double alpha) {
            return pValue < alpha;
        }
    }

    /** @param reason what is missing, as a sentence */
    record NotEnoughData(String reason) implements NonInferiority {}

    /** The direction in which the metric should go. */
    enum Better {
        HIGHER(1),
        LOWER(-1);

        private final int sign;

        Better(int sign) {
            this.sign = sign;
        }

        int sign() {
            return sign;
        }
    }

    /**
     * The smallest loss that would matter.
     *
     * @param size without a sign; zero asks for superiority
     * @param scale in the unit of the metric, or as a share of the size of the control
     */
    record Margin(double size, Scale scale) {

        public Margin {
            if (!(size >= 0 && Double.isFinite(size))) {
                throw new IllegalArgumentException(
                        "Cannot use a margin of %s: it is the largest loss that is allowed, without a sign."
                                .formatted(size));
            }
        }
    }
}
