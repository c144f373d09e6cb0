package io.truelift.statistics;

import java.util.Optional;

/** Whether both arms have units enough to measure their spread. */
final class Units {

    private Units() {}

    static Optional<Comparison.NotEnoughData> tooFew(long control, long treatment) {
        if (control < 2) {
            return Optional.of(tooFew("control", control));
        }
        return treatment < 2 ? Optional.of(tooFew("treatment", treatment)) : Optional.empty();
    }

    private static Comparison.NotEnoughData tooFew(String arm, long units) {
        return new Comparison.NotEnoughData(
                "The %s has %s; each arm needs at least two.".formatted(arm, units == 0 ? "no units" : "one unit"));
    }
}
