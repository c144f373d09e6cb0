package io.truelift.analysis.experiment.result;

import java.util.Optional;

/**
 * The conclusion.
 *
 * @param outcome the conclusion
 * @param sentence the conclusion for an executive, with the figures
 * @param winner key of the best treatment when the outcome is WON
 */
public record Verdict(Outcome outcome, String sentence, Optional<String> winner) {}
