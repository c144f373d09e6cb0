package io.truelift.statistics;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** What to believe of an effect after the data: a distribution, or that there is too little to update on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Posterior.Belief.class, name = "belief"),
    @JsonSubTypes.Type(value = Posterior.NotEnoughData.class, name = "notEnoughData")
})
public sealed interface Posterior {

    /**
     * @param absolute mean and equal-tailed credible interval of the difference
     * @param relative the same of the lift; absent where the control's mean cannot be told from zero
     * @param standardDeviation of the difference
     * @param chanceToBeatControl probability that the difference is above zero
     * @param lossOfTreatment expected loss of choosing the treatment: what it is worse by on average, counting zero where it is better
     * @param lossOfControl expected loss of staying with the control
     */
    record Belief(
            Estimate absolute,
            Optional<Estimate> relative,
            double standardDeviation,
            double chanceToBeatControl,
            double lossOfTreatment,
            double lossOfControl)
            implements Posterior {}

    /** @param reason what is missing, as a sentence */
    record NotEnoughData(String reason) implements Posterior {}

    /**
     * What to believe of the effect before the data: a normal distribution.
     *
     * @param mean in the prior's scale
     * @param standardDeviation above zero and finite: the prior is proper
     * @param scale in the unit of the metric, or as a share of the size of the control
     */
    record Prior(double mean, double standardDeviation, Scale scale) {

        public Prior {
            if (!(Double.isFinite(mean) && standardDeviation > 0 && Double.isFinite(standardDeviation))) {
                throw new IllegalArgumentException(
                        "Cannot use a prior with mean %s and standard deviation %s: both must be finite, the latter above zero."
                                .formatted(mean, standardDeviation));
            }
        }
    }
}
