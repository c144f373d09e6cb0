package io.truelift.experiment.analysis;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.Experiment.Measure;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.Metric;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Inference;
import io.truelift.statistics.Moments;
import io.truelift.statistics.ProportionTest;
import io.truelift.statistics.RatioTest;
import io.truelift.statistics.WelchTest;
import java.util.List;

/** Two arms of one metric against each other: which test fits its kind, the design and the plan. */
final class ArmComparison {
    private final Experiment experiment;
    private final Metric metric;
    private final Measure measure;
    private final Inference inference;

    ArmComparison(Experiment experiment, Measure measure, Inference inference) {
        this.experiment = experiment;
        this.metric = measure.metric();
        this.measure = measure;
        this.inference = inference;
    }

    /** Both arms over the units of one stratum. */
    record Stratum(ArmSums control, ArmSums treatment) {}

    Lift lift(String variant, ArmSums control, ArmSums treatment, List<Stratum> strata) {
        return new Lift(variant, unadjusted(control, treatment));
    }

    Comparison unadjusted(ArmSums control, ArmSums treatment) {
        Moments one = control.moments();
        Moments other = treatment.moments();
        if (metric.kind().isRatio() || experiment.design().isClustered()) {
            return RatioTest.under(inference).compare(one.ratio(0, 1), other.ratio(0, 1));
        }
        if (metric.kind().isProportion() && inference instanceof Inference.FixedHorizon) {
            return ProportionTest.atAlpha(inference.alpha()).compare(one.proportion(0), other.proportion(0));
        }
        return WelchTest.under(inference).compare(one.sample(0), other.sample(0));
    }
}
