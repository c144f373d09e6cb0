package io.truelift.statistics;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a test says of a treatment against its control: an effect, or that it could not tell. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Comparison.Effect.class, name = "effect"),
    @JsonSubTypes.Type(value = Comparison.NotEnoughData.class, name = "notEnoughData")
})
public sealed interface Comparison {

    /**
     * A measured effect.
     *
     * @param method name of the test, such as "Welch" or "score"
     * @param absolute treatment minus control, in the unit of the metric
     * @param relative the lift, treatment minus control over the size of the control (treatment over control minus one, but with the
     *     sign of the absolute effect also where the control is negative); absent where the control is zero or cannot be told from zero
     * @param standardError of the absolute effect, as the test has it: for the score test that under "no difference"
     * @param degreesOfFreedom of the standard error; absent where the statistic is normal
     * @param pValue two-sided p-value of no difference
     */
    record Effect(
            String method,
            Estimate absolute,
            Optional<Estimate> relative,
            double standardError,
            OptionalDouble degreesOfFreedom,
            double pValue)
            implements Comparison {

        public boolean isSignificant(double alpha) {
            return pValue < alpha;
        }
    }

    /**
     * No answer, with what is missing.
     *
     * @param reason what is missing, as a sentence
     */
    record NotEnoughData(String reason) implements Comparison {}
}
