package io.truelift.analysis.experiment.result;

/**
 * The experiment as it was when it was reported on.
 *
 * @param name its file name in {@code sql/experiments} without the ending
 * @param title short name
 * @param hypothesis what was believed before, in a sentence
 * @param owner team that answers for it
 * @param purpose purpose that a unit must have granted to be counted
 * @param control key of the control variant; empty where nothing was randomised
 * @param alpha two-sided significance level
 */
public record ReportedExperiment(
        String name, String title, String hypothesis, String owner, String purpose, String control, double alpha) {}
