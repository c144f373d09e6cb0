package io.truelift.webui.executive;

import io.truelift.analysis.portfolio.ShippedWorth;
import io.truelift.analysis.portfolio.Worth;
import io.truelift.analysis.portfolio.Worth.Basis;
import io.truelift.analysis.portfolio.Worth.PerYear;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.statistics.Estimate;
import io.truelift.webui.chart.Tone;
import io.truelift.webui.chart.Tone.Direction;
import io.truelift.webui.format.FigureScale;
import io.truelift.webui.format.Figures;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A worth per year, every figure formatted.
 *
 * @param value the figure, such as {@code +£73k}
 * @param range its interval
 * @param level the interval's level
 * @param tone style of the figure
 */
public record WorthTexts(String value, String range, String level, String tone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final int HOURS = 24;

    static WorthTexts of(PerYear worth, Figures figures) {
        return of(worth.value(), worth.currency(), figures);
    }

    static WorthTexts of(ShippedWorth shipped, Figures figures) {
        return of(shipped.perYear(), shipped.currency(), figures);
    }

    /** @param estimate in the currency */
    static WorthTexts of(Estimate estimate, String currency, Figures figures) {
        FigureScale scale = FigureScale.ofMoney(currency, estimate);
        return new WorthTexts(
                figures.difference(estimate, scale),
                figures.differenceRange(estimate, scale),
                figures.level(estimate.interval()),
                Tone.ofDifference(estimate.interval(), Direction.MORE_IS_BETTER).token() + "-text");
    }

    /** Absent where it is not known. */
    static Optional<WorthTexts> of(Worth worth, Figures figures) {
        return switch (worth) {
            case PerYear known -> Optional.of(of(known, figures));
            case Worth.Unknown unknown -> Optional.empty();
        };
    }

    /** Why there is no figure; empty where there is one. */
    static String reason(Worth worth) {
        return switch (worth) {
            case PerYear known -> "";
            case Worth.Unknown(String reason) -> reason;
        };
    }

    /** How the figure comes about, in sentences. */
    static List<String> how(PerYear worth, Figures figures) {
        FigureScale scale = FigureScale.amount(worth.currency());
        String metric = worth.role() == MetricRole.PRIMARY ? worth.metric() : worth.metric() + ", a secondary metric";
        String difference = "%s: %s per customer in the %s after they met it (%s interval %s)."
                .formatted(
                        metric,
                        figures.difference(worth.perCustomer(), scale),
                        window(worth),
                        figures.level(worth.perCustomer().interval()),
                        figures.differenceRange(worth.perCustomer(), scale));
        return List.of(
                difference,
                times(worth, figures),
                "Only customers who agreed to be counted are in it. The interval is that of the difference; it does not know how many customers will come.");
    }

    private static String times(PerYear worth, Figures figures) {
        String from = DAY.format(worth.first());
        String to = DAY.format(worth.last());
        String customers = figures.count(worth.customers());
        String yearly = figures.count(Math.round(worth.customersPerYear()));
        return worth.basis() == Basis.STANDING
                ? "Times %s customers, who are counted %s times a year, once per window: %s."
                        .formatted(customers, figures.tenths(worth.customersPerYear() / worth.customers()), yearly)
                : "Times %s customers a year: %s met it from %s to %s, in %s days, and as many are taken to come on each of 365."
                        .formatted(yearly, customers, from, to, figures.count(days(worth.first(), worth.last())));
    }

    private static long days(LocalDate first, LocalDate last) {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    private static String window(PerYear worth) {
        if (worth.window() % HOURS != 0) {
            return worth.window() + " hours";
        }
        int days = worth.window() / HOURS;
        return days == 1 ? "day" : days + " days";
    }
}
