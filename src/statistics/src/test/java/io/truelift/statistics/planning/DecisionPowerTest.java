package io.truelift.statistics.planning;

import static io.truelift.statistics.planning.References.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.statistics.planning.DecisionPower.Chance;
import io.truelift.statistics.planning.DecisionPower.Requirement;
import io.truelift.statistics.planning.DecisionPower.Requirement.NotFoundWorse;
import io.truelift.statistics.planning.DecisionPower.Requirement.Shown;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Expected by R 4.2.2: a <- power.prop.test(n = 20000, p1 = .05, p2 = .055)$power, b <- power.t.test(n = 20000, delta = .3, sd = 10, sig.level = .025,
 * alternative = "one.sided")$power, c <- 1 - .025; a * b * c, a + b + c - 2 and the smallest; the units by uniroot over the product.
 */
class DecisionPowerTest {

    private static final PlannedTest TEST = PlannedTest.atAlpha(0.05);
    private static final Requirement PRIMARY = new Shown(ProportionPower.of(0.05, TEST), 0.005);
    private static final Requirement WITHIN_MARGIN = new Shown(new NonInferiorityPower(MeanPower.of(10, TEST), 0.3), 0);
    private static final Requirement GUARDRAIL = new NotFoundWorse(ProportionPower.of(0.02, TEST), 0);
    private static final DecisionPower DECISION = new DecisionPower(List.of(PRIMARY, WITHIN_MARGIN, GUARDRAIL));

    @Test
    void aDecisionTakesThatEverythingComesOutWell() {
        Chance chance = DECISION.power(20_000);

        assertClose(chance.independent(), 0.506839022356979);
        assertClose(chance.atLeast(), 0.436801521806205);
        assertClose(chance.atMost(), 0.610979838776779);
    }

    @Test
    void itTakesMoreUnitsThanThePrimaryMetricAlone() {
        double units = DECISION.units(0.8).orElseThrow();

        assertClose(units, 34727.7133138108);
        assertThat(units)
                .isGreaterThan(PRIMARY.plan().units(PRIMARY.effect(), 0.8).orElseThrow());
        assertClose(DECISION.power(units).independent(), 0.8);
    }

    @Test
    void noNumberOfUnitsTakesAwayAGuardrailsOwnFalseAlarms() {
        assertThat(DECISION.units(0.98)).isEmpty();
    }

    @Test
    void aTrueLossIsFoundByTheGuardrail() {
        assertThat(new NotFoundWorse(MeanPower.of(1, TEST), -0.1).chance(10_000))
                .isLessThan(1e-6);
        assertThat(new NotFoundWorse(MeanPower.of(1, TEST.withSides(Sides.ONE)), -0.1).chance(10_000))
                .isLessThan(1e-6);
    }

    @Test
    void refusesNothingAndArmsOfSeveralRatios() {
        assertThatThrownBy(() -> new DecisionPower(List.of())).hasMessageContaining("name the primary metric");
        assertThatThrownBy(() ->
                        new DecisionPower(List.of(PRIMARY, new Shown(MeanPower.of(1, TEST.withShares(1, 2)), 1))))
                .hasMessageContaining("same ratio");
    }
}
