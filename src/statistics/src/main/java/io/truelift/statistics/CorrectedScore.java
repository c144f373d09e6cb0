package io.truelift.statistics;

/**
 * A score statistic with the correction for continuity: the residual is brought nearer to zero, and at most to it, by half a unit of each
 * arm (Yates 1934, JRSS Supplement 1, 217-235; as Fleiss, Levin and Paik 2003, "Statistical Methods for Rates and Proportions", 3rd ed., have it for two shares).
 */
record CorrectedScore(ScoreModel model) implements ScoreModel {

    @Override
    public double residual(double effect) {
        double residual = model.residual(effect);
        return Math.copySign(Math.max(0, Math.abs(residual) - model.halfUnits(effect)), residual);
    }

    @Override
    public double variance(double effect) {
        return model.variance(effect);
    }

    @Override
    public double halfUnits(double effect) {
        return model.halfUnits(effect);
    }
}
