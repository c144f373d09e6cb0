package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.MeasuredEffect;
import io.truelift.statistics.ShrunkenEffects;
import java.util.List;

/** What measured effects, and the sum of those that were shipped, are really worth. */
final class ShrinkageCalculation implements Calculation {

    @Override
    public ObjectNode answer(Fields fields) {
        double alpha = fields.alpha();
        List<MeasuredEffect> measured = MeasuredEffects.read(fields);
        List<Integer> shipped = fields.has("shipped") ? shipped(fields, measured.size()) : List.of();
        return ShrunkenEffects.of(measured, alpha)
                .map(effects -> answer(effects, measured.size(), shipped))
                .orElseGet(() ->
                        Answers.notEnoughData("It takes three effects or more to tell how large they are in general."));
    }

    private static List<Integer> shipped(Fields fields, int effects) {
        List<Long> places = fields.counts("shipped");
        if (places.isEmpty()
                || places.stream().distinct().count() < places.size()
                || places.stream().anyMatch(place -> place >= effects)) {
            throw fields.wrong(
                    "shipped", "a list of places in effects, from 0 to %d, each once".formatted(effects - 1));
        }
        return places.stream().map(Math::toIntExact).toList();
    }

    private static ObjectNode answer(ShrunkenEffects effects, int number, List<Integer> shipped) {
        ObjectNode answer = Answers.object().put("mean", effects.mean()).put("spread", effects.spread());
        ArrayNode list = answer.putArray("effects");
        for (int index = 0; index < number; index++) {
            put(list.addObject(), effects.effect(index));
        }
        if (!shipped.isEmpty()) {
            put(answer.putObject("shipped"), effects.sum(shipped)).put("measured", effects.measuredSum(shipped));
        }
        return answer;
    }

    private static ObjectNode put(ObjectNode node, Estimate estimate) {
        return Answers.putInterval(node.put("estimate", estimate.value()), estimate);
    }
}
