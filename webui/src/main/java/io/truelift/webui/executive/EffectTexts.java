package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.statistics.Comparison;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;

/**
 * A variant against the control, every figure formatted.
 *
 * @param difference absolute difference
 * @param differenceRange its interval
 * @param lift relative difference
 * @param liftRange its interval
 * @param pValue p-value of no difference
 * @param corrected the p-value as corrected for the tests beside it; empty where it is not corrected
 * @param chance chance to beat the control; empty where it is not known
 * @param loss expected loss
 * @param tone style of the lift
 */
public record EffectTexts(
        String difference,
        String differenceRange,
        String lift,
        String liftRange,
        String pValue,
        String corrected,
        String chance,
        String loss,
        String tone) {
    private static final String NONE = "\u2013";

    /** Of the control. */
    static final EffectTexts NOTHING = new EffectTexts("", "", "", "", "", "", "", "", "");

    private static final EffectTexts MISSING = new EffectTexts(NONE, "", NONE, "", NONE, "", NONE, "", "");

    static EffectTexts of(ExperimentReport report, MetricResult metric, Lift lift, Figures figures) {
        return switch (lift.answer()) {
            case Comparison.Effect effect -> of(report, metric, lift, effect, figures);
            case Comparison.NotEnoughData missing -> MISSING;
        };
    }

    private static EffectTexts of(
            ExperimentReport report, MetricResult metric, Lift lift, Comparison.Effect effect, Figures figures) {
        FigureScale scale = FigureScale.ofDifferences(metric.kind(), metric.unit());
        return new EffectTexts(
                figures.difference(effect.absolute(), scale),
                figures.differenceRange(effect.absolute(), scale),
                effect.relative()
                        .map(relative -> figures.difference(relative, FigureScale.PERCENT))
                        .orElse(NONE),
                effect.relative()
                        .map(relative -> figures.differenceRange(relative, FigureScale.PERCENT))
                        .orElse("control too near zero"),
                figures.pValue(effect.pValue()),
                lift.more()
                        .corrected()
                        .map(corrected -> figures.pValue(corrected.pValue()))
                        .orElse(""),
                lift.more()
                        .bayesian()
                        .map(bayesian -> figures.chance(bayesian.chanceToBeatControl()))
                        .orElse(NONE),
                lift.more()
                        .bayesian()
                        .map(bayesian -> figures.loss(bayesian.expectedLoss(), scale))
                        .orElse(""),
                VariantNames.tone(report, metric, lift, effect).token() + "-text");
    }
}
