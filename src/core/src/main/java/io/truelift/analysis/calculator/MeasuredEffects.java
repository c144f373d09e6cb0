package io.truelift.analysis.calculator;

import io.truelift.statistics.MeasuredEffect;
import java.util.ArrayList;
import java.util.List;

/** The fields {@code effects} and {@code standardErrors}, two lists of one length. */
final class MeasuredEffects {

    private static final int MOST = 10_000;

    private MeasuredEffects() {}

    static List<MeasuredEffect> read(Fields fields) {
        List<Double> effects = fields.numbers("effects");
        List<Double> errors = fields.numbers("standardErrors");
        if (effects.size() > MOST) {
            throw new CalculationException(
                    "effects must be a list of at most %d numbers, not %d.".formatted(MOST, effects.size()));
        }
        if (errors.size() != effects.size() || errors.stream().anyMatch(error -> error <= 0)) {
            throw fields.wrong(
                    "standardErrors",
                    "a list of as many numbers as there are effects (%d), each above 0".formatted(effects.size()));
        }
        List<MeasuredEffect> measured = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            measured.add(new MeasuredEffect(effects.get(i), errors.get(i)));
        }
        return measured;
    }
}
