package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.MetricResult;
import io.truelift.statistics.Comparison.Effect;
import io.truelift.statistics.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures of a metric, as a sentence says them. */
final class VerdictWords {
    /** Standard errors beyond which a difference is told from chance, at the usual 5 %. */
    static final double CRITICAL = 1.959963984540054;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private final MetricResult metric;

    VerdictWords(MetricResult metric) {
        this.metric = metric;
    }

    /** Such as "Visit went from 10.62% to 18.28% (lift +72.1%, 95% interval +66.2% to +78.3%; p < 0.001)". */
    String change(double control, double treatment, Effect effect, double pValue) {
        String figures = "%s went from %s to %s".formatted(metric.title(), figure(control), figure(treatment));
        return "%s (%s; %s)".formatted(figures, lift(effect), pValue(pValue));
    }

    /** The lift with its interval, such as "lift +2.0%, 95% interval +1.0% to +3.0%", or the difference where there is no lift. */
    static String lift(Effect effect) {
        return effect.relative()
                .map(relative -> "lift %s, %s".formatted(signedPercent(relative.value()), interval(relative)))
                .orElseGet(() ->
                        "difference %s".formatted(rounded(effect.absolute().value())));
    }

    private static String interval(Estimate estimate) {
        return String.format(
                Locale.ROOT,
                "%s%% interval %s to %s",
                level(estimate),
                signedPercent(estimate.interval().low()),
                signedPercent(estimate.interval().high()));
    }

    /** Such as 95, 97.5 or 99.64. */
    private static String level(Estimate estimate) {
        return BigDecimal.valueOf(estimate.interval().level() * 100)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private String figure(double value) {
        return metric.kind().isShare()
                ? percent(value)
                : "%s %s".formatted(rounded(value), metric.unit()).strip();
    }

    /** Four significant digits are enough for a sentence; the report has them all. */
    static String rounded(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).round(new MathContext(4)).toPlainString()
                : "no value";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share * 100);
    }

    static String time(Instant instant) {
        return TIME.format(instant) + " UTC";
    }

    static String pValue(double pValue) {
        return pValue < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", pValue);
    }

    /** With a true minus sign, as the pages write it. */
    private static String signedPercent(double share) {
        return Double.isInfinite(share)
                ? "no bound"
                : String.format(Locale.ROOT, "%+.1f%%", share * 100).replace('-', '\u2212');
    }
}
