package io.truelift.analysis.experiment.result;

/**
 * The sample ratio check (chi-square goodness of fit of the units per arm to the planned shares).
 *
 * @param pValue p-value of the planned shares
 * @param finding fine, to be watched, or not trusted, by the limits of the settings at the time
 */
public record SampleRatio(double pValue, Finding finding) {

    /** Whether the p-value is so small that the report cannot be trusted. */
    public boolean mismatch() {
        return finding == Finding.WARNING;
    }
}
