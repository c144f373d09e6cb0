package io.truelift.governance.privacy;

import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.Queries;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Value;
import io.truelift.definitions.segment.Segment;
import io.truelift.definitions.segment.SegmentCatalog;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.governance.privacy.ConsentPeriods.Day;
import io.truelift.governance.privacy.ConsentReport.Period;
import io.truelift.governance.privacy.ConsentReport.PurposeConsent;
import io.truelift.governance.privacy.ConsentReport.SegmentEffect;
import io.truelift.governance.privacy.ConsentReport.Step;
import io.truelift.governance.privacy.ConsentReport.Wave;
import io.truelift.governance.signoff.SignOffs;
import io.truelift.platform.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts who agreed to what, over time, and what withdrawals did to segments. It asks in the name of a person, who must
 * see everybody's words: the governance team does.
 */
public final class ConsentAnalysis {
    private static final int MOST_WAVES = 12;

    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final SignOffs signOffs;
    private final Clock clock;

    public ConsentAnalysis(SqlLibrary library, Warehouse warehouse, SignOffs signOffs, Clock clock) {
        this.library = library;
        this.warehouse = warehouse;
        this.signOffs = signOffs;
        this.clock = clock;
    }

    private record Now(long agreed, long refused) {}

    private record Found(Purpose purpose, Period period, double usual) {}

    /**
     * @throws QueryException where the engine refuses or fails
     * @throws SQLException where it cannot be reached
     */
    public ConsentReport report(String person) throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = warehouse.openAs(person)) {
            long customers =
                    library.engine("consent_customers").statement().row(connection, row -> row.getLong("customers"));
            Map<String, Now> today = now(connection, now);
            Map<String, List<Day>> days = days(connection, now);
            List<Day> every = days.values().stream().flatMap(List::stream).toList();
            Step step = ConsentPeriods.step(every);
            LocalDate last =
                    every.stream().map(Day::day).max(LocalDate::compareTo).orElse(LocalDate.EPOCH);
            List<PurposeConsent> purposes = new ArrayList<>();
            List<Found> found = new ArrayList<>();
            for (Purpose purpose : library.dictionary().purposes().stream()
                    .filter(Purpose::needsConsent)
                    .toList()) {
                List<Period> periods = ConsentPeriods.of(days.getOrDefault(purpose.name(), List.of()), step, last);
                Now said = today.getOrDefault(purpose.name(), new Now(0, 0));
                purposes.add(
                        new PurposeConsent(purpose.name(), purpose.title(), said.agreed(), said.refused(), periods));
                ConsentPeriods.waves(periods)
                        .forEach(period -> found.add(new Found(purpose, period, ConsentPeriods.usual(periods))));
            }
            found.sort(Comparator.comparing((Found one) -> one.period().from())
                    .reversed()
                    .thenComparing(one -> one.purpose().name()));
            List<String> notes = new ArrayList<>();
            if (found.size() > MOST_WAVES) {
                notes.add("The newest %d of %d waves are told.".formatted(MOST_WAVES, found.size()));
            }
            List<Found> told = found.stream().limit(MOST_WAVES).toList();
            return new ConsentReport(
                    now, customers, step, purposes, waves(connection, told, step, last, now, notes), notes);
        }
    }

    private Map<String, Now> now(Connection connection, Instant now) {
        Map<String, Now> byPurpose = new LinkedHashMap<>();
        library.engine("consent_now")
                .bind("measured_at", Value.of(now))
                .statement()
                .rows(
                        connection,
                        row -> byPurpose.put(
                                row.getString("purpose"), new Now(row.getLong("agreed"), row.getLong("refused"))));
        return byPurpose;
    }

    private Map<String, List<Day>> days(Connection connection, Instant now) {
        Map<String, List<Day>> byPurpose = new LinkedHashMap<>();
        library.engine("consent_days")
                .bind("measured_at", Value.of(now))
                .statement()
                .rows(
                        connection,
                        row -> byPurpose
                                .computeIfAbsent(row.getString("purpose"), purpose -> new ArrayList<>())
                                .add(new Day(
                                        LocalDate.parse(row.getString("day")),
                                        row.getLong("began"),
                                        row.getLong("withdrew"),
                                        row.getLong("ran_out"),
                                        row.getLong("refused"))));
        return byPurpose;
    }

    private List<Wave> waves(
            Connection connection, List<Found> found, Step step, LocalDate last, Instant now, List<String> notes) {
        Map<Found, List<SegmentEffect>> effects = new LinkedHashMap<>();
        List<Segment> asked = new ArrayList<>();
        for (Segment segment : new SegmentCatalog(library).all()) {
            if (found.stream().noneMatch(wave -> wave.purpose().name().equals(segment.purpose()))) {
                continue;
            }
            if (signOffs.sensitive(segment.file()).isEmpty()) {
                asked.add(segment);
            } else {
                notes.add(
                        "%s is left out: its rule reads a sensitive column, which is hidden from who looks after the data."
                                .formatted(segment.title()));
            }
        }
        Map<String, List<Day>> days = segmentDays(connection, asked, now, notes);
        for (Segment segment : asked) {
            List<Period> periods = ConsentPeriods.of(days.getOrDefault(segment.name(), List.of()), step, last);
            found.stream()
                    .filter(wave -> wave.purpose().name().equals(segment.purpose()))
                    .forEach(wave -> periods.stream()
                            .filter(period -> period.from().equals(wave.period().from()) && period.ceased() > 0)
                            .forEach(period -> effects.computeIfAbsent(wave, key -> new ArrayList<>())
                                    .add(new SegmentEffect(
                                            segment.name(),
                                            segment.title(),
                                            period.agreedAtStart(),
                                            period.ceased(),
                                            period.began()))));
        }
        return found.stream()
                .map(wave -> new Wave(
                        wave.purpose().name(),
                        wave.purpose().title(),
                        wave.period(),
                        wave.usual(),
                        effects.getOrDefault(wave, List.of()).stream()
                                .sorted(Comparator.comparingDouble(ConsentAnalysis::lostShare)
                                        .reversed()
                                        .thenComparing(SegmentEffect::title))
                                .toList()))
                .toList();
    }

    private static double lostShare(SegmentEffect effect) {
        return effect.before() == 0 ? 0 : (double) effect.ceased() / effect.before();
    }

    /** Days by segment, by one statement; where the rule of one segment fails, each is asked by itself, and that one is left out. */
    private Map<String, List<Day>> segmentDays(
            Connection connection, List<Segment> segments, Instant now, List<String> notes) {
        if (segments.isEmpty()) {
            return Map.of();
        }
        try {
            return segmentDays(connection, segments, now);
        } catch (QueryException together) {
            Map<String, List<Day>> bySegment = new LinkedHashMap<>();
            for (Segment segment : segments) {
                try {
                    bySegment.putAll(segmentDays(connection, List.of(segment), now));
                } catch (QueryException e) {
                    notes.add("%s is left out: %s".formatted(segment.title(), e.getMessage()));
                }
            }
            return bySegment;
        }
    }

    private Map<String, List<Day>> segmentDays(Connection connection, List<Segment> segments, Instant now) {
        Map<String, List<Day>> bySegment = new LinkedHashMap<>();
        library.engine("consent_segment_days")
                .bind("measured_at", Value.of(now))
                .fill(
                        "fitting",
                        Queries.unionAll(
                                "people who fit segments",
                                segments.stream().map(this::fitting).toList()))
                .statement()
                .forEach(
                        connection,
                        row -> bySegment
                                .computeIfAbsent(row.getString("segment"), segment -> new ArrayList<>())
                                .add(new Day(
                                        LocalDate.parse(row.getString("day")),
                                        row.getLong("began"),
                                        row.getLong("ceased"),
                                        0,
                                        0)));
        return bySegment;
    }

    private BoundStatement fitting(Segment segment) {
        return library.engine("consent_fitting")
                .bind("segment", Value.of(segment.name()))
                .bind("purpose", Value.of(segment.purpose()))
                .fill("member", segment.file())
                .statement();
    }
}
