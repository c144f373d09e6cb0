package io.truelift.attribution;

import io.truelift.attribution.AttributionReport.Variation;
import java.math.BigDecimal;
import java.util.List;

/** How far credit changes with settings that somebody has to choose. */
public final class Sensitivity {

    /** Half-lives beside the usual one, in days. */
    private static final List<BigDecimal> HALF_LIVES = List.of(new BigDecimal("3.5"), BigDecimal.valueOf(7), BigDecimal.valueOf(14));

    private Sensitivity() {}

    /** Credit by time decay with half the usual half-life, with it, and with twice as much. */
    public static List<Variation> toHalfLife(Journeys journeys) {
        return toHalfLife(journeys, HALF_LIVES);
    }

    public static List<Variation> toHalfLife(Journeys journeys, List<BigDecimal> days) {
        return days.stream().map(each -> new Variation("half-life", each, new TimeDecay(each).credit(journeys))).toList();
    }

    /**
     * Credit by a model where touches older than the window do not count.
     *
     * @throws IllegalArgumentException if the age of a touch is not known
     */
    public static List<Variation> toWindow(Journeys journeys, AttributionModel model, List<BigDecimal> days) {
        return days.stream().map(each -> new Variation("window", each, model.credit(journeys.within(each)))).toList();
    }
}
