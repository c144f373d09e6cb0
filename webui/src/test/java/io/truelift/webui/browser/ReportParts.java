package io.truelift.webui.browser;

import io.truelift.analysis.experiment.result.Adjusted;
import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.Bayesian;
import io.truelift.analysis.experiment.result.Corrected;
import io.truelift.analysis.experiment.result.Dimension;
import io.truelift.analysis.experiment.result.Guard;
import io.truelift.analysis.experiment.result.Level;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.More;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the sample reports are made of: few figures each, the others follow. */
final class ReportParts {
    private static final double LEVEL = 0.95;

    private ReportParts() {}

    /** Levels that share the customers in equal parts; the last treatment's effect wanes from the first level to the last. */
    static Dimension dimension(String name, List<String> values, List<Arm> arms, List<MetricResult> metrics) {
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            double strength = 1.25 - i * 1.5 / values.size();
            int parts = values.size();
            List<MetricResult> here = metrics.stream()
                    .map(metric -> part(metric, parts, strength))
                    .toList();
            levels.add(new Level(
                    values.get(i),
                    arms.stream()
                            .map(arm -> new Arm(arm.variant(), arm.title(), arm.plannedShare(), arm.units() / parts))
                            .toList(),
                    here));
        }
        return new Dimension(name, levels, "P-values are corrected for %d levels (Holm).".formatted(values.size()));
    }

    static MetricResult part(MetricResult metric, int parts, double strength) {
        List<ArmValue> arms = metric.arms().stream()
                .map(arm -> new ArmValue(
                        arm.variant(),
                        arm.units() / parts,
                        arm.sum().divide(BigDecimal.valueOf(parts), 0, RoundingMode.HALF_UP),
                        arm.mean() * (0.9 + strength / 10)))
                .toList();
        List<Lift> lifts =
                metric.lifts().stream().map(lift -> part(lift, parts, strength)).toList();
        return new MetricResult(
                metric.metric(),
                metric.title(),
                metric.role(),
                metric.kind(),
                metric.unit(),
                metric.increaseIsGood(),
                arms,
                lifts);
    }

    static Lift part(Lift lift, int parts, double strength) {
        return switch (lift.answer()) {
            case Comparison.Effect effect -> {
                Estimate relative = effect.relative().orElseThrow();
                double wider = Math.sqrt(parts);
                double p = strength > 0.3 ? 0.0004 : 0.21;
                yield lift(
                        lift.variant(),
                        effect.method(),
                        effect.absolute().value() * strength,
                        (effect.absolute().interval().high() - effect.absolute().value()) * wider,
                        relative.value() * strength,
                        (relative.interval().high() - relative.value()) * wider,
                        p,
                        More.NOTHING,
                        Math.min(1, p * parts));
            }
            case Comparison.NotEnoughData missing -> lift;
        };
    }

    static Arm arm(String variant, String title, long units) {
        return new Arm(variant, title, 0.5, units);
    }

    static ArmValue value(String variant, long units, String sum) {
        BigDecimal total = new BigDecimal(sum);
        return new ArmValue(variant, units, total, total.doubleValue() / units);
    }

    /** @param reduction share of the variance that an adjustment took away; 0 for none */
    static Known known(double corrected, double reduction, double chance, double loss) {
        return new Known(corrected, reduction, new Bayesian(chance, loss));
    }

    record Known(double corrected, double reduction, Bayesian bayesian) {}

    /** Where the plan adjusts, what counts is the adjusted comparison; the plain one beside it is wider. */
    static Lift lift(
            String variant,
            String method,
            double absolute,
            double absoluteReach,
            double relative,
            double relativeReach,
            double p,
            Known known) {
        Lift plain = lift(
                variant,
                method,
                absolute * 1.01,
                absoluteReach * 1.02,
                relative * 1.01,
                relativeReach * 1.02,
                p,
                More.NOTHING);
        Comparison counts = lift(variant, method, absolute, absoluteReach, relative, relativeReach, p, More.NOTHING)
                .comparison();
        Optional<Adjusted> adjusted = known.reduction() == 0
                ? Optional.empty()
                : Optional.of(new Adjusted(counts, List.of(0.02), Optional.of(known.reduction()), List.of()));
        return new Lift(
                variant,
                adjusted.isPresent() ? plain.comparison() : counts,
                new More(
                        Optional.of(new Corrected(known.corrected(), counts)),
                        adjusted,
                        Optional.of(known.bayesian()),
                        Optional.empty()));
    }

    static More guarded(double margin, double p, boolean isWithin) {
        return new More(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new Guard(margin, p, isWithin)));
    }

    static Lift lift(
            String variant,
            String method,
            double absolute,
            double absoluteReach,
            double relative,
            double relativeReach,
            double p,
            More more,
            double corrected) {
        Lift plain = lift(variant, method, absolute, absoluteReach, relative, relativeReach, p, more);
        return plain.withCorrected(new Corrected(corrected, plain.comparison()));
    }

    static Lift lift(
            String variant,
            String method,
            double absolute,
            double absoluteReach,
            double relative,
            double relativeReach,
            double p,
            More more) {
        return new Lift(
                variant,
                new Comparison.Effect(
                        method,
                        estimate(absolute, absoluteReach),
                        Optional.of(estimate(relative, relativeReach)),
                        absoluteReach / 1.96,
                        OptionalDouble.empty(),
                        p),
                more);
    }

    static Estimate estimate(double value, double reach) {
        return new Estimate(value, new Interval(value - reach, value + reach, LEVEL));
    }
}
