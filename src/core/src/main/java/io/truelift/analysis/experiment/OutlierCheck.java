package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.totals.Slot;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.Experiment.Measure;
import io.truelift.definitions.experiment.Experiment.Variant;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.SampleSummary;
import io.truelift.statistics.WelchTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How far the answer on a mean depends on a few units: the test without the most extreme unit, and without the ten most extreme, of each
 * arm. The largest and the smallest are left out in turn, for a refund of a million hides a difference as well as an order of a million
 * makes one. The smallest of values that mostly are nothing, such as the spend of those who bought nothing, say nothing; leaving out ten
 * zeros of thousands changes nothing.
 */
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
            if (kind.isMean() && !experiment.design().isClustered()) {
                checks.add(of(measure));
            }
        }
        return checks;
    }

    /** The end of an arm's values that is left out. */
    private enum End {
        LARGEST,
        SMALLEST;

        List<BigDecimal> values(ArmSums arm) {
            return this == LARGEST ? arm.largest() : arm.smallest();
        }

        String words(int units) {
            String extreme = name().toLowerCase(Locale.ROOT);
            return units == 1 ? extreme + " unit" : "ten %s units".formatted(extreme);
        }
    }

    private Check of(Measure measure) {
        List<String> turned = new ArrayList<>();
        for (Variant treatment : experiment.treatments()) {
            boolean is = isSignificant(
                    tests.unadjusted(measure, Slot.WHOLE, treatment.key()).comparison());
            for (End end : End.values()) {
                IntStream.of(1, 10)
                        .filter(without -> isSignificant(compareWithout(measure, treatment, end, without)) != is)
                        .mapToObj(without -> "%s %s without the %s of each variant"
                                .formatted(
                                        treatment.title(),
                                        is ? "is no longer told from chance" : "is told from chance",
                                        end.words(without)))
                        .findFirst()
                        .ifPresent(turned::add);
            }
        }
        String name = "Few units decide: " + measure.metric().title();
        return turned.isEmpty()
                ? new Check(
                        name,
                        Finding.FINE,
                        "The answer is the same without the ten largest and without the ten smallest units of each variant.")
                : new Check(
                        name,
                        Finding.NOTICE,
                        "%s. Winsorise the metric, or wait for more units.".formatted(String.join("; ", turned)));
    }

    private Comparison compareWithout(Measure measure, Variant treatment, End end, int units) {
        return WelchTest.atAlpha(experiment.alpha())
                .compare(
                        without(
                                sums.of(
                                        measure.metric().name(),
                                        experiment.control().key()),
                                end,
                                units),
                        without(sums.of(measure.metric().name(), treatment.key()), end, units));
    }

    private static SampleSummary without(ArmSums arm, End end, int units) {
        SampleSummary all = arm.moments().sample(0);
        List<BigDecimal> values = end.values(arm);
        List<BigDecimal> left = values.subList(0, Math.min(units, values.size()));
        BigDecimal sum = left.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal squares = left.stream().map(value -> value.multiply(value)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new SampleSummary(
                all.n() - left.size(),
                all.sum().subtract(sum),
                all.sumOfSquares().subtract(squares));
    }

    private boolean isSignificant(Comparison comparison) {
        return comparison instanceof Effect effect && effect.isSignificant(experiment.alpha());
    }
}
