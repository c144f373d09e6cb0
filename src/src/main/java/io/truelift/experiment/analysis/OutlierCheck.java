package io.truelift.experiment.analysis;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.Experiment.Measure;
import io.truelift.experiment.Experiment.Variant;
import io.truelift.experiment.ExperimentReport.Check;
import io.truelift.experiment.ExperimentReport.Finding;
import io.truelift.experiment.MetricKind;
import io.truelift.experiment.totals.Slot;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.SampleSummary;
import io.truelift.statistics.WelchTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How far the answer on a mean depends on a few units: the test without the largest unit, and without the ten largest, of each arm. */
final class OutlierCheck {
    private final Experiment experiment;
    private final ExperimentSums sums;
    private final MetricTests tests;

    OutlierCheck(Experiment experiment, ExperimentSums sums, MetricTests tests) {
        this.experiment = experiment;
        this.sums = sums;
        this.tests = tests;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Measure measure : experiment.measures()) {
            MetricKind kind = measure.metric().kind();
            if ((kind == MetricKind.MEAN || kind == MetricKind.COUNT) && !experiment.design().isClustered()) {
                checks.add(of(measure));
            }
        }
        return checks;
    }

    private Check of(Measure measure) {
        List<String> turned = new ArrayList<>();
        for (Variant treatment : experiment.treatments()) {
            boolean is = isSignificant(tests.unadjusted(measure, Slot.WHOLE, treatment.key()).comparison());
            for (int without : new int[] {1, 10}) {
                if (isSignificant(compareWithout(measure, treatment, without)) != is) {
                    turned.add("%s %s without the %s of each variant".formatted(
                            treatment.title(), is ? "is no longer told from chance" : "is told from chance", without == 1 ? "largest unit" : "ten largest units"));
                    break;
                }
            }
        }
        String name = "Few units decide: " + measure.metric().title();
        return turned.isEmpty()
                ? new Check(name, Finding.FINE, "The answer is the same without the ten largest units of each variant.")
                : new Check(name, Finding.NOTICE, "%s. Winsorise the metric, or wait for more units.".formatted(String.join("; ", turned)));
    }

    private Comparison compareWithout(Measure measure, Variant treatment, int largest) {
        return WelchTest.atAlpha(experiment.alpha()).compare(
                without(sums.of(measure.metric().name(), experiment.control().key()), largest),
                without(sums.of(measure.metric().name(), treatment.key()), largest));
    }

    private static SampleSummary without(ArmSums arm, int largest) {
        SampleSummary all = arm.moments().sample(0);
        List<BigDecimal> left = arm.largest().subList(0, Math.min(largest, arm.largest().size()));
        BigDecimal sum = left.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal squares = left.stream().map(value -> value.multiply(value)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new SampleSummary(all.n() - left.size(), all.sum().subtract(sum), all.sumOfSquares().subtract(squares));
    }

    private boolean isSignificant(Comparison comparison) {
        return comparison instanceof Effect effect && effect.isSignificant(experiment.alpha());
    }
}
