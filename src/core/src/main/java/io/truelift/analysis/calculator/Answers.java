package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.Comparison;
import io.truelift.statistics.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers as JSON. A bound that the data leave open is null. */
final class Answers {

    private static final String NO_LIFT =
            "The control is zero, or cannot be told from zero at this level, so there is no lift over it.";

    private Answers() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode notEnoughData(String reason) {
        return object().put("notEnoughData", reason);
    }

    static ObjectNode of(Comparison comparison) {
        return switch (comparison) {
            case Comparison.NotEnoughData missing -> notEnoughData(missing.reason());
            case Comparison.Effect effect -> {
                ObjectNode answer = object();
                ObjectNode absolute = answer.putObject("absolute")
                        .put("estimate", effect.absolute().value());
                putInterval(absolute.put("standardError", effect.standardError()), effect.absolute())
                        .put("p", effect.pValue());
                putRelative(answer, effect.relative()).ifPresent(relative -> relative.put("p", effect.pValue()));
                putIfPresent(answer, "degreesOfFreedom", effect.degreesOfFreedom());
                yield answer;
            }
        };
    }

    /** Puts the lift with its interval, or null and the reason. */
    static Optional<ObjectNode> putRelative(ObjectNode answer, Optional<Estimate> relative) {
        if (relative.isEmpty()) {
            answer.putNull("relative");
            answer.put("relativeReason", NO_LIFT);
            return Optional.empty();
        }
        ObjectNode node =
                answer.putObject("relative").put("estimate", relative.get().value());
        return Optional.of(putInterval(node, relative.get()));
    }

    /** Puts the notes, where there are any. */
    static ObjectNode putNotes(ObjectNode answer, List<String> notes) {
        if (!notes.isEmpty()) {
            ArrayNode node = answer.putArray("notes");
            notes.forEach(node::add);
        }
        return answer;
    }

    static ObjectNode putInterval(ObjectNode node, Estimate estimate) {
        putNumber(node, "low", estimate.interval().low());
        return putNumber(node, "high", estimate.interval().high());
    }

    static ObjectNode putNumber(ObjectNode node, String name, double value) {
        return Double.isFinite(value) ? node.put(name, value) : node.putNull(name);
    }

    static void putIfPresent(ObjectNode node, String name, OptionalDouble value) {
        value.ifPresent(present -> node.put(name, present));
    }
}
