package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All to the last touch that was no direct visit; to the last touch where all were.
 *
 * @param direct channels that are direct visits, in lower case; case does not count
 */
public record LastNonDirectTouch(Set<String> direct) implements TouchModel {

    private static final Set<String> USUAL = Set.of("direct", "(direct)", "(direct) / (none)", "none", Journeys.NONE);

    /** @throws IllegalArgumentException if there is none */
    public LastNonDirectTouch {
        direct = Set.copyOf(direct);
        if (direct.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot credit the last non-direct touch: no channel is named as direct. Name one, such as direct.");
        }
    }

    /** Direct visits by their usual names. */
    public static LastNonDirectTouch usual() {
        return new LastNonDirectTouch(USUAL);
    }

    @Override
    public String key() {
        return "last-non-direct";
    }

    @Override
    public String title() {
        return "Last non-direct touch";
    }

    @Override
    public String description() {
        return "All to the last touch that was no direct visit; to the last touch where all were.";
    }

    @Override
    public BigDecimal[] weights(PathCount path) {
        List<String> touches = path.path();
        int last = touches.size() - 1;
        while (last > 0 && isDirect(touches.get(last))) {
            last--;
        }
        return TouchModel.only(isDirect(touches.get(last)) ? touches.size() - 1 : last, touches.size());
    }

    private boolean isDirect(String channel) {
        return direct.contains(channel.strip().toLowerCase(Locale.ROOT));
    }
}
