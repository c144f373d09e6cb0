package io.truelift.webui.chart;

import io.truelift.statistics.Interval;
import java.util.Locale;

/** What a mark means; the theme knows the colour. */
public enum Tone {
    GOOD,
    BAD,
    NEUTRAL,
    ACCENT;

    /** Good or bad where the whole interval lies on one side of zero, else neutral. */
    public static Tone ofDifference(Interval interval, Direction direction) {
        if (interval.low() > 0) {
            return direction == Direction.MORE_IS_BETTER ? GOOD : BAD;
        }
        if (interval.high() < 0) {
            return direction == Direction.MORE_IS_BETTER ? BAD : GOOD;
        }
        return NEUTRAL;
    }

    /** Name of the colour in the style sheet. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    public enum Direction {
        MORE_IS_BETTER,
        LESS_IS_BETTER
    }
}
