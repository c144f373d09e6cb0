package io.truelift.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.analysis.experiment.result.ArmValue;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.stack.TestWarehouse;
import io.truelift.statistics.Comparison.Effect;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 64,000 units made so that they add up as Hillstrom's e-mail experiment does; its figures are in the issue of the main job. */
@Tag("servers")
class LargeExperimentTest {
    private static Reports reports;

    @BeforeAll
    static void load() {
        TestWarehouse warehouse = SmallWorld.load("hillstrom", List.of("exposure", "consent", "event", "order_line"));
        reports = SmallWorld.reports(warehouse, "analyst", Clock.systemUTC());
    }

    private static MetricResult result(ExperimentReport report, String metric) {
        return report.metrics().stream()
                .filter(m -> m.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sums(ExperimentReport report, String metric) {
        return result(report, metric).arms().stream()
                .map(LargeExperimentTest::sum)
                .toList();
    }

    private static String sum(ArmValue arm) {
        return "%s %d %s"
                .formatted(
                        arm.variant(),
                        arm.units(),
                        arm.sum().stripTrailingZeros().toPlainString());
    }

    private static List<Double> differences(ExperimentReport report, String metric) {
        return result(report, metric).lifts().stream()
                .map(lift -> ((Effect) lift.comparison()).absolute().value())
                .toList();
    }

    @Test
    void givesTheSumsAndDifferencesOfTheExperimentToTheLastDigit() {
        ExperimentReport report = reports.analyseExperiment("hillstrom_email");

        assertThat(sums(report, "visit")).containsExactly("none 21306 2262", "mens 21307 3894", "womens 21387 3238");
        assertThat(sums(report, "conversion")).containsExactly("none 21306 122", "mens 21307 267", "womens 21387 189");
        assertThat(sums(report, "revenue_per_customer"))
                .containsExactly("none 21306 13908.33", "mens 21307 30311.69", "womens 21387 23038.11");
        assertThat(differences(report, "revenue_per_customer").get(0)).isCloseTo(0.769827, within(5e-7));
        assertThat(differences(report, "revenue_per_customer").get(1)).isCloseTo(0.424412, within(5e-7));
        assertThat(report.verdict().outcome()).isEqualTo(Outcome.WON);
        assertThat(report.verdict().winner()).contains("mens");
    }

    @Test
    void givesTheSameDigitsTwice() {
        ExperimentReport first = reports.analyseExperiment("hillstrom_email");
        ExperimentReport second = reports.analyseExperiment("hillstrom_email");

        assertThat(second.metrics()).isEqualTo(first.metrics());
        assertThat(second.receipt()).isEqualTo(first.receipt());
    }
}
