package io.truelift.webui.browser;

import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.Course;
import io.truelift.analysis.experiment.result.Dimension;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.LeftOut;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Origins;
import io.truelift.analysis.experiment.result.PlanInWords;
import io.truelift.analysis.experiment.result.Population;
import io.truelift.analysis.experiment.result.Receipt;
import io.truelift.analysis.experiment.result.ReportedExperiment;
import io.truelift.analysis.experiment.result.SampleRatio;
import io.truelift.analysis.experiment.result.Step;
import io.truelift.analysis.experiment.result.Verdict;
import io.truelift.definitions.experiment.Design;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Comparison.NotEnoughData;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A sample report in the making. */
final class ReportBuilder {
    static final Instant ANALYSED = Instant.parse("2026-11-20T09:30:00Z");
    static final String HOLM = "Secondary metrics are corrected by Holm.";
    static final PlanInWords ONCE = new PlanInWords(
            Design.AB,
            "To be read once, at its end: who looks earlier and stops at a good moment is wrong more often than 5.00%.",
            "Not adjusted.",
            HOLM,
            Optional.empty());
    private static final double ALPHA = 0.05;
    private static final String SQL = """
            -- Per variant and metric: units, sums and sums of squares. One scan.
            WITH
                exposed AS (
                    SELECT customer_id, min_by(variant, exposed_at) AS variant, count(DISTINCT variant) AS variants
                    FROM lakehouse.governed.exposure
                    WHERE experiment = ? AND customer_id IS NOT NULL
                    GROUP BY customer_id
                ),
                visit AS (
                    SELECT customer_id, 1.0 AS value
                    FROM lakehouse.governed.event
                    WHERE event_type = 'visit'
                    GROUP BY customer_id
                )
            SELECT exposed.variant, count(*) AS units, sum(coalesce(visit.value, 0)) AS total
            FROM exposed
            LEFT JOIN visit ON visit.customer_id = exposed.customer_id
            WHERE exposed.variants = 1
            GROUP BY exposed.variant
            """;

    private final String name;
    private final String title;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Dimension> dimensions = new ArrayList<>();
    private List<Check> checks = List.of();
    private String hypothesis = "";
    private PlanInWords plan = ONCE;
    private Optional<Days> days = Optional.empty();

    ReportBuilder(String name, String title) {
        this.name = name;
        this.title = title;
    }

    ReportBuilder believing(String what) {
        hypothesis = what;
        return this;
    }

    ReportBuilder planned(PlanInWords how) {
        plan = how;
        return this;
    }

    ReportBuilder leavingOut(long units, String reason) {
        leftOut.add(new LeftOut(reason, units));
        return this;
    }

    ReportBuilder checked(Check... what) {
        checks = List.of(what);
        return this;
    }

    ReportBuilder sliced(Dimension by) {
        dimensions.add(by);
        return this;
    }

    /** Customers met it from the first day to the last; the metrics count for so many days after. */
    ReportBuilder met(LocalDate first, LocalDate last, int windowDays) {
        days = Optional.of(new Days(first, last, windowDays));
        return this;
    }

    private record Days(LocalDate first, LocalDate last, int windowDays) {

        Course course(List<Arm> arms, List<MetricResult> metrics) {
            long units = arms.stream().mapToLong(Arm::units).sum();
            long all = ChronoUnit.DAYS.between(first, last) + 1;
            List<Step> steps = new ArrayList<>();
            for (int day = 1; day <= all; day++) {
                double share = (double) day / all;
                long until = Math.round(units * share);
                steps.add(new Step(
                        first.plusDays(day - 1),
                        until,
                        metrics.getFirst().lifts().stream()
                                .map(lift -> new Lift(lift.variant(), at(share, lift.answer())))
                                .toList()));
            }
            Map<String, Integer> windows =
                    metrics.stream().collect(Collectors.toMap(MetricResult::metric, metric -> windowDays * 24));
            return new Course(first, last, units, windows, Optional.empty(), true, steps);
        }

        /** The answer with fewer customers: less sure, and a little beside it. */
        private static Comparison at(double share, Comparison answer) {
            if (!(answer instanceof Effect effect) || share < 0.15) {
                return new NotEnoughData("Too few so far.");
            }
            double wider = 1 / Math.sqrt(share);
            double aside = (1 - share) * Math.sin(9 * share);
            return new Effect(
                    effect.method(),
                    at(wider, aside, effect.absolute()),
                    effect.relative().map(relative -> at(wider, aside, relative)),
                    effect.standardError() * wider,
                    effect.degreesOfFreedom(),
                    effect.pValue());
        }

        private static Estimate at(double wider, double aside, Estimate estimate) {
            double reach = (estimate.interval().high() - estimate.interval().low()) / 2;
            double value = estimate.value() + aside * reach;
            return new Estimate(
                    value,
                    new Interval(
                            value - reach * wider,
                            value + reach * wider,
                            estimate.interval().level()));
        }
    }

    ExperimentReport found(List<Arm> arms, SampleRatio assignment, List<MetricResult> metrics, Verdict verdict) {
        List<Arm> planned = arms.stream()
                .map(arm -> new Arm(arm.variant(), arm.title(), 1.0 / arms.size(), arm.units()))
                .toList();
        return report("control", planned, Optional.of(assignment), metrics, verdict);
    }

    ExperimentReport foundNothingToCompare(List<Arm> arms, List<MetricResult> metrics, Verdict verdict) {
        return report("", arms, Optional.empty(), metrics, verdict);
    }

    private ExperimentReport report(
            String control,
            List<Arm> arms,
            Optional<SampleRatio> assignment,
            List<MetricResult> metrics,
            Verdict verdict) {
        return new ExperimentReport(
                new ReportedExperiment(name, title, hypothesis, "crm", "analytics", control, ALPHA),
                new Population(arms, assignment, 0, 0, leftOut),
                metrics,
                dimensions,
                verdict,
                checks,
                plan,
                days.map(met -> met.course(arms, metrics)),
                new Receipt(
                        Map.of(
                                "governed.exposure",
                                6129384756102938475L,
                                "governed.event",
                                1830495867203948576L,
                                "governed.order_line",
                                7720394857610293847L),
                        "3b1f7c5e9a2d4860b7e1c3f5a9d2e4b60718293a4b5c6d7e8f90a1b2c3d4e5f6",
                        SQL,
                        "analyst",
                        Origins.UNKNOWN),
                ANALYSED);
    }
}
