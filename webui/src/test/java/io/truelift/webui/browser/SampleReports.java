package io.truelift.webui.browser;

import io.truelift.analysis.experiment.ReplayAa;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.launch.LaunchFigures;
import io.truelift.analysis.launch.LaunchFigures.TableState;
import io.truelift.analysis.planning.ExperimentPlan;
import io.truelift.analysis.planning.ExperimentPlan.Findable;
import io.truelift.analysis.planning.ExperimentPlan.MetricPlan;
import io.truelift.analysis.report.Reports;
import io.truelift.analysis.satisfaction.SatisfactionReport;
import io.truelift.analysis.satisfaction.SatisfactionReport.Group;
import io.truelift.analysis.satisfaction.SatisfactionReport.More;
import io.truelift.analysis.satisfaction.SatisfactionReport.Period;
import io.truelift.analysis.satisfaction.SatisfactionReport.QuestionResult;
import io.truelift.analysis.satisfaction.SatisfactionReport.Represented;
import io.truelift.analysis.satisfaction.SatisfactionReport.Response;
import io.truelift.analysis.satisfaction.SatisfactionReport.Score;
import io.truelift.analysis.segment.SegmentSummary;
import io.truelift.attribution.AttributionReport;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.definitions.satisfaction.ScoreKind;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.sql.DataSource;

/** Reports for the application to show: of satisfaction, attribution, segments and experiments. */
final class SampleReports {
    private static final Instant COMPUTED = Instant.parse("2026-11-20T10:00:00Z");
    private static final double NORMAL_95 = 1.959964;

    private SampleReports() {}

    static void addTo(DataSource database) {
        ReportStore store = new ReportStore(database);
        SamplePrivacy.lookUps(database);
        SamplePrivacy.queries(database);
        ExperimentReport earlier = SampleExperiments.earlier();
        store.add(Kind.EXPERIMENT, earlier.experiment().name(), earlier.analysedAt(), earlier);
        SampleExperiments.all()
                .forEach(
                        report -> store.add(Kind.EXPERIMENT, report.experiment().name(), report.analysedAt(), report));
        Shipped.decide(database);
        store.add(Kind.PLAN, "hillstrom_email", COMPUTED, plan());
        store.add(
                Kind.LAUNCH,
                "hillstrom_email",
                COMPUTED,
                new LaunchFigures(
                        514_618,
                        498_233,
                        48_210,
                        41_902,
                        List.of(
                                new TableState("governed.exposure", Optional.of(COMPUTED)),
                                new TableState("governed.survey_answer", Optional.empty())),
                        COMPUTED));
        store.add(
                Kind.SLICES,
                Reports.slicesSubject("hillstrom_email", "area_type"),
                COMPUTED,
                SampleExperiments.hillstromByArea());
        store.add(Kind.REPLAY_AA, "hillstrom_email", COMPUTED, falseAlarms());
        store.add(Kind.SATISFACTION, "all", COMPUTED, satisfaction());
        store.add(Kind.ATTRIBUTION, "all", COMPUTED, new AttributionReport(COMPUTED, SampleAttribution.sources()));
        store.add(Kind.CONSENT, Reports.CONSENT, COMPUTED, SamplePrivacy.consent(COMPUTED));
        store.add(
                Kind.SEGMENT,
                "abandoned_cart",
                COMPUTED,
                new SegmentSummary("abandoned_cart", 1284, 377, 48_210, COMPUTED));
        store.add(
                Kind.SEGMENT,
                "high_lifetime_value",
                COMPUTED,
                new SegmentSummary("high_lifetime_value", 3921, 811, 48_210, COMPUTED));
    }

    private static ReplayAa falseAlarms() {
        return new ReplayAa(
                "hillstrom_email",
                COMPUTED,
                1_000,
                42_613,
                0.05,
                List.of(
                        alarms("visit", "Visited within two weeks", 1_000, 52, 0.0398, 0.0675),
                        alarms("conversion", "Bought within two weeks", 1_000, 34, 0.0244, 0.0471),
                        alarms("revenue_per_customer", "Spend per customer", 1_000, 81, 0.0656, 0.0996),
                        new ReplayAa.Metric("satisfaction", "Satisfaction", 0, 0, Optional.empty())));
    }

    private static ReplayAa.Metric alarms(
            String metric, String title, int tested, int alarms, double low, double high) {
        return new ReplayAa.Metric(
                metric, title, tested, alarms, Optional.of(new ReplayAa.Rate((double) alarms / tested, low, high)));
    }

    private static ExperimentPlan plan() {
        return new ExperimentPlan(
                "hillstrom_email",
                "Which e-mail brings customers back?",
                0.05,
                0.8,
                OptionalDouble.of(0.05),
                "To be read once, at its end: who looks earlier and stops at a good moment is wrong more often than 5.00%.",
                COMPUTED,
                48_210,
                Collections.nCopies(28, 1_203L),
                List.of(
                        planned(
                                "visit",
                                "Visited the site",
                                MetricRole.PRIMARY,
                                MetricKind.PROPORTION,
                                0.1467,
                                0.3538,
                                0,
                                63_412,
                                57,
                                0.1483,
                                0.1049,
                                0.0741,
                                0.0524),
                        planned(
                                "conversion",
                                "Conversion",
                                MetricRole.SECONDARY,
                                MetricKind.PROPORTION,
                                0.0090,
                                0.0946,
                                0.02,
                                1_214_077,
                                1_023,
                                0.6615,
                                0.4677,
                                0.3307,
                                0.2339),
                        planned(
                                "revenue_per_customer",
                                "Revenue per customer",
                                MetricRole.SECONDARY,
                                MetricKind.MEAN,
                                1.0509,
                                15.04,
                                0.173,
                                2_104_551,
                                1_763,
                                0.8031,
                                0.5679,
                                0.4015,
                                0.2839),
                        new MetricPlan(
                                "satisfaction",
                                "Satisfaction",
                                MetricRole.GUARDRAIL,
                                MetricKind.SCORE,
                                Double.NaN,
                                Double.NaN,
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                "Nobody in the history has a value.")),
                List.of(
                        "The history is of 48,210 customers who did something in the 28 days before a moment that lies a whole window back.",
                        "2 treatments share the control; each gets its part of alpha on the primary metric."));
    }

    private static MetricPlan planned(
            String metric,
            String title,
            MetricRole role,
            MetricKind kind,
            double baseline,
            double deviation,
            double explained,
            long needed,
            int days,
            double... lifts) {
        List<Findable> findable = new ArrayList<>();
        for (int i = 0; i < lifts.length; i++) {
            findable.add(new Findable(1 << i, 8_421L << i, OptionalDouble.of(lifts[i])));
        }
        return new MetricPlan(
                metric,
                title,
                role,
                kind,
                baseline,
                deviation,
                explained,
                Optional.of(needed),
                Optional.of(days),
                findable,
                "");
    }

    private static SatisfactionReport satisfaction() {
        return new SatisfactionReport(
                COMPUTED,
                List.of(
                        question(
                                "csat",
                                "Satisfaction after an order",
                                ScoreKind.CSAT,
                                0.78,
                                List.of("checkout", "delivery", "returns", "service desk")),
                        question("nps", "Would you recommend us?", ScoreKind.NPS, 0.31, List.of("app", "shop", "web")),
                        new QuestionResult(
                                "airline_satisfied",
                                "Airline passengers satisfied",
                                ScoreKind.SHARE,
                                Optional.of(share(25_976, 11_403)),
                                List.of(
                                        new Group("travel_class", "Business", Optional.of(share(12_495, 8_659))),
                                        new Group("travel_class", "Eco", Optional.of(share(11_564, 2_184))),
                                        new Group("travel_class", "Eco Plus", Optional.of(share(1_917, 560))),
                                        new Group("travel_class", "Crew", Optional.empty())),
                                List.of())));
    }

    private static QuestionResult question(
            String name, String title, ScoreKind kind, double level, List<String> values) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            groups.add(new Group(
                    "channel", values.get(i), Optional.of(score(kind, 420 + 260L * i, level + 0.06 - 0.05 * i))));
        }
        List<Period> trend = new ArrayList<>();
        LocalDate month = LocalDate.of(2025, 12, 1);
        for (int i = 0; i < 12; i++) {
            Optional<Score> score = i == 4
                    ? Optional.empty()
                    : Optional.of(score(kind, 380 + 20L * i, level + 0.04 * Math.sin(i / 2.0) - 0.02));
            trend.add(new Period(month.plusMonths(i).toString(), score));
        }
        for (String segment : List.of("abandoned_cart", "high_lifetime_value", "new_customers")) {
            groups.add(new Group(
                    "segment",
                    segment,
                    segment.startsWith("new")
                            ? Optional.empty()
                            : Optional.of(score(
                                    kind, 310L + 12L * segment.length(), level - 0.01 * segment.length() + 0.15))));
        }
        Score total = score(kind, 5_214, level);
        double mean = kind == ScoreKind.NPS ? 8.1 : 4.06;
        Score known = new Score(
                total.answers(),
                total.favourable(),
                total.unfavourable(),
                total.estimate(),
                Optional.of(estimate(mean, 0.031)));
        More more = kind == ScoreKind.NPS
                ? new More(
                        10,
                        "month",
                        Optional.empty(),
                        Optional.empty(),
                        List.of("It is not known who was asked, so there is no response rate."))
                : new More(
                        10,
                        "month",
                        Optional.of(new Response(18_930, 5_214, estimate(5_214.0 / 18_930, 0.0064))),
                        Optional.of(new Represented("country", 48_210, estimate(level - 0.021, 0.0133))),
                        List.of("Of 9 values of country, 2 have fewer than 10 answers and are weighed together."));
        return new QuestionResult(name, title, kind, Optional.of(known), groups, trend, more);
    }

    private static Score score(ScoreKind kind, long answers, double level) {
        return switch (kind) {
            case CSAT, CES, SHARE -> share(answers, Math.round(answers * level));
            case NPS -> {
                long promoters = Math.round(answers * (0.5 + level / 2));
                long detractors = Math.round(answers * (0.5 - level / 2) * 0.7);
                double net = (double) (promoters - detractors) / answers;
                double reach =
                        NORMAL_95 * Math.sqrt(((double) (promoters + detractors) / answers - net * net) / answers);
                yield new Score(
                        answers,
                        promoters,
                        detractors,
                        new Estimate(net, new Interval(net - reach, net + reach, 0.95)));
            }
        };
    }

    private static Estimate estimate(double value, double reach) {
        return new Estimate(value, new Interval(value - reach, value + reach, 0.95));
    }

    private static Score share(long answers, long favourable) {
        double share = (double) favourable / answers;
        double reach = NORMAL_95 * Math.sqrt(share * (1 - share) / answers);
        return new Score(
                answers,
                favourable,
                answers - favourable,
                new Estimate(share, new Interval(share - reach, share + reach, 0.95)));
    }
}
