package io.truelift.webui.format;

import io.truelift.definitions.metric.MetricKind;
import io.truelift.definitions.metric.MetricKind.Figure;
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
public record FigureScale(double factor, String prefix, String suffix) {
    /** A fraction as a percentage. */
    public static final FigureScale PERCENT = new FigureScale(100, "", "%");
    /** A difference of two fractions, in percentage points. */
    public static final FigureScale POINTS = new FigureScale(100, "", "\u00a0pp");
    /** A score from -1 to 1 as one from -100 to 100. */
    public static final FigureScale NET_SCORE = new FigureScale(100, "", "");

    /** A difference of two scores from -1 to 1, in points of a hundred. */
    public static final FigureScale NET_POINTS = new FigureScale(100, "", "\u00a0points");

    private static final int A_THOUSAND = 1000;
    private static final int A_MILLION = 1_000_000;
    private static final int MANY = 10_000;

    /** The figure of a metric; a unit that is no currency stands in the heading. */
    public static FigureScale ofValues(MetricKind kind, String unit) {
        if (kind.isShare()) {
            return PERCENT;
        }
        return kind.figure() == Figure.NET_SCORE ? NET_SCORE : amount(isCurrency(unit) ? unit : "");
    }

    /** A difference between figures of a metric. */
    public static FigureScale ofDifferences(MetricKind kind, String unit) {
        if (kind.isShare()) {
            return POINTS;
        }
        return kind.figure() == Figure.NET_SCORE ? NET_POINTS : amount(isCurrency(unit) ? unit : "");
    }

    /** A figure per customer, shown for a thousand customers. */
    public static FigureScale ofAThousand(String unit) {
        FigureScale one = amount(unit);
        return new FigureScale(A_THOUSAND, one.prefix(), one.suffix());
    }

    /** An amount in a unit: a currency by its sign, any other unit behind the figure, none where the unit is empty. */
    public static FigureScale amount(String unit) {
        if (unit.isBlank()) {
            return new FigureScale(1, "", "");
        }
        return isCurrency(unit)
                ? new FigureScale(1, Currency.getInstance(unit).getSymbol(symbols(unit)), "")
                : new FigureScale(1, "", "\u00a0" + unit);
    }

    /** Money that may be a lot: in thousands or millions where a bound of the interval is, so that no digit is shown that is not known. */
    public static FigureScale ofMoney(String currency, Estimate estimate) {
        FigureScale one = amount(currency);
        double largest = DoubleStream.of(
                        estimate.value(),
                        estimate.interval().low(),
                        estimate.interval().high())
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        if (largest >= A_MILLION) {
            return new FigureScale(1.0 / A_MILLION, one.prefix(), "m");
        }
        return largest >= MANY ? new FigureScale(1.0 / A_THOUSAND, one.prefix(), "k") : one;
    }

    /** Whether the unit is a currency by its ISO 4217 code. */
    public static boolean isCurrency(String unit) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(unit));
    }

    private static Locale symbols(String unit) {
        return switch (unit) {
            case "USD" -> Locale.US;
            default -> Locale.UK;
        };
    }
}
