package io.truelift.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.definitions.query.QueryException;
import io.truelift.platform.database.Database;
import io.truelift.platform.project.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("servers")
class DueSegmentsTest {
    /** A Saturday. */
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private static EmbeddedPostgres postgres;
    private static ScheduleStore schedules;

    private final List<String> done = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        DataSource database = Database.of(Settings.of(Map.of(
                Settings.DATABASE_URL,
                postgres.getJdbcUrl("postgres", "postgres"),
                Settings.DATABASE_USER,
                "postgres",
                Settings.DATABASE_PASSWORD,
                "postgres")));
        Database.migrate(database);
        schedules = new ScheduleStore(database);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void forget() {
        schedules.all().forEach(schedule -> schedules.remove(schedule.segment()));
    }

    private DueSegments at(String time, DueSegments.Refresh refresh) {
        return new DueSegments(
                schedules, refresh, person -> !person.equals("gone"), Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }

    private void refresh(String segment, String person) {
        done.add(segment + " as " + person);
    }

    @ParameterizedTest
    @CsvSource({
        "HOURLY, 0, 2026-11-28T12:00:00Z, 2026-11-28T13:00:00Z",
        "HOURLY, 5, 2026-11-28T12:59:59Z, 2026-11-28T13:00:00Z",
        "DAILY, 13, 2026-11-28T12:00:00Z, 2026-11-28T13:00:00Z",
        "DAILY, 12, 2026-11-28T12:00:00Z, 2026-11-29T12:00:00Z",
        "DAILY, 6, 2026-12-31T12:00:00Z, 2027-01-01T06:00:00Z",
        "WEEKLY, 6, 2026-11-28T12:00:00Z, 2026-11-30T06:00:00Z",
        "WEEKLY, 6, 2026-11-30T05:00:00Z, 2026-11-30T06:00:00Z",
        "WEEKLY, 6, 2026-11-30T06:00:00Z, 2026-12-07T06:00:00Z"
    })
    void knowsTheNextTime(Frequency every, int hour, Instant after, Instant next) {
        assertThat(every.next(after, hour)).isEqualTo(next);
    }

    @Test
    void worksOutWhatIsDueOnceAndMovesOn() {
        schedules.keep(SegmentSchedule.after(NOON, "daily", "anna", Frequency.DAILY, 6));
        schedules.keep(SegmentSchedule.after(NOON, "weekly", "bob", Frequency.WEEKLY, 6));
        at("2026-11-29T05:59:00Z", this::refresh).run();
        assertThat(done).isEmpty();
        at("2026-11-29T06:00:30Z", this::refresh).run();
        at("2026-11-29T06:01:30Z", this::refresh).run();
        assertThat(done).containsExactly("daily as anna");
        assertThat(schedules.find("daily"))
                .contains(new SegmentSchedule(
                        "daily",
                        "anna",
                        Frequency.DAILY,
                        6,
                        Instant.parse("2026-11-30T06:00:00Z"),
                        Optional.of(Instant.parse("2026-11-29T06:00:30Z")),
                        ""));
    }

    @Test
    void doesOnceWhatWasMissed() {
        schedules.keep(SegmentSchedule.after(NOON, "hourly", "anna", Frequency.HOURLY, 0));
        at("2026-12-05T09:10:00Z", this::refresh).run();
        at("2026-12-05T09:11:00Z", this::refresh).run();
        assertThat(done).hasSize(1);
    }

    @Test
    void tellsOfAFailureAndGoesOnWithTheOthers() {
        schedules.keep(SegmentSchedule.after(NOON, "first", "anna", Frequency.HOURLY, 0));
        schedules.keep(SegmentSchedule.after(NOON, "second", "anna", Frequency.HOURLY, 0));
        schedules.keep(SegmentSchedule.after(NOON, "third", "gone", Frequency.HOURLY, 0));
        at("2026-11-28T13:00:00Z", (segment, person) -> {
                    refresh(segment, person);
                    if (segment.equals("first")) {
                        throw new QueryException("Cannot reach Trino");
                    }
                })
                .run();
        assertThat(done).containsExactly("first as anna", "second as anna");
        assertThat(schedules.find("first"))
                .hasValueSatisfying(schedule -> assertThat(schedule.failure()).isEqualTo("Cannot reach Trino"));
        assertThat(schedules.find("second"))
                .hasValueSatisfying(schedule -> assertThat(schedule.failure()).isEmpty());
        assertThat(schedules.find("third"))
                .hasValueSatisfying(schedule -> assertThat(schedule.failure()).contains("no such account any more"));
    }

    @Test
    void ofTwoProcessesOneDoesIt() {
        SegmentSchedule due = SegmentSchedule.after(NOON, "shared", "anna", Frequency.HOURLY, 0);
        schedules.keep(due);
        Instant next = NOON.plusSeconds(7200);
        assertThat(schedules.claim(due, next)).isTrue();
        assertThat(schedules.claim(due, next)).isFalse();
    }
}
