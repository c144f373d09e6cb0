package io.truelift.analysis.experiment.result;

import io.truelift.statistics.Comparison;

/**
 * A test among others. Its intervals are of the level that the correction leaves it, so that they exclude zero exactly where
 * the corrected p-value is below alpha.
 *
 * @param pValue corrected p-value
 * @param comparison the comparison with its own p-value, and intervals of that level
 */
public record Corrected(double pValue, Comparison comparison) {}
