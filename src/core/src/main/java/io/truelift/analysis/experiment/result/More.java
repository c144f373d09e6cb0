package io.truelift.analysis.experiment.result;

import java.util.Optional;

/**
 * What is known of a lift beside its comparison.
 *
 * @param corrected the answer, where it is one of several tests
 * @param adjusted the comparison that counts, where the plan adjusts
 * @param bayesian chance and loss, from the same figures
 * @param guard whether a guardrail is within its margin
 */
public record More(
        Optional<Corrected> corrected,
        Optional<Adjusted> adjusted,
        Optional<Bayesian> bayesian,
        Optional<Guard> guard) {
    public static final More NOTHING = new More(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
