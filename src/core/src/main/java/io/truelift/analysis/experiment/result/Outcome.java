package io.truelift.analysis.experiment.result;

/** What an experiment came to. */
public enum Outcome {
    WON,
    LOST,
    NO_DIFFERENCE,
    NOT_ENOUGH_DATA,
    NOT_TRUSTED,
    /** Nothing was randomised: groups are described, nothing is concluded. */
    DESCRIBED
}
