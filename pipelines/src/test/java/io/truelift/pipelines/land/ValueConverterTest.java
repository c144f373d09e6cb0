package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.check.ValueCheck.OneOf;
import io.truelift.governance.check.ValueCheck.Range;
import io.truelift.governance.check.ValueCheck.Required;
import io.truelift.governance.dictionary.Classification;
import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.pipelines.feed.Rejection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueConverterTest {
    private static final String TIMESTAMP = "timestamp(6) with time zone";
    private final ValueConverter converter = new ValueConverter(ZoneId.of("Europe/London"), " > ");

    @Test
    void readsEachTypeOfAContract() {
        assertThat(converter.convert("as it is ", column("varchar"), null)).isEqualTo("as it is ");
        assertThat(converter.convert("-7", column("integer"), null)).isEqualTo(-7);
        assertThat(converter.convert("3000000000", column("bigint"), null)).isEqualTo(3_000_000_000L);
        assertThat(converter.convert("0.5", column("double"), null)).isEqualTo(0.5);
        assertThat(converter.convert("true", column("boolean"), null)).isEqualTo(true);
        assertThat(converter.convert("2026-02-28", column("date"), null)).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(converter.convert("12.5", column("decimal(18,4)"), null)).isEqualTo(new BigDecimal("12.5000"));
        assertThat(converter.convert("search > email", column("array(varchar)"), null))
                .isEqualTo(List.of("search", "email"));
    }

    @ParameterizedTest
    @CsvSource({
        // London is at UTC in winter and an hour ahead in summer.
        "2026-01-15T10:00:00, 2026-01-15T10:00:00Z",
        "2026-07-15T10:00:00, 2026-07-15T09:00:00Z",
        "2026-07-15T10:00:00+02:00, 2026-07-15T08:00:00Z",
        "2026-07-15T10:00:00.123456Z, 2026-07-15T10:00:00.123456Z",
        "2026-07-15 10:00, 2026-07-15T09:00:00Z",
        // Between one and two the clocks are put forward: the time does not exist, and is moved on by the gap.
        "2026-03-29T01:30:00, 2026-03-29T01:30:00Z",
        // Between one and two the clocks are put back: the time occurs twice, and the first is meant.
        "2026-10-25T01:30:00, 2026-10-25T00:30:00Z",
        "2026-10-25T01:30:00Z, 2026-10-25T01:30:00Z"
    })
    void timesWithoutAnOffsetAreThoseOfTheFeedsZone(String text, String instant) {
        assertThat(converter.convert(text, column(TIMESTAMP), null)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @CsvSource({"6.0, 6", "100.000, 100", "1e2, 100", "-3., -3", "0.0, 0"})
    void wholeNumbersMayBeWrittenWithDecimalsThatSayNothing(String text, int number) {
        assertThat(converter.convert(text, column("integer"), null)).isEqualTo(number);
        assertThat(converter.convert(text, column("bigint"), null)).isEqualTo((long) number);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "False, false", "FALSE, false"})
    void truthMayBeWrittenAsLanguagesWriteIt(String text, boolean truth) {
        assertThat(converter.convert(text, column("boolean"), null)).isEqualTo(truth);
    }

    @Test
    void theReasonSaysWhatToDeclare() {
        rejects("yes", column("boolean")).hasMessageContaining("map: {Y: \"true\", N: \"false\"}");
        rejects("01.02.2026", column(TIMESTAMP))
                .hasMessageContaining("ISO 8601")
                .hasMessageContaining("declare its format");
    }

    @Test
    void textWithoutACharacterThatNothingKeepsIsRejected() {
        assertThatThrownBy(() -> converter.convert("G\0B", column("varchar"), null))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("U+0000");
    }

    @Test
    void timesAndDaysMayHaveAPattern() {
        assertThat(converter.convert("31/12/2025 23:30", column(TIMESTAMP), "dd/MM/yyyy HH:mm"))
                .isEqualTo(Instant.parse("2025-12-31T23:30:00Z"));
        assertThat(converter.convert("31.12.2025", column("date"), "dd.MM.yyyy"))
                .isEqualTo(LocalDate.of(2025, 12, 31));
    }

    @ParameterizedTest
    @CsvSource({
        "integer, 1.5",
        "integer, 2147483648",
        "integer, many",
        "bigint, 9223372036854775808",
        "double, NaN",
        "boolean, yes",
        "integer, ١٢",
        "bigint, 0x1F",
        "double, 1d",
        "double, 0x1p3",
        "decimal(18;4), 1e999999999",
        "date, 1447-05-03",
        "date, 2569-01-01",
        "date, 2026-02-30",
        "date, 30.02.2026",
        "decimal(18;4), twelve",
        "timestamp(6) with time zone, yesterday",
        "timestamp(6) with time zone, 2026-02-30T10:00:00",
        "timestamp(6) with time zone, 9999-12-31T00:00:00"
    })
    void whatDoesNotFitItsTypeIsRejected(String type, String text) {
        rejects(text, column(type.replace(';', ','))).hasMessageContaining(text);
    }

    @Test
    void aDayThatThePatternAllowsButTheCalendarDoesNotIsRejected() {
        assertThatThrownBy(() -> converter.convert("31.02.2026", column("date"), "dd.MM.yyyy"))
                .isInstanceOf(Rejection.class);
    }

    @Test
    void decimalsAreNeverRoundedSilently() {
        assertThat(converter.convert("1.23400000", column("decimal(18,4)"), null))
                .isEqualTo(new BigDecimal("1.2340"));
        rejects("1.23456", column("decimal(18,4)")).hasMessageContaining("4 decimals");
        rejects("123456789012345", column("decimal(18,4)")).hasMessageContaining("18 digits");
        rejects("1e99999999", column("decimal(18,4)"));
    }

    @Test
    void theContractsRangeAndValuesHold() {
        ColumnContract age = new ColumnContract(
                "score",
                "integer",
                "d",
                Classification.INTERNAL,
                List.of("analytics"),
                true,
                false,
                false,
                List.of(new Range(BigDecimal.ZERO, BigDecimal.TEN, false, false)),
                Optional.empty());
        assertThat(converter.convert("10", age, null)).isEqualTo(10);
        rejects("11", age).hasMessageContaining("at least 0 and at most 10");
        ColumnContract kind = new ColumnContract(
                "touch_type",
                "varchar",
                "d",
                Classification.INTERNAL,
                List.of("analytics"),
                true,
                false,
                false,
                List.of(new OneOf(List.of("click", "visit"))),
                Optional.empty());
        rejects("glance", kind).hasMessageContaining("click");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsTakenUnlessTheContractRequiresSomething(boolean required) {
        ColumnContract column = new ColumnContract(
                "c",
                "varchar",
                "d",
                Classification.INTERNAL,
                List.of("analytics"),
                required,
                false,
                false,
                required ? List.of(new Required()) : List.of(),
                Optional.empty());
        if (required) {
            assertThatThrownBy(() -> converter.convert(null, column, null))
                    .isInstanceOf(Rejection.class)
                    .hasMessageContaining("requires");
        } else {
            assertThat(converter.convert(null, column, null)).isNull();
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> rejects(String text, ColumnContract column) {
        return assertThatThrownBy(() -> converter.convert(text, column, null)).isInstanceOf(Rejection.class);
    }

    private static ColumnContract column(String type) {
        return new ColumnContract(
                "c",
                type,
                "d",
                Classification.INTERNAL,
                List.of("analytics"),
                false,
                false,
                false,
                List.of(),
                Optional.empty());
    }
}
