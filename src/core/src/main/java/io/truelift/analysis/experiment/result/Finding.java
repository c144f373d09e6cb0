package io.truelift.analysis.experiment.result;

/** How a check ended. */
public enum Finding {
    FINE,
    NOTICE,
    WARNING
}
