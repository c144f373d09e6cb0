package io.truelift.analysis.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.analysis.planning.ExperimentPlan.MetricPlan;
import io.truelift.analysis.planning.PlanScenario.Prospect;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.definitions.query.TestFiles;
import io.truelift.statistics.planning.RunTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The shipped cart reminder, two equal arms, with a conversion of 10 % and 200 new customers a day. */
class PlanScenarioTest {
    private static final PlanScenario PLAIN = new PlanScenario(0.1, 0.8, 0.05, 1, 0.5, 28);

    @Test
    void needsTheUnitsOfTheFormula() {
        // Fleiss, Levin and Paik, eq. 4.14, worked out with Python 3 (statistics.NormalDist): n = 14750.79 per group.
        assertThat(prospect(PLAIN).needed()).hasValue(29_502L);
        // 29,502 at 200 a day are 148 days, 22 whole weeks, and 14 days for the last one's outcome.
        assertThat(prospect(PLAIN).runTime()).isEqualTo(new RunTime.Days(148, 14));
    }

    @Test
    void hasThePowerOfTheFormulaAfterTheDays() {
        // The same formula solved for the power, with n = 2800 per group: 0.22980.
        assertThat(prospect(PLAIN).powerThen()).isCloseTo(0.2298, within(0.00005));
        assertThat(prospect(PLAIN).units()).isEqualTo(5600);
    }

    @Test
    void takesLongerWithLessTrafficAndFindsMoreWithMoreDays() {
        assertThat(prospect(new PlanScenario(0.1, 0.8, 0.05, 0.5, 0.5, 28)).runTime())
                .isEqualTo(new RunTime.Days(296, 14));
        double soon = prospect(PLAIN).smallestLift().getAsDouble();
        assertThat(prospect(new PlanScenario(0.1, 0.8, 0.05, 1, 0.5, 56))
                        .smallestLift()
                        .getAsDouble())
                .isLessThan(soon);
    }

    @Test
    void risesFromDayToDay() {
        List<PlanScenario.Point> points = prospect(PLAIN).points();
        assertThat(points).hasSize(56);
        assertThat(points).extracting(PlanScenario.Point::power).isSorted();
    }

    @Test
    void hasFewPointsForManyDays() {
        assertThat(prospect(new PlanScenario(0.1, 0.8, 0.05, 1, 0.5, 180)).points())
                .hasSize(60);
    }

    @Test
    void refusesPowerBelowAlpha() {
        assertThatThrownBy(() -> new PlanScenario(0.1, 0.05, 0.1, 1, 0.5, 28))
                .hasMessageContaining("the power above alpha");
    }

    private static Prospect prospect(PlanScenario scenario) {
        Experiment experiment = new ExperimentReader(TestFiles.shipped()).read("cart_reminder");
        MetricPlan primary = new MetricPlan(
                "conversion",
                "Conversion",
                MetricRole.PRIMARY,
                MetricKind.PROPORTION,
                0.1,
                0.3,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "");
        ExperimentPlan plan = new ExperimentPlan(
                "cart_reminder",
                "Reminder",
                0.05,
                0.8,
                OptionalDouble.of(0.05),
                "once",
                Instant.EPOCH,
                10_000,
                Collections.nCopies(28, 200L),
                List.of(primary),
                List.of());
        return scenario.of(experiment, plan).orElseThrow();
    }
}
