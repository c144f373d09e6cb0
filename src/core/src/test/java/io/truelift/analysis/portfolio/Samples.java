package io.truelift.analysis.portfolio;

import io.truelift.analysis.decision.ExperimentDecision;
import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.Course;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Origins;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.experiment.result.PlanInWords;
import io.truelift.analysis.experiment.result.Population;
import io.truelift.analysis.experiment.result.Receipt;
import io.truelift.analysis.experiment.result.ReportedExperiment;
import io.truelift.analysis.experiment.result.Verdict;
import io.truelift.definitions.experiment.Design;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reports with one metric in pounds, of 1,000 customers on ten days, each with a window of 14 days. */
final class Samples {
    static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    static final LocalDate LAST = LocalDate.of(2026, 3, 10);
    static final Instant ANALYSED = Instant.parse("2026-03-28T00:00:00Z");
    private static final double CRITICAL = 1.959963984540054;

    private Samples() {}

    /** @param error standard error of the difference per customer */
    static ExperimentReport report(String name, Design design, Outcome outcome, double perCustomer, double error) {
        return report(name, design, outcome, "GBP", perCustomer, error);
    }

    static ExperimentReport report(
            String name, Design design, Outcome outcome, String unit, double perCustomer, double error) {
        double reach = CRITICAL * error;
        Comparison.Effect effect = new Comparison.Effect(
                "Welch",
                new Estimate(perCustomer, new Interval(perCustomer - reach, perCustomer + reach, 0.95)),
                Optional.empty(),
                error,
                OptionalDouble.empty(),
                0.01);
        return new ExperimentReport(
                new ReportedExperiment(name, "Title of " + name, "", "crm", "analytics", "control", 0.05),
                new Population(
                        List.of(new Arm("control", "Control", 0.5, 500), new Arm("treatment", "Treatment", 0.5, 500)),
                        Optional.empty(),
                        0,
                        0,
                        List.of()),
                List.of(new MetricResult(
                        "revenue",
                        "Revenue",
                        MetricRole.PRIMARY,
                        MetricKind.MEAN,
                        unit,
                        true,
                        List.of(),
                        List.of(new Lift("treatment", effect)))),
                List.of(),
                new Verdict(
                        outcome, "A sentence.", outcome == Outcome.WON ? Optional.of("treatment") : Optional.empty()),
                List.of(),
                new PlanInWords(design, "", "", "", Optional.empty()),
                Optional.of(course(FIRST, LAST)),
                new Receipt(Map.of(), "", "", "analyst", Origins.UNKNOWN),
                ANALYSED);
    }

    /** The same, had customers met it on other days. */
    static ExperimentReport met(LocalDate first, LocalDate last, ExperimentReport report) {
        return new ExperimentReport(
                report.experiment(),
                report.population(),
                report.metrics(),
                report.dimensions(),
                report.verdict(),
                report.checks(),
                report.plan(),
                Optional.of(course(first, last)),
                report.receipt(),
                report.analysedAt());
    }

    private static Course course(LocalDate first, LocalDate last) {
        return new Course(first, last, 1000, Map.of("revenue", 14 * 24), Optional.empty(), true, List.of());
    }

    static PortfolioEntry entry(ExperimentReport report, Choice choice, Instant at) {
        return new PortfolioEntry(
                ExperimentSummary.of(1, report),
                Optional.of(new ExperimentDecision(report.experiment().name(), 1, choice, "because", "anna", at)),
                Optional.empty());
    }

    static PortfolioEntry undecided(ExperimentReport report) {
        return new PortfolioEntry(ExperimentSummary.of(1, report), Optional.empty(), Optional.empty());
    }
}
