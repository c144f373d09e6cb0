package io.truelift.statistics;

/**
 * An effect as an experiment, or a slice of one, has measured it.
 *
 * @param value the effect, in any unit that is the same for all that are looked at together
 * @param standardError of the effect, above zero
 */
public record MeasuredEffect(double value, double standardError) {

    /** @throws IllegalArgumentException if the effect is not finite, or the error not above zero and finite */
    public MeasuredEffect {
        if (!(Double.isFinite(value) && standardError > 0 && Double.isFinite(standardError))) {
            throw new IllegalArgumentException(
                    "Cannot use an effect of %s with a standard error of %s: both must be finite, the error above zero."
                            .formatted(value, standardError));
        }
    }
}
