package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

/**
 * Each touch in proportion to {@code 2^(-age / halfLife)}, its age being the days from the touch to the end of the journey. Touches at the
 * same instant get the same. On a path that came without ages a touch is as old as there are touches after it, and the figures say so.
 *
 * @param halfLife days, or touches, over which the weight of a touch falls to half
 */
public record TimeDecay(BigDecimal halfLife) implements TouchModel {

    /** @throws IllegalArgumentException if the half-life is not above zero */
    public TimeDecay {
        if (halfLife.signum() <= 0) {
            throw new IllegalArgumentException("Cannot use a half-life of %s days: it must be above zero, such as 7."
                    .formatted(halfLife.toPlainString()));
        }
    }

    /** With a half-life of seven days. */
    public static TimeDecay usual() {
        return new TimeDecay(BigDecimal.valueOf(7));
    }

    @Override
    public String key() {
        return "time-decay";
    }

    @Override
    public String title() {
        return "Time decay";
    }

    @Override
    public String description() {
        return "The nearer to the end the more: the weight of a touch halves every %s days, or touches where times are not known."
                .formatted(halfLife.toPlainString());
    }

    @Override
    public List<String> notes(Journeys journeys) {
        boolean isGuessed = journeys.paths().stream()
                .anyMatch(path -> path.ages().isEmpty() && path.path().size() > 1);
        return isGuessed
                ? List.of("These paths have no times: a touch counts as one day old for each touch after it.")
                : List.of();
    }

    @Override
    public BigDecimal[] weights(PathCount path) {
        int touches = path.path().size();
        double life = halfLife.doubleValue();
        double youngest =
                path.ages().isEmpty() ? 0 : Collections.min(path.ages()).doubleValue();
        BigDecimal[] weights = new BigDecimal[touches];
        for (int touch = 0; touch < touches; touch++) {
            double age = path.ages().isEmpty()
                    ? touches - 1.0 - touch
                    : path.ages().get(touch).doubleValue();
            weights[touch] = new BigDecimal(Math.pow(2, (youngest - age) / life), DIGITS);
        }
        return weights;
    }
}
