package io.truelift.webui.browser;

import static io.truelift.webui.browser.ReportParts.arm;
import static io.truelift.webui.browser.ReportParts.known;
import static io.truelift.webui.browser.ReportParts.lift;
import static io.truelift.webui.browser.ReportParts.value;

import io.truelift.analysis.decision.DecisionLog;
import io.truelift.analysis.decision.ExperimentDecision;
import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.experiment.result.PlanInWords;
import io.truelift.analysis.experiment.result.SampleRatio;
import io.truelift.analysis.experiment.result.Verdict;
import io.truelift.definitions.experiment.Design;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.database.ReportVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** An experiment that was shipped, and the holdout that shows what everything shipped does together. Both are made up. */
final class Shipped {
    private static final Instant DECIDED = Instant.parse("2026-07-02T08:15:00Z");

    private Shipped() {}

    /** 60,000 customers in 28 days, each worth 12 pence more: 782,143 a year, so 94 thousand pounds. */
    static ExperimentReport checkout() {
        return new ReportBuilder("express_checkout", "Express checkout")
                .believing("One page in place of four makes more customers finish their order.")
                .met(LocalDate.of(2026, 5, 25), LocalDate.of(2026, 6, 21), 14)
                .checked(new Check("Planned shares", Finding.FINE, "Units arrived in the planned shares (p = 0.624)."))
                .found(
                        List.of(arm("control", "Four pages", 30_060), arm("treatment", "One page", 29_940)),
                        new SampleRatio(0.624, Finding.FINE),
                        List.of(new MetricResult(
                                "revenue_per_customer",
                                "Revenue per customer",
                                MetricRole.PRIMARY,
                                MetricKind.MEAN,
                                "GBP",
                                true,
                                List.of(value("control", 30_060, "93186.00"), value("treatment", 29_940, "96406.80")),
                                List.of(lift(
                                        "treatment",
                                        "Welch",
                                        0.12,
                                        0.049,
                                        0.0387,
                                        0.0158,
                                        1.6e-6,
                                        known(1.6e-6, 0, 0.99999, 0))))),
                        new Verdict(
                                Outcome.WON,
                                "The single page won: revenue per customer rose by 3.9% (95% interval 2.3% to 5.5%).",
                                Optional.of("treatment")));
    }

    /** 52,000 customers, counted once in 90 days each: 210,889 a year, each worth 48 pence more. */
    static ExperimentReport holdout() {
        return new ReportBuilder("global_holdout", "Everything against nothing")
                .believing("Customers who get what was shipped spend more than those who are kept out of it.")
                .planned(new PlanInWords(
                        Design.HOLDOUT,
                        "To be read once, at its end.",
                        "Not adjusted.",
                        ReportBuilder.HOLM,
                        Optional.empty()))
                .met(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 31), 90)
                .checked(new Check("Planned shares", Finding.FINE, "Units arrived in the planned shares (p = 0.513)."))
                .found(
                        List.of(arm("control", "Kept out", 26_050), arm("treatment", "Gets everything", 25_950)),
                        new SampleRatio(0.513, Finding.FINE),
                        List.of(new MetricResult(
                                "revenue_per_customer",
                                "Revenue per customer",
                                MetricRole.PRIMARY,
                                MetricKind.MEAN,
                                "GBP",
                                true,
                                List.of(value("control", 26_050, "312600.00"), value("treatment", 25_950, "323856.00")),
                                List.of(lift(
                                        "treatment",
                                        "Welch",
                                        0.48,
                                        0.22,
                                        0.04,
                                        0.0183,
                                        2.1e-5,
                                        known(2.1e-5, 0, 0.99999, 0))))),
                        new Verdict(
                                Outcome.WON,
                                "What was shipped does good together: revenue per customer is 4.0% higher (95% interval 2.2% to 5.8%).",
                                Optional.of("treatment")));
    }

    static void decide(DataSource database) {
        List<ReportVersion> versions = new ReportStore(database).versions(Kind.EXPERIMENT, "express_checkout");
        new DecisionLog(database)
                .add(new ExperimentDecision(
                        "express_checkout",
                        versions.getFirst().id(),
                        Choice.SHIP,
                        "More orders are finished, and nothing got worse.",
                        "analyst",
                        DECIDED));
    }
}
