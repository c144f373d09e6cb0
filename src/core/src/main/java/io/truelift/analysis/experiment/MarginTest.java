package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.Guard;
import io.truelift.definitions.metric.Margin;
import io.truelift.definitions.metric.Metric;
import io.truelift.statistics.Inference;
import io.truelift.statistics.Moments;
import io.truelift.statistics.NonInferiority;
import io.truelift.statistics.NonInferiorityTest;
import io.truelift.statistics.Scale;
import java.util.Optional;

/** Whether a guardrail is shown to be within its margin; with half of alpha, as the two-sided interval would say it. */
record MarginTest(Metric metric, Margin margin, Inference inference, boolean isRatio) {

    Optional<Guard> guard(Moments control, Moments treatment) {
        Inference oneSided = oneSided();
        NonInferiorityTest test = NonInferiorityTest.under(
                oneSided,
                new NonInferiority.Margin(margin.size(), margin.isRelative() ? Scale.RELATIVE : Scale.ABSOLUTE),
                metric.increaseIsGood() ? NonInferiority.Better.HIGHER : NonInferiority.Better.LOWER);
        double baseline =
                isRatio ? control.ratio(0, 1).ratio() : control.sample(0).mean();
        double size = margin.isRelative() ? margin.size() * Math.abs(baseline) : margin.size();
        return switch (compared(test, control, treatment)) {
            case NonInferiority.Finding finding ->
                Optional.of(new Guard(size, finding.pValue(), finding.isShown(oneSided.alpha())));
            // What cannot be told is not shown to be within.
            case NonInferiority.NotEnoughData nothing ->
                Optional.of(new Guard(Double.isFinite(size) ? size : margin.size(), 1, false));
        };
    }

    /** Half of alpha on the one side; the bounds of planned looks spend half of it on each side already. */
    private Inference oneSided() {
        return switch (inference) {
            case Inference.FixedHorizon(double alpha) -> new Inference.FixedHorizon(alpha / 2);
            case Inference.AlwaysValid(double alpha, double rho) -> new Inference.AlwaysValid(alpha / 2, rho);
            case Inference.GroupSequential looks -> looks;
        };
    }

    private NonInferiority compared(NonInferiorityTest test, Moments control, Moments treatment) {
        if (isRatio) {
            return test.compare(control.ratio(0, 1), treatment.ratio(0, 1));
        }
        return metric.kind().isProportion()
                ? test.compare(control.proportion(0), treatment.proportion(0))
                : test.compare(control.sample(0), treatment.sample(0));
    }
}
