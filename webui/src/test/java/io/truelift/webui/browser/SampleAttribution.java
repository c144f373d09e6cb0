package io.truelift.webui.browser;

import io.truelift.attribution.AttributionModel;
import io.truelift.attribution.AttributionModels;
import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.More;
import io.truelift.attribution.AttributionReport.Part;
import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.attribution.AttributionReport.Variation;
import io.truelift.attribution.CalibratedCredit;
import io.truelift.attribution.Calibration;
import io.truelift.attribution.ChannelGroups;
import io.truelift.attribution.IncrementalConversions;
import io.truelift.attribution.ReturnOnSpend;
import io.truelift.attribution.Spend;
import io.truelift.attribution.UncalibratedChannel;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two sources of journeys: the shop's own with all that a report may hold, and one of delivered paths, which no experiment
 * measured. Credit is made up; what is made of it is the core's.
 */
final class SampleAttribution {
    private static final BigDecimal VALUE = new BigDecimal("74802.97");
    private static final List<String> OWN =
            List.of("affiliate", "display", "e-mail", "organic search", "paid search", "social");
    private static final List<String> DELIVERED =
            List.of("alpha", "beta", "delta", "epsilon", "eta", "gamma", "iota", "lambda", "theta", "zeta");
    private static final long OWN_CONVERSIONS = 3_812;

    /** How steeply each model, in the report's order, prefers some channels. */
    private static final double[] STEEPNESS = {1.6, 1.3, 1.25, 1.1, 1.2, 1.15, 1.22, 0.9, 0.95};

    private SampleAttribution() {}

    static List<Source> sources() {
        return List.of(
                source("journeys", "The shop's own journeys", OWN_CONVERSIONS, OWN)
                        .with(more()),
                source("channel_paths", "Published paths of a sample shop", 19_785, DELIVERED));
    }

    private static More more() {
        List<ModelCredit> models = models(OWN_CONVERSIONS, OWN);
        Calibration calibration = new Calibration(Map.of(
                "e-mail", new IncrementalConversions("hillstrom_email", 21_307, 145, new Interval(106.4, 183.6, 0.95)),
                "paid search", new IncrementalConversions("price_badge", 39_871, 61, new Interval(-22, 144, 0.95))));
        List<CalibratedCredit> calibrated = models.stream().map(calibration::of).toList();
        Spend spend = Spend.of(
                "GBP",
                Map.of(
                        "affiliate",
                        new BigDecimal("420"),
                        "display",
                        new BigDecimal("6100"),
                        "e-mail",
                        new BigDecimal("980"),
                        "paid search",
                        new BigDecimal("4350.50"),
                        "organic search",
                        BigDecimal.ZERO));
        ChannelGroups groups = new ChannelGroups(Map.of(
                "paid", List.of("affiliate", "display", "paid search"), "own", List.of("e-mail", "organic search")));
        List<Variation> sensitivity = List.of(
                variation("half-life", "3.5", AttributionModels.TIME_DECAY, 1.32),
                variation("half-life", "7", AttributionModels.TIME_DECAY, 1.22),
                variation("half-life", "14", AttributionModels.TIME_DECAY, 1.13),
                variation("window", "7", AttributionModels.MARKOV, 1.18),
                variation("window", "7", AttributionModels.LAST, 1.35),
                variation("window", "15", AttributionModels.MARKOV, 1.0),
                variation("window", "15", AttributionModels.LAST, 1.31));
        return new More(
                sensitivity,
                models.stream().map(groups::of).toList(),
                calibrated,
                calibrated.stream()
                        .map(credit -> ReturnOnSpend.incremental(credit, spend))
                        .toList(),
                List.of(new UncalibratedChannel(
                        "social", "cart_reminder", "At least 5 orders are needed in each variant; there are 1 and 3.")),
                List.of(part("2026-08-01", 1_204, 1.1), part("2026-09-01", 1_298, 1.2), part("2026-10-01", 1_310, 1.4)),
                List.of(part("dormant_customers", 212, 1.9), part("high_lifetime_value", 1_020, 0.8)));
    }

    private static Part part(String name, long conversions, double steepness) {
        return new Part(name, credit(AttributionModels.TIME_DECAY, conversions, OWN, steepness));
    }

    private static Variation variation(String setting, String days, AttributionModel model, double steepness) {
        return new Variation(setting, new BigDecimal(days), credit(model, OWN_CONVERSIONS, OWN, steepness));
    }

    private static Source source(String name, String title, long conversions, List<String> channels) {
        return new Source(
                name,
                title,
                10_000,
                conversions,
                conversions * 7 / 2,
                VALUE,
                models(conversions, channels),
                List.of(
                        path(conversions / 9, channels.get(3)),
                        path(conversions / 14, channels.get(0), channels.get(3)),
                        path(
                                conversions / 22,
                                channels.get(4),
                                channels.get(2),
                                channels.get(2),
                                channels.get(2),
                                channels.get(3)),
                        path(conversions / 40, channels.get(1), channels.get(5))));
    }

    private static List<ModelCredit> models(long conversions, List<String> channels) {
        List<AttributionModel> reported = AttributionModels.reported();
        List<ModelCredit> models = new ArrayList<>();
        for (int i = 0; i < reported.size(); i++) {
            models.add(credit(reported.get(i), conversions, channels, STEEPNESS[i]));
        }
        return models;
    }

    /** Credit with an interval where the model learns from the journeys. */
    private static ModelCredit credit(
            AttributionModel model, long conversions, List<String> channels, double steepness) {
        double total = 0;
        double[] weights = new double[channels.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 / Math.pow(1 + (i * 5 + 2) % weights.length, steepness);
            total += weights[i];
        }
        List<ChannelCredit> credits = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            double share = weights[i] / total;
            double credited = share * conversions;
            double reach = 2 * Math.sqrt(credited);
            ChannelCredit credit = new ChannelCredit(channels.get(i), credited, share * VALUE.doubleValue());
            credits.add(
                    model.isDataDriven()
                            ? credit.with(new Interval(credited - reach, credited + reach, 0.95))
                            : credit);
        }
        return new ModelCredit(model.key(), model.title(), credits);
    }

    private static PathCount path(long conversions, String... channels) {
        return new PathCount(List.of(channels), conversions, BigDecimal.valueOf(conversions * 378, 2), conversions * 3);
    }
}
