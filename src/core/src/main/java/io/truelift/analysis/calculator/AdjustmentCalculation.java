package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.Adjustment;
import java.util.List;

/** Corrects p-values for having several chances. */
final class AdjustmentCalculation implements Calculation {

    /** Hommel's correction takes the square of it in steps. */
    private static final int MOST = 10_000;

    @Override
    public ObjectNode answer(Fields fields) {
        List<Double> pValues = fields.numbers("p");
        if (pValues.size() > MOST || pValues.stream().anyMatch(p -> p < 0 || p > 1)) {
            throw fields.wrong("p", "a list of at most %d p-values, each from 0 to 1".formatted(MOST));
        }
        String name = fields.word("method", Adjustment.allNames());
        Adjustment adjustment = Adjustment.named(name)
                .orElseThrow(() -> fields.wrong("method", "one of %s".formatted(Adjustment.allNames())));
        ObjectNode answer = Answers.object();
        ArrayNode adjusted = answer.putArray("p");
        for (double p : adjustment.adjust(
                pValues.stream().mapToDouble(Double::doubleValue).toArray())) {
            adjusted.add(p);
        }
        return answer;
    }
}
