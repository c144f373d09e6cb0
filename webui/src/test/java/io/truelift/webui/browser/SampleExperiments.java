package io.truelift.webui.browser;

import static io.truelift.webui.browser.ReportParts.arm;
import static io.truelift.webui.browser.ReportParts.dimension;
import static io.truelift.webui.browser.ReportParts.guarded;
import static io.truelift.webui.browser.ReportParts.known;
import static io.truelift.webui.browser.ReportParts.lift;
import static io.truelift.webui.browser.ReportParts.value;

import io.truelift.analysis.experiment.ExperimentSlices;
import io.truelift.analysis.experiment.result.Arm;
import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.analysis.experiment.result.Lift;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.More;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.experiment.result.PlanInWords;
import io.truelift.analysis.experiment.result.SampleRatio;
import io.truelift.analysis.experiment.result.Verdict;
import io.truelift.definitions.experiment.Design;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.statistics.Comparison;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One report of each outcome. Counts and sums of the first are those of Hillstrom's public e-mail experiment; its
 * intervals are plain normal ones, near enough to look at. The others are made up.
 */
final class SampleExperiments {

    private SampleExperiments() {}

    static List<ExperimentReport> all() {
        return List.of(
                hillstrom(),
                freeShipping(),
                priceBadge(),
                cartReminder(),
                welcome(),
                membership(),
                Shipped.checkout(),
                Shipped.holdout());
    }

    /** What was known of the price badge a week before, when the first planned look showed too little. */
    static ExperimentReport earlier() {
        ExperimentReport badge = priceBadge();
        Verdict verdict = new Verdict(
                Outcome.NOT_ENOUGH_DATA,
                "Not enough data: a week after its start the badge may still do good or harm.",
                Optional.empty());
        return new ExperimentReport(
                badge.experiment(),
                badge.population(),
                badge.metrics(),
                badge.dimensions(),
                verdict,
                badge.checks(),
                badge.plan(),
                Optional.empty(),
                badge.receipt(),
                ReportBuilder.ANALYSED.minus(Duration.ofDays(7)));
    }

    private static ExperimentReport hillstrom() {
        return hillstrom(Optional.empty());
    }

    /** The same by a column of the customer table. */
    static ExperimentSlices hillstromByArea() {
        return new ExperimentSlices(
                "area_type", "Kind of neighbourhood: urban, suburban or rural.", hillstrom(Optional.of("area_type")));
    }

    private static ExperimentReport hillstrom(Optional<String> further) {
        List<Arm> arms = List.of(
                arm("control", "No e-mail", 21306),
                arm("mens", "Men's merchandise", 21307),
                arm("womens", "Women's merchandise", 21387));
        List<MetricResult> metrics = List.of(
                new MetricResult(
                        "visit",
                        "Visited within two weeks",
                        MetricRole.PRIMARY,
                        MetricKind.PROPORTION,
                        "",
                        true,
                        List.of(
                                value("control", 21306, "2262"),
                                value("mens", 21307, "3894"),
                                value("womens", 21387, "3238")),
                        List.of(
                                lift(
                                        "mens",
                                        "score",
                                        0.076590,
                                        0.00664,
                                        0.7214,
                                        0.0786,
                                        1e-14,
                                        known(2e-14, 0.021, 0.99999, 0)),
                                lift(
                                        "womens",
                                        "score",
                                        0.045233,
                                        0.00635,
                                        0.4260,
                                        0.0721,
                                        1e-14,
                                        known(2e-14, 0.020, 0.99999, 0)))),
                new MetricResult(
                        "conversion",
                        "Bought within two weeks",
                        MetricRole.SECONDARY,
                        MetricKind.PROPORTION,
                        "",
                        true,
                        List.of(
                                value("control", 21306, "122"),
                                value("mens", 21307, "267"),
                                value("womens", 21387, "189")),
                        List.of(
                                lift(
                                        "mens",
                                        "score",
                                        0.006805,
                                        0.00181,
                                        1.1884,
                                        0.4700,
                                        1.6e-13,
                                        known(6.4e-13, 0.004, 0.99999, 0)),
                                lift(
                                        "womens",
                                        "score",
                                        0.003111,
                                        0.00161,
                                        0.5433,
                                        0.3500,
                                        0.00016,
                                        known(0.00032, 0.004, 0.99992, 1e-7)))),
                new MetricResult(
                        "revenue_per_customer",
                        "Spend per customer",
                        MetricRole.SECONDARY,
                        MetricKind.MEAN,
                        "USD",
                        true,
                        List.of(
                                value("control", 21306, "13908.33"),
                                value("mens", 21307, "30311.69"),
                                value("womens", 21387, "23038.11")),
                        List.of(
                                lift(
                                        "mens",
                                        "Welch",
                                        0.769827,
                                        0.2847,
                                        1.1793,
                                        0.5960,
                                        1.2e-7,
                                        known(3.6e-7, 0.001, 0.99999, 0)),
                                lift(
                                        "womens",
                                        "Welch",
                                        0.424412,
                                        0.2544,
                                        0.6502,
                                        0.4630,
                                        0.0011,
                                        known(0.0011, 0.001, 0.9994, 0.00003)))));
        ReportBuilder builder = new ReportBuilder("hillstrom_email", "E-mail with merchandise")
                .met(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 25), 14)
                .believing("An e-mail that features merchandise brings more customers back to the shop than no e-mail.")
                .planned(new PlanInWords(
                        Design.AB,
                        "To be read once, at its end: who looks earlier and stops at a good moment is wrong more often than 5.00%.",
                        "Adjusted by history (CUPED).",
                        "Treatments on the primary metric are corrected by Holm. " + ReportBuilder.HOLM,
                        Optional.empty()))
                .checked(
                        new Check("Planned shares", Finding.FINE, "Units arrived in the planned shares (p = 0.905)."),
                        new Check("Planned shares by channel", Finding.FINE, "As planned in each of 3."),
                        new Check(
                                "Lasting effect",
                                Finding.NOTICE,
                                "The effect changes over the window (Men's merchandise: lift +84.1%, then +60.2%). It may wear off, or need time."),
                        new Check(
                                "Few units decide: Spend per customer",
                                Finding.FINE,
                                "The answer is the same without the ten largest and without the ten smallest units of each variant."))
                .sliced(dimension("channel", List.of("Multichannel", "Phone", "Web"), arms, metrics))
                .sliced(dimension(
                        "history_segment",
                        List.of(
                                "1: below 100",
                                "2: 100 to 200",
                                "3: 200 to 350",
                                "4: 350 to 500",
                                "5: 500 to 750",
                                "6: 750 to 1,000",
                                "7: 1,000 and more"),
                        arms,
                        metrics));
        further.ifPresent(column ->
                builder.sliced(dimension(column, List.of("rural", "suburban", "unknown", "urban"), arms, metrics)));
        return builder.found(
                arms,
                new SampleRatio(0.905, Finding.FINE),
                metrics,
                new Verdict(
                        Outcome.WON,
                        "The men's merchandise e-mail won: it lifts visits by 72% over no e-mail (95% interval 64% to 80%).",
                        Optional.of("mens")));
    }

    private static ExperimentReport freeShipping() {
        return new ReportBuilder("free_shipping", "Free delivery from £30")
                .met(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 19), 14)
                .believing("A lower threshold for free delivery raises orders without lowering their value.")
                .planned(new PlanInWords(
                        Design.AB,
                        "May be read at any time: intervals hold at all looks together (confidence sequence, tightest at 40,000 units).",
                        "Adjusted by the metric itself in the 28 days before the exposure (CUPED).",
                        ReportBuilder.HOLM,
                        Optional.empty()))
                .leavingOut(1208, "never said whether they agree to analytics, so they did not")
                .checked(
                        new Check("Planned shares", Finding.FINE, "Units arrived in the planned shares (p = 0.765)."),
                        new Check(
                                "Answers to Would recommend us",
                                Finding.FINE,
                                "The variants are not told apart by how often they answer."),
                        new Check(
                                "Answers to Satisfied with the delivery",
                                Finding.WARNING,
                                "The variants do not answer alike often (From £30 has 0.053 answers per unit and From £40 0.050, p = 0.031). The difference in the score is suspect: other people may have answered, rather than the same people otherwise."))
                .found(
                        List.of(arm("control", "From £40", 18211), arm("treatment", "From £30", 18154)),
                        new SampleRatio(0.765, Finding.FINE),
                        List.of(
                                new MetricResult(
                                        "conversion",
                                        "Ordered",
                                        MetricRole.PRIMARY,
                                        MetricKind.PROPORTION,
                                        "",
                                        true,
                                        List.of(value("control", 18211, "2185"), value("treatment", 18154, "2219")),
                                        List.of(lift(
                                                "treatment",
                                                "score",
                                                0.002248,
                                                0.00669,
                                                0.0187,
                                                0.0566,
                                                0.51,
                                                known(0.51, 0.124, 0.745, 0.00061)))),
                                new MetricResult(
                                        "recommendation",
                                        "Would recommend us",
                                        MetricRole.SECONDARY,
                                        MetricKind.NPS,
                                        "",
                                        true,
                                        List.of(
                                                new ArmValue("control", 911, new BigDecimal("291"), 0.3194),
                                                new ArmValue("treatment", 954, new BigDecimal("341"), 0.3574)),
                                        List.of(lift(
                                                "treatment",
                                                "delta",
                                                0.0380,
                                                0.0710,
                                                0.1190,
                                                0.2230,
                                                0.29,
                                                known(0.58, 0.001, 0.853, 0.0021)))),
                                new MetricResult(
                                        "csat",
                                        "Satisfied with the delivery",
                                        MetricRole.SECONDARY,
                                        MetricKind.CSAT,
                                        "",
                                        true,
                                        List.of(
                                                new ArmValue("control", 911, new BigDecimal("702"), 0.7706),
                                                new ArmValue("treatment", 954, new BigDecimal("741"), 0.7767)),
                                        List.of(lift(
                                                "treatment",
                                                "delta",
                                                0.0061,
                                                0.0381,
                                                0.0079,
                                                0.0495,
                                                0.75,
                                                known(0.75, 0.002, 0.623, 0.0046)))),
                                new MetricResult(
                                        "delivery_days",
                                        "Days to delivery, 90th percentile",
                                        MetricRole.SECONDARY,
                                        MetricKind.QUANTILE,
                                        "days",
                                        false,
                                        List.of(
                                                new ArmValue("control", 2185, BigDecimal.ZERO, 6),
                                                new ArmValue("treatment", 2219, BigDecimal.ZERO, 6.4)),
                                        List.of(lift(
                                                "treatment",
                                                "quantile",
                                                0.4,
                                                0.51,
                                                0.0667,
                                                0.085,
                                                0.12,
                                                More.NOTHING,
                                                0.36))),
                                new MetricResult(
                                        "average_order_value",
                                        "Average order value",
                                        MetricRole.GUARDRAIL,
                                        MetricKind.RATIO,
                                        "GBP",
                                        true,
                                        List.of(
                                                new ArmValue("control", 18211, new BigDecimal("118427.10"), 54.20),
                                                new ArmValue("treatment", 18154, new BigDecimal("116204.90"), 52.37)),
                                        List.of(lift(
                                                "treatment",
                                                "delta",
                                                -1.83,
                                                1.42,
                                                -0.0338,
                                                0.0259,
                                                0.012,
                                                guarded(2.71, 0.112, false)))),
                                new MetricResult(
                                        "returned_share",
                                        "Share sent back",
                                        MetricRole.GUARDRAIL,
                                        MetricKind.RATIO,
                                        "",
                                        false,
                                        List.of(
                                                new ArmValue("control", 18211, new BigDecimal("204"), 0.0934),
                                                new ArmValue("treatment", 18154, new BigDecimal("201"), 0.0906)),
                                        List.of(lift(
                                                "treatment",
                                                "delta",
                                                -0.0028,
                                                0.0120,
                                                -0.0300,
                                                0.1285,
                                                0.65,
                                                guarded(0.0187, 0.0002, true))))),
                        new Verdict(
                                Outcome.NO_DIFFERENCE,
                                "No clear difference: orders changed by +1.9%, and the 95% interval from \u22123.8% to +7.5% includes none at all.",
                                Optional.empty()));
    }

    private static ExperimentReport priceBadge() {
        return new ReportBuilder("price_badge", "Badge \u201clowest price in 30 days\u201d")
                .met(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 28), 28)
                .believing("A price badge on product pages raises revenue per customer.")
                .planned(new PlanInWords(
                        Design.AB,
                        "To be read at 4 planned looks, the last at 80,000 units; alpha is spent after O'Brien and Fleming.",
                        "Not adjusted.",
                        ReportBuilder.HOLM,
                        Optional.of(0.99966)))
                .leavingOut(3310, "did not agree to analytics, or took their consent back")
                .checked(new Check("Planned shares", Finding.FINE, "Units arrived in the planned shares (p = 0.414)."))
                .found(
                        List.of(arm("control", "No badge", 40102), arm("treatment", "Badge", 39871)),
                        new SampleRatio(0.414, Finding.FINE),
                        List.of(new MetricResult(
                                "revenue_per_customer",
                                "Revenue per customer",
                                MetricRole.PRIMARY,
                                MetricKind.MEAN,
                                "GBP",
                                true,
                                List.of(value("control", 40102, "181261.04"), value("treatment", 39871, "167458.20")),
                                List.of(lift(
                                        "treatment",
                                        "Welch",
                                        -0.32,
                                        0.19,
                                        -0.0708,
                                        0.0421,
                                        0.0009,
                                        known(0.0009, 0, 0.0005, 0.32))))),
                        new Verdict(
                                Outcome.LOST,
                                "The badge lost: revenue per customer fell by 7.1% (95% interval \u221211.3% to \u22122.9%).",
                                Optional.empty()));
    }

    private static ExperimentReport cartReminder() {
        return new ReportBuilder("cart_reminder", "Reminder of an abandoned cart")
                .met(LocalDate.of(2026, 11, 12), LocalDate.of(2026, 11, 19), 14)
                .believing("A reminder after a day brings back more carts than none.")
                .planned(new PlanInWords(
                        Design.CLUSTER,
                        "To be read at 3 planned looks, the last at 600 units; alpha is spent after Pocock.",
                        "Post-stratified by channel.",
                        ReportBuilder.HOLM,
                        Optional.of(79.0 / 600)))
                .leavingOut(9, "never said whether they agree to analytics, so they did not")
                .leavingOut(3, "did not agree to analytics, or took their consent back")
                .leavingOut(22, "are not counted yet for Ordered: their window is still open")
                .checked(
                        new Check("Planned shares", Finding.FINE, "Units arrived in the planned shares (p = 0.736)."),
                        new Check("Fresh data", Finding.NOTICE, "No outcome of any metric has been seen."))
                .found(
                        List.of(arm("control", "No reminder", 41), arm("treatment", "Reminder", 38)),
                        new SampleRatio(0.736, Finding.FINE),
                        List.of(new MetricResult(
                                "conversion",
                                "Ordered",
                                MetricRole.PRIMARY,
                                MetricKind.PROPORTION,
                                "",
                                true,
                                List.of(value("control", 41, "1"), value("treatment", 38, "3")),
                                List.of(new Lift(
                                        "treatment",
                                        new Comparison.NotEnoughData(
                                                "At least 5 orders are needed in each variant; there are 1 and 3."))))),
                        new Verdict(
                                Outcome.NOT_ENOUGH_DATA,
                                "There is not enough data to tell: at least 5 orders are needed in each variant, and there are 1 and 3.",
                                Optional.empty()));
    }

    private static ExperimentReport welcome() {
        return new ReportBuilder("welcome_personalization", "Personalised welcome page")
                .met(LocalDate.of(2026, 11, 6), LocalDate.of(2026, 11, 19), 14)
                .believing("A welcome page chosen by the first product viewed brings more first orders.")
                .leavingOut(861, "did not agree to personalization, or took their consent back")
                .leavingOut(412, "met several variants")
                .checked(
                        new Check("Planned shares by day", Finding.FINE, "As planned in each of 14."),
                        new Check(
                                "Planned shares",
                                Finding.WARNING,
                                "Units did not arrive in the planned shares (p < 0.001)."),
                        new Check(
                                "One variant each",
                                Finding.WARNING,
                                "412 units met several variants and are taken out (2.04%)."))
                .found(
                        List.of(arm("control", "Same for all", 10480), arm("treatment", "Personalised", 9312)),
                        new SampleRatio(1.1e-16, Finding.WARNING),
                        List.of(new MetricResult(
                                "conversion",
                                "First order",
                                MetricRole.PRIMARY,
                                MetricKind.PROPORTION,
                                "",
                                true,
                                List.of(value("control", 10480, "912"), value("treatment", 9312, "991")),
                                List.of(lift(
                                        "treatment",
                                        "score",
                                        0.0194,
                                        0.0083,
                                        0.2229,
                                        0.1005,
                                        4.2e-6,
                                        known(4.2e-6, 0, 0.99999, 0))))),
                        new Verdict(
                                Outcome.NOT_TRUSTED,
                                "This result cannot be trusted: customers did not arrive in the planned shares (10,480 against 9,312, planned half and half).",
                                Optional.empty()));
    }

    /** Groups that nobody randomised: no control, and nothing is compared. */
    private static ExperimentReport membership() {
        List<Arm> arms = List.of(
                new Arm("none", "No card", 0, 31_204),
                new Arm("silver", "Silver card", 0, 8_112),
                new Arm("gold", "Gold card", 0, 2_951));
        List<MetricResult> metrics = List.of(
                new MetricResult(
                        "revenue_per_customer",
                        "Revenue per customer",
                        MetricRole.PRIMARY,
                        MetricKind.MEAN,
                        "GBP",
                        true,
                        List.of(
                                value("none", 31_204, "982926.00"),
                                value("silver", 8_112, "451838.40"),
                                value("gold", 2_951, "271492.00")),
                        List.of()),
                new MetricResult(
                        "retention",
                        "Came back after a month",
                        MetricRole.SECONDARY,
                        MetricKind.RETENTION,
                        "",
                        true,
                        List.of(
                                value("none", 31_204, "6553"),
                                value("silver", 8_112, "3164"),
                                value("gold", 2_951, "1653")),
                        List.of()),
                new MetricResult(
                        "recommendation",
                        "Would recommend us",
                        MetricRole.SECONDARY,
                        MetricKind.NPS,
                        "",
                        true,
                        List.of(
                                new ArmValue("none", 1_411, new BigDecimal("281"), 0.1991),
                                new ArmValue("silver", 702, new BigDecimal("289"), 0.4117),
                                new ArmValue("gold", 0, BigDecimal.ZERO, Double.NaN)),
                        List.of()));
        return new ReportBuilder("membership", "What card holders spend")
                .believing("Holders of a card spend more and come back more often.")
                .planned(new PlanInWords(
                        Design.OBSERVATIONAL,
                        ReportBuilder.ONCE.stopping(),
                        "Not adjusted.",
                        ReportBuilder.HOLM,
                        Optional.empty()))
                .checked(new Check(
                        "Fresh data",
                        Finding.FINE,
                        "The newest exposure is of 2026-11-19 21:14 UTC, the newest outcome of 2026-11-20 07:02 UTC."))
                .sliced(dimension("country", List.of("", "Germany", "United Kingdom"), arms, metrics))
                .foundNothingToCompare(
                        arms,
                        metrics,
                        new Verdict(
                                Outcome.DESCRIBED,
                                "Nothing is concluded: nobody was assigned at random to these groups, so what differs between them may have been different before.",
                                Optional.empty()));
    }
}
