package io.truelift.webui.format;

import io.truelift.definitions.metric.MetricKind;
import io.truelift.statistics.Estimate;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.DoubleStream;

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

    /** A difference of two scores from -1 to 1, in points of a hundred. */
    public static final Scale NET_POINTS = new Scale(100, "", "\u00a0points");

    private static final int A_THOUSAND = 1000;
    private static final int A_MILLION = 1_000_000;
    private static final int MANY = 10_000;

    /** The figure of a metric; a unit that is no currency stands in the heading. */
    public static Scale ofValues(MetricKind kind, String unit) {
        if (kind.isShare()) {
            return PERCENT;
        }
        return kind == MetricKind.NPS ? NET_SCORE : amount(isCurrency(unit) ? unit : "");
    }

    /** A difference between figures of a metric. */
    public static Scale ofDifferences(MetricKind kind, String unit) {
        if (kind.isShare()) {
            return POINTS;
        }
        return kind == MetricKind.NPS ? NET_POINTS : amount(isCurrency(unit) ? unit : "");
    }

    /** A figure per customer, shown for a thousand customers. */
    public static Scale ofAThousand(String unit) {
        Scale one = amount(unit);
        return new Scale(A_THOUSAND, one.prefix(), one.suffix());
    }

    /** An amount in a unit: a currency by its sign, any other unit behind the figure, none where the unit is empty. */
    public static Scale amount(String unit) {
        if (unit.isBlank()) {
            return new Scale(1, "", "");
        }
        return isCurrency(unit)
                ? new Scale(1, Currency.getInstance(unit).getSymbol(symbols(unit)), "")
                : new Scale(1, "", "\u00a0" + unit);
    }

    /** Money that may be a lot: in thousands or millions where a bound of the interval is, so that no digit is shown that is not known. */
    public static Scale ofMoney(String currency, Estimate estimate) {
        Scale one = amount(currency);
        double largest = DoubleStream.of(estimate.value(), estimate.interval().low(), estimate.interval().high())
                .filter(Double::isFinite).map(Math::abs).max().orElse(0);
        if (largest >= A_MILLION) {
            return new Scale(1.0 / A_MILLION, one.prefix(), "m");
        }
        return largest >= MANY ? new Scale(1.0 / A_THOUSAND, one.prefix(), "k") : one;
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
