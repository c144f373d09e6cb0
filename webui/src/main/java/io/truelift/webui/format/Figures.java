package io.truelift.webui.format;

import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import io.truelift.statistics.UsualAlpha;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/**
 * Figures as people read them. An estimate is shown with as many digits as its interval warrants: half its width keeps
 * two significant digits, and the estimate and both bounds are cut at the same place.
 */
@ApplicationScoped
@Named("figures")
public class Figures {
    private static final int SIGNIFICANT_DIGITS_OF_HALF_WIDTH = 2;
    private static final int MOST_DECIMALS = 6;
    private static final int DECIMALS_WITHOUT_INTERVAL = 2;
    private static final String MINUS = "\u2212";
    private static final String NONE = "\u2013";
    private static final double SMALLEST_CHANCE = 0.001;
    private static final double SMALLEST_LOSS = 0.005;

    /** An estimate without its sign, such as {@code 78.3%}. */
    public String value(Estimate estimate, FigureScale scale) {
        return shown(estimate.value(), scale, decimals(estimate, scale), Sign.ONLY_MINUS);
    }

    /** An estimate with its sign, such as {@code +7.66 pp}. */
    public String difference(Estimate estimate, FigureScale scale) {
        return shown(estimate.value(), scale, decimals(estimate, scale), Sign.ALWAYS);
    }

    /** The interval of an estimate, such as {@code 77.1% to 79.5%}; in words where a side is not bounded. */
    public String range(Estimate estimate, FigureScale scale) {
        return range(estimate, scale, Sign.ONLY_MINUS);
    }

    /** The interval of a difference, such as {@code +7.00 to +8.32 pp}. */
    public String differenceRange(Estimate estimate, FigureScale scale) {
        return range(estimate, scale, Sign.ALWAYS);
    }

    /** A value that has no interval of its own, cut where a difference between such values is cut. */
    public String meanOf(double value, Optional<Estimate> difference, FigureScale scale) {
        int decimals = difference.map(estimate -> decimals(estimate, scale)).orElse(DECIMALS_WITHOUT_INTERVAL);
        return shown(value, scale, decimals, Sign.ONLY_MINUS);
    }

    /** A value that has no interval. */
    public String plain(double value, FigureScale scale) {
        return shown(value, scale, DECIMALS_WITHOUT_INTERVAL, Sign.ONLY_MINUS);
    }

    /** A lift that has no interval, with one decimal and its sign. */
    public String lift(double lift) {
        return shown(lift, FigureScale.PERCENT, 1, Sign.ALWAYS);
    }

    /** A number with one decimal, such as a credit that models split. */
    public String tenths(double value) {
        return digits(value, 1, Sign.ONLY_MINUS);
    }

    /** A change with one decimal and its sign, such as of a credit. */
    public String change(double value) {
        return digits(value, 1, Sign.ALWAYS);
    }

    /** A share as a percentage with one decimal, such as {@code 43.9%}. */
    public String share(long part, long whole) {
        return ratio(part, whole);
    }

    /** A part of a whole as a percentage with one decimal; a dash where there is no whole. */
    public String ratio(double part, double whole) {
        return whole == 0 ? NONE : shown(part / whole, FigureScale.PERCENT, 1, Sign.ONLY_MINUS);
    }

    /** A whole number with its thousands set apart. */
    public String count(long number) {
        return digits(number, 0, Sign.ONLY_MINUS);
    }

    /** People who did not agree, who are told of in tens. */
    public String tens(long people) {
        return people == 0 ? "below 10" : count(people);
    }

    /** An exact sum: whole where it is whole, else with two decimals. */
    public String sum(BigDecimal sum, FigureScale scale) {
        int decimals = sum.stripTrailingZeros().scale() <= 0 ? 0 : DECIMALS_WITHOUT_INTERVAL;
        return shown(sum.doubleValue(), new FigureScale(1, scale.prefix(), scale.suffix()), decimals, Sign.ONLY_MINUS);
    }

    /** A p-value with two significant digits, and {@code < 0.001} under that. */
    public String pValue(double p) {
        if (p < 0.001) {
            return "<\u00a00.001";
        }
        return BigDecimal.valueOf(p)
                .setScale(p < 0.1 ? 3 : 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** A p-value with its relation, such as {@code p = 0.012} or {@code p < 0.001}. */
    public String pInWords(double p) {
        String value = pValue(p);
        return value.startsWith("<") ? "p\u00a0" + value : "p\u00a0=\u00a0" + value;
    }

    /** A probability in percent; never quite none and never quite all. */
    public String chance(double probability) {
        if (probability < SMALLEST_CHANCE) {
            return "<\u00a00.1%";
        }
        return probability > 1 - SMALLEST_CHANCE
                ? ">\u00a099.9%"
                : shown(probability, FigureScale.PERCENT, 1, Sign.ONLY_MINUS);
    }

    /** A loss of zero or more, with two significant digits and at least two decimals. */
    public String loss(double loss, FigureScale scale) {
        double size = loss * scale.factor();
        return size < SMALLEST_LOSS
                ? "under\u00a0"
                        + shown(
                                2 * SMALLEST_LOSS,
                                new FigureScale(1, scale.prefix(), scale.suffix()),
                                DECIMALS_WITHOUT_INTERVAL,
                                Sign.ONLY_MINUS)
                : shown(loss, scale, Math.min(DECIMALS_WITHOUT_INTERVAL, decimals(size)), Sign.ONLY_MINUS);
    }

    /** The level of an interval, such as {@code 95%}. */
    public String level(Interval interval) {
        return new DecimalFormat("0.##", symbols()).format(interval.level() * 100) + "%";
    }

    /** The level of intervals of which nobody said it, such as {@code 95%}. */
    public String usualLevel() {
        return new DecimalFormat("0.##", symbols()).format(UsualAlpha.LEVEL * 100) + "%";
    }

    /** Decimals that keep two significant digits of half the width; for intervals in the units that are shown. */
    static int decimals(double halfWidth) {
        if (!(halfWidth > 0) || Double.isInfinite(halfWidth)) {
            return DECIMALS_WITHOUT_INTERVAL;
        }
        int magnitude = (int) Math.floor(Math.log10(halfWidth));
        return Math.clamp(SIGNIFICANT_DIGITS_OF_HALF_WIDTH - 1L - magnitude, 0, MOST_DECIMALS);
    }

    private static int decimals(Estimate estimate, FigureScale scale) {
        Interval interval = estimate.interval();
        double reach = Double.isInfinite(interval.low())
                ? interval.high() - estimate.value()
                : Double.isInfinite(interval.high())
                        ? estimate.value() - interval.low()
                        : (interval.high() - interval.low()) / 2;
        return decimals(reach * scale.factor());
    }

    private static String range(Estimate estimate, FigureScale scale, Sign sign) {
        Interval interval = estimate.interval();
        int decimals = decimals(estimate, scale);
        boolean below = Double.isInfinite(interval.low());
        boolean above = Double.isInfinite(interval.high());
        if (below && above) {
            return "not bounded";
        }
        if (below) {
            return "at most " + shown(interval.high(), scale, decimals, sign);
        }
        if (above) {
            return "at least " + shown(interval.low(), scale, decimals, sign);
        }
        FigureScale first = new FigureScale(
                scale.factor(), scale.prefix(), scale.suffix().startsWith("\u00a0") ? "" : scale.suffix());
        return shown(interval.low(), first, decimals, sign) + " to " + shown(interval.high(), scale, decimals, sign);
    }

    private enum Sign {
        ALWAYS,
        ONLY_MINUS
    }

    private static String shown(double value, FigureScale scale, int decimals, Sign sign) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String digits = digits(value * scale.factor(), decimals, sign);
        boolean signed = digits.startsWith(MINUS) || digits.startsWith("+");
        String withPrefix = signed ? digits.charAt(0) + scale.prefix() + digits.substring(1) : scale.prefix() + digits;
        return withPrefix + scale.suffix();
    }

    private static String digits(double value, int decimals, Sign sign) {
        DecimalFormat format = new DecimalFormat("#,##0", symbols());
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        String digits = format.format(Math.abs(value));
        boolean zero = digits.chars().noneMatch(c -> c >= '1' && c <= '9');
        if (zero) {
            return digits;
        }
        if (value < 0) {
            return MINUS + digits;
        }
        return sign == Sign.ALWAYS ? "+" + digits : digits;
    }

    private static DecimalFormatSymbols symbols() {
        return DecimalFormatSymbols.getInstance(Locale.UK);
    }
}
