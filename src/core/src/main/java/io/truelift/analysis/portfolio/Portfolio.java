package io.truelift.analysis.portfolio;

import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.portfolio.ExperimentSummary.Days;
import io.truelift.analysis.portfolio.Worth.PerYear;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.UsualAlpha;
import io.truelift.statistics.WilsonInterval;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Experiments, all or some of them.
 *
 * @param entries the experiments
 */
public record Portfolio(List<PortfolioEntry> entries) {
    public Portfolio {
        entries = List.copyOf(entries);
    }

    /**
     * How long experiments took, in days.
     *
     * @param experiments how many have ended
     * @param lower a quarter took this long or less
     * @param median half of them did
     * @param upper three quarters did
     */
    public record Durations(int experiments, long lower, long median, long upper) {}

    /**
     * How many of the experiments with an answer won.
     *
     * @param won how many won
     * @param answered how many won, lost, or made no difference that matters
     * @param share the share, with Wilson's interval
     */
    public record WinRate(long won, long answered, Estimate share) {}

    public Portfolio only(Predicate<PortfolioEntry> kind) {
        return new Portfolio(entries.stream().filter(kind).toList());
    }

    /** Those that were decided to be shipped in a year, as it is in a zone. */
    public Portfolio shippedIn(Year year, ZoneId zone) {
        return only(entry -> entry.isShipped()
                && entry.decision()
                        .filter(decision ->
                                Year.from(decision.at().atZone(zone)).equals(year))
                        .isPresent());
    }

    /** How many experiments ended how. */
    public Map<Outcome, Long> outcomes() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        entries.forEach(entry -> counts.merge(entry.summary().outcome(), 1L, Long::sum));
        return counts;
    }

    /** Holdouts measure, and neither win nor lose. Absent where none has an answer. */
    public Optional<WinRate> winRate() {
        Map<Outcome, Long> counts = only(entry -> !entry.isHoldout()).outcomes();
        long won = counts.getOrDefault(Outcome.WON, 0L);
        long answered = Stream.of(Outcome.WON, Outcome.LOST, Outcome.NO_DIFFERENCE)
                .mapToLong(outcome -> counts.getOrDefault(outcome, 0L))
                .sum();
        return WilsonInterval.atAlpha(UsualAlpha.VALUE)
                .estimate(new ProportionSummary(answered, won))
                .map(share -> new WinRate(won, answered, share));
    }

    /** Without holdouts, which are meant to go on. Absent where none has ended of which it is known when it began. */
    public Optional<Durations> durations() {
        long[] days = entries.stream()
                .filter(entry -> !entry.isHoldout())
                .flatMapToLong(entry -> entry.days().stream())
                .sorted()
                .toArray();
        return days.length == 0
                ? Optional.empty()
                : Optional.of(new Durations(
                        days.length,
                        days[(days.length - 1) / 4],
                        days[(days.length - 1) / 2],
                        days[(3 * (days.length - 1)) / 4]));
    }

    /** What was shipped is worth in a year, by currency; the currency of most experiments first. Holdouts are no part of it. */
    public List<ShippedWorth> shipped() {
        return shippedWorths().collect(Collectors.groupingBy(PerYear::currency)).values().stream()
                .map(ShippedWorth::of)
                .sorted(Comparator.comparingInt(ShippedWorth::experiments)
                        .reversed()
                        .thenComparing(ShippedWorth::currency))
                .toList();
    }

    /** How many were shipped of which it is not known what they are worth. */
    public long shippedWithoutWorth() {
        return shippedEntries()
                .filter(entry -> entry.summary().worth() instanceof Worth.Unknown)
                .count();
    }

    /** The newest holdout that says what everything is worth, beside the sum of what was shipped; absent where there is none. */
    public Optional<HoldoutCheck> holdout() {
        return entries.stream()
                .filter(PortfolioEntry::isHoldout)
                .filter(entry -> entry.summary().worth() instanceof PerYear)
                .max(Comparator.comparing(entry -> entry.summary().analysedAt()))
                .map(entry -> check(entry, (PerYear) entry.summary().worth()));
    }

    /** Holdouts, with a worth or without one. */
    public List<PortfolioEntry> holdouts() {
        return entries.stream().filter(PortfolioEntry::isHoldout).toList();
    }

    private HoldoutCheck check(PortfolioEntry holdout, PerYear worth) {
        LocalDate last = holdout.summary().met().map(Days::last).orElse(worth.last());
        return new HoldoutCheck(
                holdout,
                worth,
                only(entry -> isShippedUntil(entry, last)).shipped().stream()
                        .filter(sum -> sum.currency().equals(worth.currency()))
                        .findFirst());
    }

    private static boolean isShippedUntil(PortfolioEntry entry, LocalDate last) {
        return entry.decision()
                .filter(decision ->
                        !LocalDate.ofInstant(decision.at(), ZoneOffset.UTC).isAfter(last))
                .isPresent();
    }

    private Stream<PortfolioEntry> shippedEntries() {
        return entries.stream().filter(PortfolioEntry::isShipped).filter(entry -> !entry.isHoldout());
    }

    private Stream<PerYear> shippedWorths() {
        return shippedEntries()
                .map(entry -> entry.summary().worth())
                .filter(PerYear.class::isInstance)
                .map(PerYear.class::cast);
    }
}
