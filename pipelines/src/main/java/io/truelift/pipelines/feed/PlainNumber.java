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

    private PlainNumber() {}

    /** @throws NumberFormatException where the text is no such number */
    public static BigDecimal of(String text) {
        BigDecimal number = new BigDecimal(checked(text));
        if (Math.abs(number.scale()) > LARGEST_SCALE) {
            throw new NumberFormatException();
        }
        return number;
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
