package io.truelift.analysis.attribution;

import io.truelift.attribution.AttributionReport.Part;
import io.truelift.attribution.AttributionReport.Variation;
import io.truelift.attribution.AttributionReports;
import io.truelift.attribution.CountedCredit;
import io.truelift.attribution.CountedMoves;
import io.truelift.attribution.Journeys;
import io.truelift.attribution.PathCounter;
import io.truelift.attribution.TimeDecay;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Value;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The journeys of a question, counted by the engine in one pass: distinct paths, moves between channels within shorter
 * windows, and what contacts get by time decay at each half-life. Customers come in slices, so that the engine's memory does not grow with their number; here it grows with that of
 * distinct paths.
 */
final class CountedJourneys {
    /** Contacts and conversions of which the engine makes journeys at once: some 500 MB. */
    private static final long SLICE = 3_000_000;

    private static final double WHOLE = 1;

    private final AttributionDefinition question;
    private final Span span;
    private final PathCounter paths = new PathCounter();
    private final Map<Double, CountedMoves> shorterWindows = new TreeMap<>();
    private final Map<Double, Credit> halfLives = new TreeMap<>();
    private final Map<String, Credit> periods = new TreeMap<>();
    private final Map<String, Credit> segments = new TreeMap<>();

    private record Credit(Map<String, BigDecimal> conversions, Map<String, BigDecimal> value) {
        Credit() {
            this(new HashMap<>(), new HashMap<>());
        }

        void add(String channel, BigDecimal moreConversions, BigDecimal moreValue) {
            conversions.merge(channel, moreConversions, BigDecimal::add);
            value.merge(channel, moreValue, BigDecimal::add);
        }
    }

    /**
     * Of which days contacts and conversions are; absent where there are none.
     *
     * @param happened how many there are
     * @param firstDay day of the first
     * @param lastDay day of the last
     */
    record Span(long happened, Optional<LocalDate> firstDay, Optional<LocalDate> lastDay) {
        private static Span read(ResultSet row) throws SQLException {
            return new Span(row.getLong("happened"), day(row, "first_day"), day(row, "last_day"));
        }

        private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
            return Optional.ofNullable(row.getObject(column, LocalDate.class));
        }
    }

    private CountedJourneys(AttributionDefinition question, Span span) {
        this.question = question;
        this.span = span;
    }

    /** Counts with the eyes of whom the connection is for. */
    static CountedJourneys of(AttributionDefinition question, SqlLibrary library, Connection connection) {
        Span span = library.engine("attribution_size")
                .fill("timeline", question.file())
                .statement()
                .row(connection, Span::read);
        CountedJourneys counted = new CountedJourneys(question, span);
        int slices = Math.toIntExact(span.happened() / SLICE + 1);
        for (int slice = 0; slice < slices; slice++) {
            library.engine("attribution_journey_credit")
                    .bind("window_days", Value.of(question.windowDays()))
                    .bind("half_life_hours", Value.of(question.halfLifeHours()))
                    .bind("period", Value.of(question.trend().name().toLowerCase(Locale.ROOT)))
                    .fill(
                            "journey",
                            library.engine("attribution_journey")
                                    .bind("purpose", Value.of(question.purpose()))
                                    .bind("slice", Value.of(slice))
                                    .bind("slices", Value.of(slices))
                                    .fill("timeline", question.file())
                                    .statement())
                    .statement()
                    .forEach(connection, counted::add);
        }
        return counted;
    }

    private void add(ResultSet row) throws SQLException {
        double factor = row.getDouble("factor");
        List<String> path = Stream.of((Object[]) row.getArray("path").getArray())
                .map(String::valueOf)
                .toList();
        BigDecimal conversions = row.getBigDecimal("conversions");
        BigDecimal value = row.getBigDecimal("conversion_value");
        switch (row.getString("dimension")) {
            case "half-life" -> add(halfLives, factor, path, conversions, value);
            case "period" -> add(periods, row.getString("place"), path, conversions, value);
            case "segment" -> add(segments, row.getString("place"), path, conversions, value);
            default -> addWindow(factor, path, conversions.longValueExact(), value, row.getLong("non_conversions"));
        }
    }

    private void addWindow(double factor, List<String> path, long conversions, BigDecimal value, long nonConversions) {
        if (factor == WHOLE) {
            paths.add(path, conversions, value, nonConversions);
        } else {
            add(
                    shorterWindows.computeIfAbsent(factor, key -> new CountedMoves()),
                    path,
                    conversions,
                    value,
                    nonConversions);
        }
    }

    private static <K> void add(
            Map<K, Credit> credits, K key, List<String> path, BigDecimal conversions, BigDecimal value) {
        credits.computeIfAbsent(key, each -> new Credit())
                .add(AttributionReports.channel(path.getFirst()), conversions, value);
    }

    private static void add(
            CountedMoves moves, List<String> step, long conversions, BigDecimal value, long nonConversions) {
        if (step.size() == 1) {
            moves.addEnd(step.getFirst(), conversions, value, nonConversions);
        } else {
            moves.addMove(step.getFirst(), step.getLast(), conversions + nonConversions);
        }
    }

    Span span() {
        return span;
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    /** The journeys within the question's window. */
    Journeys journeys() {
        return Journeys.of(paths);
    }

    /** Credit by time decay at half the half-life, at it, and at twice as much. */
    List<Variation> halfLives(Journeys journeys) {
        return Stream.of(0.5, WHOLE, 2.0)
                .map(factor -> {
                    BigDecimal days = question.halfLifeDays()
                            .multiply(BigDecimal.valueOf(factor))
                            .stripTrailingZeros();
                    Credit credit = halfLives.getOrDefault(factor, new Credit());
                    return new Variation(
                            "half-life",
                            days,
                            CountedCredit.of(new TimeDecay(days), journeys, credit.conversions(), credit.value()));
                })
                .toList();
    }

    /** Credit by time decay of each week's or month's conversions. */
    List<Part> periods() {
        return parts(periods);
    }

    /** Credit by time decay of the conversions of each segment's customers. */
    List<Part> segments() {
        return parts(segments);
    }

    private List<Part> parts(Map<String, Credit> credits) {
        TimeDecay model = new TimeDecay(question.halfLifeDays());
        return credits.entrySet().stream()
                .map(entry -> new Part(
                        entry.getKey(),
                        CountedCredit.of(
                                model,
                                entry.getValue().conversions(),
                                entry.getValue().value())))
                .toList();
    }

    /** Credit by a chain and by the last touch within a quarter of the window, and within half of it. */
    List<Variation> shorterWindows() {
        List<Variation> variations = new ArrayList<>();
        shorterWindows.forEach((factor, moves) -> {
            BigDecimal days = BigDecimal.valueOf(Math.max(1, (long) (question.windowDays() * factor)));
            variations.add(new Variation("window", days, moves.markov()));
            variations.add(new Variation("window", days, moves.last()));
        });
        return variations;
    }
}
