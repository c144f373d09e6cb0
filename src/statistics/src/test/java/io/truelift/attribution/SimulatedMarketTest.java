package io.truelift.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.attribution.AttributionReport.ModelCredit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How far each model is from what the channels caused, as it is and calibrated. The table is left in {@code src/target/reports/attribution.md}.
 */
class SimulatedMarketTest {

    private static final Path REPORT =
            Path.of(System.getProperty("truelift.root"), "src/target/reports/attribution.md");
    private static final String[] THREE = {"brand search", "display", "email"};

    private static SimulatedMarket market;
    private static Journeys journeys;

    /** Root of the mean squared error over the channels, in conversions. */
    private record Errors(AttributionModel model, double plain, double calibrated, double partly) {}

    @BeforeAll
    static void simulate() {
        market = new SimulatedMarket(300_000, 2016);
        journeys = market.journeys();
    }

    private static double error(ToDoubleFunction<String> credit) {
        return Math.sqrt(market.truth().entrySet().stream()
                .mapToDouble(truth -> Math.pow(credit.applyAsDouble(truth.getKey()) - truth.getValue(), 2))
                .average()
                .orElseThrow());
    }

    private static double error(CalibratedCredit credit) {
        return error(channel -> credit.channels().stream()
                .filter(each -> each.channel().equals(channel))
                .findFirst()
                .orElseThrow()
                .credit()
                .doubleValue());
    }

    private static Errors errors(AttributionModel model) {
        ModelCredit credit = model.credit(journeys);
        return new Errors(
                model,
                error(channel -> credit.channel(channel).orElseThrow().conversions()),
                error(new Calibration(market.measured()).of(credit)),
                error(new Calibration(market.measured(THREE)).of(credit)));
    }

    @Test
    void calibratedIsNearestToTheTruthForEveryModel() throws IOException {
        List<Errors> all = AttributionModels.all().stream()
                .map(SimulatedMarketTest::errors)
                .toList();
        write(all);

        double nearestPlain = all.stream().mapToDouble(Errors::plain).min().orElseThrow();
        assertThat(all).allSatisfy(errors -> {
            assertThat(errors.calibrated()).as(errors.model().title()).isLessThan(nearestPlain / 4);
            assertThat(errors.partly())
                    .as(errors.model().title() + ", with three of six channels measured")
                    .isLessThan(errors.plain() / 2);
        });
    }

    @Test
    void theIntervalsOfTheHoldOutsHoldTheTruth() {
        long held = market.measured().entrySet().stream()
                .filter(found ->
                        found.getValue().interval().contains(market.truth().get(found.getKey())))
                .count();

        assertThat(held).as("of six intervals of 95 %").isGreaterThanOrEqualTo(5);
    }

    private static void write(List<Errors> all) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Attribution against a market whose truth is known",
                "",
                "%,d conversions; what each channel caused, and what each model claims:"
                        .formatted(journeys.conversions()),
                "",
                "| model | " + String.join(" | ", market.truth().keySet()) + " | no channel |",
                "|---|" + "---|".repeat(market.truth().size() + 1)));
        double caused = market.truth().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        lines.add(row("**truth**", market.truth(), journeys.conversions() - caused));
        for (Errors errors : all) {
            ModelCredit credit = errors.model().credit(journeys);
            lines.add(row(
                    errors.model().title(),
                    channel -> credit.channel(channel).orElseThrow().conversions(),
                    credit.channel(Journeys.NONE).orElseThrow().conversions()));
        }
        CalibratedCredit calibrated = new Calibration(market.measured()).of(AttributionModels.MARKOV.credit(journeys));
        lines.add(row(
                "**calibrated**",
                channel -> market.measured().get(channel).conversions(),
                calibrated.baseline().doubleValue()));
        lines.addAll(List.of(
                "",
                "Root mean squared error per channel, in conversions; calibrated to hold-outs of all six channels, and of three (%s):"
                        .formatted(String.join(", ", THREE)),
                "",
                "| model | as it is | calibrated to six | calibrated to three |",
                "|---|---|---|---|"));
        all.forEach(errors -> lines.add(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f |",
                errors.model().title(),
                errors.plain(),
                errors.calibrated(),
                errors.partly())));
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, lines);
    }

    private static String row(String name, Map<String, Double> figures, double baseline) {
        return row(name, figures::get, baseline);
    }

    private static String row(String name, ToDoubleFunction<String> figure, double baseline) {
        StringBuilder row = new StringBuilder("| " + name);
        market.truth()
                .keySet()
                .forEach(channel -> row.append(String.format(Locale.ROOT, " | %.0f", figure.applyAsDouble(channel))));
        return row.append(String.format(Locale.ROOT, " | %.0f |", baseline)).toString();
    }
}
