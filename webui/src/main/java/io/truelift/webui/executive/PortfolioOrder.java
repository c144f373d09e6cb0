package io.truelift.webui.executive;

import io.truelift.analysis.portfolio.PortfolioEntry;
import io.truelift.analysis.portfolio.Worth.PerYear;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Orders in which experiments can be listed. What an experiment does not have comes last; the newest report decides where two are equal. */
enum PortfolioOrder {
    NEWEST(
            "newest report first",
            Comparator.comparing((PortfolioEntry entry) -> entry.summary().analysedAt())
                    .reversed()),
    WORTH("most worth first", most(PortfolioOrder::worth)),
    LIFT(
            "highest lift first",
            most(entry -> Headline.of(entry.summary())
                    .map(headline -> headline.lift().value())
                    .orElse(Double.NEGATIVE_INFINITY))),
    ENDED(
            "ended last first",
            most(entry -> entry.ended().map(day -> (double) day.toEpochDay()).orElse(Double.NEGATIVE_INFINITY))),
    LONGEST(
            "took longest first",
            most(entry -> entry.days().isPresent() ? entry.days().getAsLong() : Double.NEGATIVE_INFINITY)),
    TITLE("by title", Comparator.comparing(entry -> entry.summary().title().toLowerCase(Locale.ROOT)));

    private final String label;
    private final Comparator<PortfolioEntry> first;

    PortfolioOrder(String label, Comparator<PortfolioEntry> first) {
        this.label = label;
        this.first = first;
    }

    static PortfolioOrder of(String value) {
        return Stream.of(values())
                .filter(order -> order.value().equals(value))
                .findFirst()
                .orElse(NEWEST);
    }

    Comparator<PortfolioEntry> comparator() {
        return first.thenComparing(Comparator.comparing(
                                (PortfolioEntry entry) -> entry.summary().analysedAt())
                        .reversed())
                .thenComparing(entry -> entry.summary().title());
    }

    /** How the address names it. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return label;
    }

    private static Comparator<PortfolioEntry> most(ToDoubleFunction<PortfolioEntry> figure) {
        return Comparator.comparingDouble(figure).reversed();
    }

    private static double worth(PortfolioEntry entry) {
        return entry.summary().worth() instanceof PerYear known ? known.value().value() : Double.NEGATIVE_INFINITY;
    }
}
