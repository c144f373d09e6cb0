package io.truelift.webui.format;

import java.util.Currency;
import java.util.Locale;

/**
 * How a quantity is shown.
 *
 * @param factor what a value is multiplied by before it is shown
 * @param prefix what stands before the digits
 * @param suffix what stands after them
 */
public record Scale(double factor, String prefix, String suffix) {
    /** A fraction as a percentage. */
    public static final Scale PERCENT = new Scale(100, "", "%");
    /** A difference of two fractions, in percentage points. */
    public static final Scale POINTS = new Scale(100, "", "\u00a0pp");
    /** A score from -1 to 1 as one from -100 to 100. */
    public static final Scale NET_SCORE = new Scale(100, "", "");

    /** An amount in a unit: a currency by its sign, any other unit behind the figure, none where the unit is empty. */
    public static Scale amount(String unit) {
        if (unit.isBlank()) {
            return new Scale(1, "", "");
        }
        return isCurrency(unit)
                ? new Scale(1, Currency.getInstance(unit).getSymbol(symbols(unit)), "")
                : new Scale(1, "", "\u00a0" + unit);
    }

    /** Whether the unit is a currency by its ISO 4217 code. */
    public static boolean isCurrency(String unit) {
        return Currency.getAvailableCurrencies().stream().anyMatch(currency -> currency.getCurrencyCode().equals(unit));
    }

    private static Locale symbols(String unit) {
        return switch (unit) {
            case "USD" -> Locale.US;
            default -> Locale.UK;
        };
    }
}
