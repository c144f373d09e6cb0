package io.truelift.analysis.experiment.result;

import io.truelift.definitions.experiment.Design;
import java.util.Optional;

/**
 * What was decided before there were data.
 *
 * @param design how units came to their variants
 * @param stopping when it may be concluded
 * @param adjustment how what was known before sharpens the answer
 * @param correction how several tests are corrected
 * @param progress share of the planned units that are counted, where units were planned
 */
public record PlanInWords(
        Design design, String stopping, String adjustment, String correction, Optional<Double> progress) {}
