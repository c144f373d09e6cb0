package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.planning.DecisionPower;
import io.truelift.statistics.planning.DecisionPower.Chance;
import io.truelift.statistics.planning.DecisionPower.Requirement;
import io.truelift.statistics.planning.NonInferiorityPower;
import io.truelift.statistics.planning.PlannedTest;
import io.truelift.statistics.planning.PowerFunction;
import io.truelift.statistics.planning.ProportionNonInferiorityPower;
import io.truelift.statistics.planning.ProportionPower;
import io.truelift.statistics.planning.Sides;
import java.util.OptionalDouble;

/** The chance that the primary metric and all guardrails come out well, or the units it takes. */
final class DecisionCalculation implements Calculation {

    @Override
    public ObjectNode answer(Fields fields) {
        if (fields.has("n") == fields.has("power")) {
            throw new CalculationException("Give one of n and power, not %s: the other is the answer."
                    .formatted(fields.has("n") ? "both" : "none"));
        }
        double ratio = fields.has("ratio") ? fields.positive("ratio") : 1;
        double alpha = fields.alpha();
        DecisionPower decision = new DecisionPower(fields.objects("metrics").stream()
                .map(metric -> requirement(metric, alpha, ratio))
                .toList());
        if (fields.has("n")) {
            double units = fields.positive("n");
            if (!(units > decision.fewestUnits())) {
                throw fields.wrong("n", "the units of the control, more than %s".formatted(decision.fewestUnits()));
            }
            return answer(decision.power(units));
        }
        OptionalDouble units = decision.units(fields.between("power", 0, 1));
        return units.isPresent()
                ? Answers.object().put("n", units.getAsDouble())
                : Answers.notEnoughData("No number of units is enough for this power.");
    }

    private static ObjectNode answer(Chance chance) {
        return Answers.object()
                .put("power", chance.independent())
                .put("atLeast", chance.atLeast())
                .put("atMost", chance.atMost());
    }

    private static Requirement requirement(Fields metric, double alpha, double ratio) {
        PlannedTest test =
                new PlannedTest(metric.has("alpha") ? metric.alpha() : alpha, metric.choice("sides", Sides.TWO), ratio);
        PowerFunction plan = PowerCalculation.function(metric, test);
        boolean isGuardrail = metric.flag("guardrail");
        if (metric.has("margin")) {
            double margin = metric.positive("margin");
            return new Requirement.Shown(
                    plan instanceof ProportionPower shares
                            ? new ProportionNonInferiorityPower(shares.baseline(), margin, test)
                            : new NonInferiorityPower(plan, margin),
                    metric.has("effect") ? PowerCalculation.effect(metric) : 0);
        }
        return isGuardrail
                ? new Requirement.NotFoundWorse(plan, metric.has("effect") ? PowerCalculation.effect(metric) : 0)
                : new Requirement.Shown(plan, PowerCalculation.effect(metric));
    }
}
