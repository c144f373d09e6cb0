package io.truelift.statistics.planning;

import static io.truelift.statistics.planning.References.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Agreement with R's {@code power.prop.test} and {@code power.t.test}, of which each line of the reference file is a call. */
class PowerInRTest {

    private static final Pattern LINE = Pattern.compile("(power\\.\\w+\\.test)\\((.*)\\)\\$(\\w+) -> (\\S+)");

    static List<String> calls() {
        return References.lines("power-in-r.txt");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void agreesToOnePartInAThousandMillion(String line) {
        Matcher call = LINE.matcher(line);
        assertThat(call.matches()).as(line).isTrue();
        Map<String, String> arguments = arguments(call.group(2));
        PlannedTest test = PlannedTest.atAlpha(Double.parseDouble(arguments.getOrDefault("sig.level", "0.05")))
                .withSides(sides(arguments));
        double answer = call.group(1).equals("power.prop.test")
                ? shares(arguments, test, call.group(3))
                : means(arguments, test, call.group(3));

        assertClose(answer, Double.parseDouble(call.group(4)));
    }

    @Test
    void answersThePublishedCases() {
        // R 4.2.2: power.prop.test(p1 = .05, p2 = .06, power = .8) and power.t.test(delta = .5, sd = 10, power = .8),
        // both with tol = 1e-14.
        PlannedTest test = PlannedTest.atAlpha(0.05);

        assertClose(ProportionPower.of(0.05, test).units(0.01, 0.8).orElseThrow(), 8157.73144784928);
        assertClose(MeanPower.of(10, test).units(0.5, 0.8).orElseThrow(), 6280.06429634413);
    }

    private static double shares(Map<String, String> arguments, PlannedTest test, String asked) {
        double baseline = number(arguments, "p1");
        ProportionPower power = ProportionPower.of(baseline, test);
        return switch (asked) {
            case "n" ->
                power.units(number(arguments, "p2") - baseline, number(arguments, "power"))
                        .orElseThrow();
            case "power" -> power.power(number(arguments, "n"), number(arguments, "p2") - baseline);
            case "p2" ->
                baseline
                        + power.smallestEffect(number(arguments, "n"), number(arguments, "power"), Direction.INCREASE)
                                .orElseThrow();
            default -> throw new IllegalStateException(asked);
        };
    }

    private static double means(Map<String, String> arguments, PlannedTest test, String asked) {
        MeanPower power = MeanPower.of(number(arguments, "sd"), test);
        return switch (asked) {
            case "n" ->
                power.units(number(arguments, "delta"), number(arguments, "power"))
                        .orElseThrow();
            case "power" -> power.power(number(arguments, "n"), number(arguments, "delta"));
            case "delta" ->
                power.smallestEffect(number(arguments, "n"), number(arguments, "power"), Direction.INCREASE)
                        .orElseThrow();
            default -> throw new IllegalStateException(asked);
        };
    }

    private static Sides sides(Map<String, String> arguments) {
        if (arguments.getOrDefault("alternative", "").equals("\"one.sided\"")) {
            return Sides.ONE;
        }
        return arguments.getOrDefault("strict", "FALSE").equals("TRUE") ? Sides.TWO_STRICT : Sides.TWO;
    }

    private static double number(Map<String, String> arguments, String name) {
        return Double.parseDouble(arguments.get(name));
    }

    private static Map<String, String> arguments(String text) {
        Map<String, String> arguments = new TreeMap<>();
        Stream.of(text.split(", "))
                .map(argument -> argument.split(" = "))
                .forEach(argument -> arguments.put(argument[0], argument[1]));
        return arguments;
    }
}
