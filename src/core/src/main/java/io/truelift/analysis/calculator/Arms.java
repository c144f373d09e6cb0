package io.truelift.analysis.calculator;

import io.truelift.statistics.Moments;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.RatioSummary;
import io.truelift.statistics.SampleSummary;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The two arms of a question, read from its fields {@code control} and {@code treatment}.
 *
 * @param <T> summary of an arm
 */
record Arms<T>(T control, T treatment) {

    /** Each arm has {@code n}, {@code sum} and {@code sumOfSquares}. */
    static Arms<SampleSummary> means(Fields fields) {
        return read(fields, Arms::mean);
    }

    /** Each arm has {@code n} and {@code sum}, the units that did it. */
    static Arms<ProportionSummary> proportions(Fields fields) {
        return read(fields, Arms::proportion);
    }

    /** Each arm has {@code n}, {@code numerator} and {@code denominator} with their sums, and {@code sumOfProducts}. */
    static Arms<RatioSummary> ratios(Fields fields) {
        return read(fields, arm -> moments(arm, "numerator", "denominator").ratio(0, 1));
    }

    /** Each arm has {@code n}, {@code post} and {@code pre} with their sums, and {@code sumOfProducts}. */
    static Arms<Moments> cuped(Fields fields) {
        return read(fields, arm -> moments(arm, "post", "pre"));
    }

    private static <T> Arms<T> read(Fields fields, Function<Fields, T> reader) {
        return new Arms<>(arm(fields, "control", reader), arm(fields, "treatment", reader));
    }

    private static <T> T arm(Fields fields, String name, Function<Fields, T> reader) {
        Fields arm = fields.object(name);
        T read = explained(name, () -> reader.apply(arm));
        arm.requireNothingElse();
        return read;
    }

    /** What a summary refuses is said of the arm. */
    private static <T> T explained(String name, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new CalculationException("%s: %s".formatted(name, e.getMessage()));
        }
    }

    private static SampleSummary mean(Fields arm) {
        return new SampleSummary(arm.count("n"), arm.decimal("sum"), squares(arm));
    }

    private static ProportionSummary proportion(Fields arm) {
        long units = arm.count("n");
        long successes = arm.count("sum");
        if (successes > units) {
            throw arm.wrong("sum", "the number of units that did it, at most n = %d".formatted(units));
        }
        return new ProportionSummary(units, successes);
    }

    private static Moments moments(Fields arm, String one, String other) {
        long units = arm.count("n");
        Fields first = arm.object(one);
        Fields second = arm.object(other);
        return new Moments(
                units,
                List.of(first.decimal("sum"), second.decimal("sum")),
                List.of(List.of(squares(first), arm.decimal("sumOfProducts")), List.of(squares(second))));
    }

    private static BigDecimal squares(Fields fields) {
        BigDecimal squares = fields.decimal("sumOfSquares");
        if (squares.signum() < 0) {
            throw fields.wrong("sumOfSquares", "a number that is not negative");
        }
        return squares;
    }
}
