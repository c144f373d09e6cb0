package io.truelift.analysis.experiment;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * The planned look that a report was read at.
 *
 * @param number which look
 * @param planned how many there are
 * @param units units of all variants that it is over
 * @param until the last day on which these met the experiment
 * @param next units of the next look; absent after the last
 */
record AtLook(int number, int planned, long units, LocalDate until, Optional<Long> next) {

    boolean isLast() {
        return next.isEmpty();
    }

    /** Such as "Read at look 2 of 4, over the 4,012 units that came until 2026-03-08; the next look is at 6,000 units." */
    String inWords() {
        return String.format(
                Locale.ROOT,
                "Read at look %d of %d, over the %,d units that came until %s%s.",
                number,
                planned,
                units,
                until,
                next.map(at -> String.format(Locale.ROOT, "; the next look is at %,d units", at))
                        .orElse(""));
    }
}
