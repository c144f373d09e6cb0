package io.truelift.pipelines.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ways to write a time can be declared, and which would lose some of it. */
class TimeFormatTest {
    private static final String TIME = "timestamp(6) with time zone";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd.MM.yyyy HH:mm",
                "yyyy-MM-dd HH:mm:ss",
                "M/d/yyyy h:mm a",
                "yyyyMMdd",
                "uuuu-MM-dd'T'HH:mm:ss.SSSXXX",
                "dd MMM yyyy HH:mm:ss z",
                "d.M.yy",
                "epoch_seconds",
                "epoch_millis",
                "epoch_micros"
            })
    void canBeUsed(String format) {
        assertThat(TimeFormat.problem(format, TIME)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd hh:mm:ss | the hour of the day is HH",
                "yyyy-MM-dd KK:mm | the hour of the day is HH",
                "yyyy-mm-dd | mm is the minute",
                "YYYY-MM-dd | YYYY the year of a week",
                "HH:mm | says no day",
                "epoch_milis | cannot be read",
                "foo{ | cannot be read",
            })
    void isRefusedWithWhatIsWrong(String format, String said) {
        assertThat(TimeFormat.problem(format, TIME))
                .hasValueSatisfying(problem -> assertThat(problem).contains(said));
    }

    @Test
    void aFormatIsForDaysAndTimestampsOnly() {
        assertThat(TimeFormat.problem("yyyy", "varchar"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("the column is varchar"));
    }

    @Test
    void numbersSince1970() {
        Instant time = Instant.parse("2026-07-01T12:30:00.250Z"); // date -u -d 2026-07-01T12:30:00 +%s
        assertThat(TimeFormat.of("epoch_seconds").parse("1782909000.25")).isEqualTo(time);
        assertThat(TimeFormat.of("epoch_millis").parse("1782909000250")).isEqualTo(time);
        assertThat(TimeFormat.of("epoch_micros").parse("1.78290900025E15")).isEqualTo(time);
        assertThatThrownBy(() -> TimeFormat.of("epoch_millis").parse("yesterday"))
                .isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-12-31 21:25:58.745232+02, 2020-12-31T19:25:58.745232Z",
        "2020-12-31 21:25:58.745232+0200, 2020-12-31T19:25:58.745232Z",
        "2020-12-31T21:25:58.745232+02:00, 2020-12-31T19:25:58.745232Z",
        "2020-12-31 21:25:58+00, 2020-12-31T21:25:58Z",
        "2026-01-01 10:00:00 UTC, 2026-01-01T10:00:00Z",
        "2026-01-01 10:00Z, 2026-01-01T10:00:00Z",
        "'2026-01-01T10:00:00,5Z', 2026-01-01T10:00:00.500Z",
    })
    void offsetsByIso(String written, Instant time) {
        assertThat(IsoTime.parse(written))
                .isInstanceOfSatisfying(
                        OffsetDateTime.class,
                        parsed -> assertThat(parsed.toInstant()).isEqualTo(time));
    }

    @Test
    void timesWithoutAnOffsetAndDays() {
        assertThat(IsoTime.parse("2026-01-01T10:00:00")).isEqualTo(LocalDateTime.of(2026, 1, 1, 10, 0));
        assertThat(IsoTime.parse("2026-01-01")).isEqualTo(LocalDate.of(2026, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-0110:00",
                "2026-01-01T",
                "2026-01-01 ",
                "2026-02-30",
                "2026-01-01 25:00",
                "2026-01-01 10:00+2",
                "01.01.2026",
                "2026-01-01 10:00 CET"
            })
    void whatIsNotWrittenSoIsNoTime(String written) {
        assertThatThrownBy(() -> IsoTime.parse(written)).isInstanceOf(DateTimeException.class);
    }
}
