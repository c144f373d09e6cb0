package io.truelift.analysis.experiment.result;

/**
 * One thing that was looked at before the report is believed.
 *
 * @param name what was looked at
 * @param finding whether all is well
 * @param sentence what was seen
 */
public record Check(String name, Finding finding, String sentence) {}
