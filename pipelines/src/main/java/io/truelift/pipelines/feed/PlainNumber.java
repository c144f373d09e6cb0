package io.truelift.pipelines.feed;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers as feeds write them: the digits 0 to 9, a point, a sign, an exponent. What Java would read beyond that is
 * refused: digits of other scripts, hexadecimal, and sizes that no column holds but that fill the memory when written out.
 */
public final class PlainNumber {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final int MOST_CHARACTERS = 400;
    private static final int LARGEST_SCALE = 1000;
    private static final int LONGEST_WHOLE = 19;

    private PlainNumber() {}

    /** @throws NumberFormatException where the text is no such number */
    public static BigDecimal of(String text) {
        BigDecimal number = new BigDecimal(checked(text));
        if (Math.abs(number.scale()) > LARGEST_SCALE) {
            throw new NumberFormatException();
        }
        return number;
    }

    /**
     * A whole number, also where it is written with decimals that say nothing, as 6.0.
     *
     * @throws NumberFormatException where it is none
     * @throws ArithmeticException where it is larger than 64 bits hold
     */
    public static long whole(String text) {
        String checked = checked(text);
        for (int i = 0; i < checked.length(); i++) {
            char sign = checked.charAt(i);
            if (sign == '.' || sign == 'e' || sign == 'E') {
                return whole(of(checked));
            }
        }
        return Long.parseLong(checked);
    }

    private static long whole(BigDecimal number) {
        if (number.signum() != 0 && number.precision() - number.scale() > LONGEST_WHOLE) {
            throw new NumberFormatException();
        }
        return number.longValueExact();
    }

    /**
     * A number as text without an exponent: it means the same however large it is. Infinity and what is no number stay words.
     *
     * @param written its shortest digits, as Java writes them
     */
    public static String text(double value, String written) {
        return Double.isFinite(value) ? new BigDecimal(written).toPlainString() : written;
    }

    /** The text without space around it. */
    public static String checked(String text) {
        String stripped = text.strip();
        if (stripped.length() > MOST_CHARACTERS || !NUMBER.matcher(stripped).matches()) {
            throw new NumberFormatException();
        }
        return stripped;
    }
}
