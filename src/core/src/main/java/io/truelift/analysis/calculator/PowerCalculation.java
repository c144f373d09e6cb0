package io.truelift.analysis.calculator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.truelift.statistics.Scale;
import io.truelift.statistics.planning.Direction;
import io.truelift.statistics.planning.EstimatePower;
import io.truelift.statistics.planning.MeanPower;
import io.truelift.statistics.planning.PlannedTest;
import io.truelift.statistics.planning.PowerFunction;
import io.truelift.statistics.planning.ProportionPower;
import io.truelift.statistics.planning.Sides;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Units, power or smallest effect: whichever of the three is missing. */
final class PowerCalculation implements Calculation {

    @Override
    public ObjectNode answer(Fields fields) {
        long given = Stream.of("n", "power", "effect").filter(fields::has).count();
        if (given != 2) {
            throw new CalculationException(
                    "Give two of n, power and effect, not %d: the third is the answer.".formatted(given));
        }
        double ratio = fields.has("ratio") ? fields.positive("ratio") : 1;
        PlannedTest test = new PlannedTest(fields.alpha(), fields.choice("sides", Sides.TWO), ratio);
        PowerFunction function = function(fields, test);
        if (!fields.has("effect")) {
            Direction direction = fields.choice("direction", Direction.INCREASE);
            return answer(
                    "effect",
                    function.smallestEffect(units(fields, function), fields.between("power", 0, 1), direction));
        }
        double effect = effect(fields);
        return fields.has("n")
                ? Answers.object().put("power", function.power(units(fields, function), effect))
                : answer(
                        "n",
                        effect == 0 ? OptionalDouble.empty() : function.units(effect, fields.between("power", 0, 1)));
    }

    /** The plan of one metric, by its kind. */
    static PowerFunction function(Fields fields, PlannedTest test) {
        return switch (fields.choice("kind", Kind.MEAN)) {
            case PROPORTION -> ProportionPower.of(fields.between("baseline", 0, 1), test);
            case MEAN -> MeanPower.of(deviation(fields), test);
            case RATIO -> {
                double deviation = deviation(fields);
                yield new EstimatePower(deviation * deviation, deviation * deviation, test);
            }
        };
    }

    /** Of one unit: beside the baseline, or in it where it is an object. */
    private static double deviation(Fields fields) {
        Fields place = fields.isObject("baseline") ? fields.object("baseline") : fields;
        if (place != fields) {
            place.has("mean");
        }
        return place.positive(place.has("sd") ? "sd" : "standardDeviation");
    }

    /** Absolute, also where it is given as a share of the baseline. */
    static double effect(Fields fields) {
        double effect = fields.number("effect");
        return switch (fields.choice("scale", Scale.ABSOLUTE)) {
            case ABSOLUTE -> effect;
            case RELATIVE ->
                effect
                        * Math.abs(
                                fields.isObject("baseline")
                                        ? fields.object("baseline").number("mean")
                                        : fields.number("baseline"));
        };
    }

    private static double units(Fields fields, PowerFunction function) {
        double units = fields.positive("n");
        if (!(units > function.fewestUnits())) {
            throw fields.wrong("n", "the units of the control, more than %s".formatted(function.fewestUnits()));
        }
        return units;
    }

    private static ObjectNode answer(String name, OptionalDouble value) {
        return value.isPresent()
                ? Answers.object().put(name, value.getAsDouble())
                : Answers.notEnoughData(
                        "No %s is enough for this power.".formatted(name.equals("n") ? "number of units" : "effect"));
    }
}
