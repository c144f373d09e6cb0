package io.truelift.webui.browser;

import io.truelift.experiment.ExperimentReport;
import io.truelift.experiment.ExperimentReport.Arm;
import io.truelift.experiment.ExperimentReport.ArmValue;
import io.truelift.experiment.ExperimentReport.Lift;
import io.truelift.experiment.ExperimentReport.MetricResult;
import io.truelift.experiment.ExperimentReport.Outcome;
import io.truelift.experiment.ExperimentReport.Receipt;
import io.truelift.experiment.ExperimentReport.Role;
import io.truelift.experiment.ExperimentReport.SampleRatio;
import io.truelift.experiment.ExperimentReport.Verdict;
import io.truelift.experiment.MetricKind;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One report of each outcome. Counts and sums of the first are those of Hillstrom's public e-mail experiment; its
 * intervals are plain normal ones, near enough to look at. The others are made up.
 */
final class SampleExperiments {
    private static final Instant ANALYSED = Instant.parse("2026-11-20T09:30:00Z");
    private static final double LEVEL = 0.95;
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

    private SampleExperiments() {}

    static List<ExperimentReport> all() {
        return List.of(hillstrom(), freeShipping(), priceBadge(), cartReminder(), welcome());
    }

    private static ExperimentReport hillstrom() {
        return report(
                "hillstrom_email",
                "E-mail with merchandise",
                "An e-mail that features merchandise brings more customers back to the shop than no e-mail.",
                List.of(arm("control", "No e-mail", 21306), arm("mens", "Men's merchandise", 21307), arm("womens", "Women's merchandise", 21387)),
                new SampleRatio(0.905, false),
                0,
                List.of(
                        new MetricResult(
                                "visit", "Visited within two weeks", Role.PRIMARY, MetricKind.PROPORTION, "", true,
                                List.of(value("control", 21306, "2262"), value("mens", 21307, "3894"), value("womens", 21387, "3238")),
                                List.of(
                                        lift("mens", "score", 0.076590, 0.00664, 0.7214, 0.0786, 1e-14),
                                        lift("womens", "score", 0.045233, 0.00635, 0.4260, 0.0721, 1e-14))),
                        new MetricResult(
                                "conversion", "Bought within two weeks", Role.SECONDARY, MetricKind.PROPORTION, "", true,
                                List.of(value("control", 21306, "122"), value("mens", 21307, "267"), value("womens", 21387, "189")),
                                List.of(
                                        lift("mens", "score", 0.006805, 0.00181, 1.1884, 0.4700, 1.6e-13),
                                        lift("womens", "score", 0.003111, 0.00161, 0.5433, 0.3500, 0.00016))),
                        new MetricResult(
                                "revenue_per_customer", "Spend per customer", Role.SECONDARY, MetricKind.MEAN, "USD", true,
                                List.of(value("control", 21306, "13908.33"), value("mens", 21307, "30311.69"), value("womens", 21387, "23038.11")),
                                List.of(
                                        lift("mens", "Welch", 0.769827, 0.2847, 1.1793, 0.5960, 1.2e-7),
                                        lift("womens", "Welch", 0.424412, 0.2544, 0.6502, 0.4630, 0.0011)))),
                new Verdict(
                        Outcome.WON,
                        "The men's merchandise e-mail won: it lifts visits by 72% over no e-mail (95% interval 64% to 80%).",
                        Optional.of("mens")));
    }

    private static ExperimentReport freeShipping() {
        return report(
                "free_shipping",
                "Free delivery from £30",
                "A lower threshold for free delivery raises orders without lowering their value.",
                List.of(arm("control", "From £40", 18211), arm("treatment", "From £30", 18154)),
                new SampleRatio(0.765, false),
                1208,
                List.of(
                        new MetricResult(
                                "conversion", "Ordered", Role.PRIMARY, MetricKind.PROPORTION, "", true,
                                List.of(value("control", 18211, "2185"), value("treatment", 18154, "2219")),
                                List.of(lift("treatment", "score", 0.002248, 0.00669, 0.0187, 0.0566, 0.51))),
                        new MetricResult(
                                "average_order_value", "Average order value", Role.GUARDRAIL, MetricKind.RATIO, "GBP", true,
                                List.of(value("control", 18211, "118427.10"), value("treatment", 18154, "116204.90")),
                                List.of(lift("treatment", "delta", -1.83, 1.42, -0.0338, 0.0259, 0.012)))),
                new Verdict(
                        Outcome.NO_DIFFERENCE,
                        "No clear difference: orders changed by +1.9%, and the 95% interval from \u22123.8% to +7.5% includes none at all.",
                        Optional.empty()));
    }

    private static ExperimentReport priceBadge() {
        return report(
                "price_badge",
                "Badge \u201clowest price in 30 days\u201d",
                "A price badge on product pages raises revenue per customer.",
                List.of(arm("control", "No badge", 40102), arm("treatment", "Badge", 39871)),
                new SampleRatio(0.414, false),
                3310,
                List.of(new MetricResult(
                        "revenue_per_customer", "Revenue per customer", Role.PRIMARY, MetricKind.MEAN, "GBP", true,
                        List.of(value("control", 40102, "181261.04"), value("treatment", 39871, "167458.20")),
                        List.of(lift("treatment", "Welch", -0.32, 0.19, -0.0708, 0.0421, 0.0009)))),
                new Verdict(Outcome.LOST, "The badge lost: revenue per customer fell by 7.1% (95% interval \u221211.3% to \u22122.9%).", Optional.empty()));
    }

    private static ExperimentReport cartReminder() {
        return report(
                "cart_reminder",
                "Reminder of an abandoned cart",
                "A reminder after a day brings back more carts than none.",
                List.of(arm("control", "No reminder", 41), arm("treatment", "Reminder", 38)),
                new SampleRatio(0.736, false),
                12,
                List.of(new MetricResult(
                        "conversion", "Ordered", Role.PRIMARY, MetricKind.PROPORTION, "", true,
                        List.of(value("control", 41, "1"), value("treatment", 38, "3")),
                        List.of(new Lift("treatment", new Comparison.NotEnoughData("At least 5 orders are needed in each variant; there are 1 and 3."))))),
                new Verdict(
                        Outcome.NOT_ENOUGH_DATA,
                        "There is not enough data to tell: at least 5 orders are needed in each variant, and there are 1 and 3.",
                        Optional.empty()));
    }

    private static ExperimentReport welcome() {
        return report(
                "welcome_personalization",
                "Personalised welcome page",
                "A welcome page chosen by the first product viewed brings more first orders.",
                List.of(arm("control", "Same for all", 10480), arm("treatment", "Personalised", 9312)),
                new SampleRatio(1.1e-16, true),
                861,
                List.of(new MetricResult(
                        "conversion", "First order", Role.PRIMARY, MetricKind.PROPORTION, "", true,
                        List.of(value("control", 10480, "912"), value("treatment", 9312, "991")),
                        List.of(lift("treatment", "score", 0.0194, 0.0083, 0.2229, 0.1005, 4.2e-6)))),
                new Verdict(
                        Outcome.NOT_TRUSTED,
                        "This result cannot be trusted: customers did not arrive in the planned shares (10,480 against 9,312, planned half and half).",
                        Optional.empty()));
    }

    private static ExperimentReport report(
            String name,
            String title,
            String hypothesis,
            List<Arm> arms,
            SampleRatio assignment,
            long withoutConsent,
            List<MetricResult> metrics,
            Verdict verdict) {
        List<Arm> planned = arms.stream().map(arm -> new Arm(arm.variant(), arm.title(), 1.0 / arms.size(), arm.units())).toList();
        return new ExperimentReport(
                name, title, hypothesis, "crm", "analytics", "control", 0.05, ANALYSED, planned, Optional.of(assignment), 0, withoutConsent, metrics, verdict,
                new Receipt(
                        Map.of("governed.exposure", 6129384756102938475L, "governed.event", 1830495867203948576L, "governed.order_line", 7720394857610293847L),
                        "3b1f7c5e9a2d4860b7e1c3f5a9d2e4b60718293a4b5c6d7e8f90a1b2c3d4e5f6",
                        SQL,
                        "analyst"));
    }

    private static Arm arm(String variant, String title, long units) {
        return new Arm(variant, title, 0.5, units);
    }

    private static ArmValue value(String variant, long units, String sum) {
        BigDecimal total = new BigDecimal(sum);
        return new ArmValue(variant, units, total, total.doubleValue() / units);
    }

    private static Lift lift(String variant, String method, double absolute, double absoluteReach, double relative, double relativeReach, double p) {
        return new Lift(
                variant,
                new Comparison.Effect(
                        method,
                        estimate(absolute, absoluteReach),
                        Optional.of(estimate(relative, relativeReach)),
                        absoluteReach / 1.96,
                        OptionalDouble.empty(),
                        p));
    }

    private static Estimate estimate(double value, double reach) {
        return new Estimate(value, new Interval(value - reach, value + reach, LEVEL));
    }
}
