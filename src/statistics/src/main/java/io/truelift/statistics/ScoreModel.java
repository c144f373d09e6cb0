package io.truelift.statistics;

/** A score statistic as a function of the effect that is supposed to be true: {@code residual^2 / variance}. */
sealed interface ScoreModel permits DifferenceScore, LiftScore, CorrectedScore {

    /** What was seen less what the effect predicts; falls as the effect grows and is zero at the estimate. */
    double residual(double effect);

    /** Variance of the residual, with the shares at their most likely values given the effect. */
    double variance(double effect);

    /** What the residual changes by, when half a unit of each arm goes over. */
    double halfUnits(double effect);
}
