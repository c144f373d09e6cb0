package io.truelift.webui.export;

import java.math.BigDecimal;
import java.time.Instant;

/** What stands in a cell of a table that is given as a file: what is known, not how a page shows it. */
public sealed interface CellValue {

    record Text(String text) implements CellValue {}

    /** A number with all its digits; shares are fractions of one. */
    record Exact(BigDecimal number) implements CellValue {}

    record Timestamp(Instant at) implements CellValue {}

    /** Not known, or not told. */
    record Missing() implements CellValue {}

    static CellValue of(String text) {
        return text.isEmpty() ? new Missing() : new Text(text);
    }

    /** The shortest decimal that reads back as the same number; missing where it is not finite. */
    static CellValue of(double number) {
        return Double.isFinite(number) ? new Exact(BigDecimal.valueOf(number)) : new Missing();
    }

    static CellValue of(long number) {
        return new Exact(BigDecimal.valueOf(number));
    }

    /** @throws IllegalArgumentException if it is no kind of number that a report has */
    static CellValue of(Number number) {
        return switch (number) {
            case BigDecimal exact -> new Exact(exact);
            case Double real -> of(real.doubleValue());
            case Long whole -> of(whole.longValue());
            case Integer whole -> of(whole.longValue());
            default ->
                throw new IllegalArgumentException(
                        "Cannot write the number %s: it is of %s".formatted(number, number.getClass()));
        };
    }
}
