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

    /** Whether both arms have the units that the plan's looks need. */
    static Optional<Comparison.NotEnoughData> tooFew(Inference inference, long control, long treatment) {
        long fewest = inference.fewestUnits();
        if (Math.min(control, treatment) >= fewest || !(inference instanceof Inference.AlwaysValid)) {
            return Optional.empty();
        }
        return Optional.of(
                new Comparison.NotEnoughData("Looks at any time need at least %d units in each arm; the %s has %d."
                        .formatted(
                                fewest,
                                control < fewest ? "control" : "treatment",
                                control < fewest ? control : treatment)));
    }

    private static Comparison.NotEnoughData tooFew(String arm, long units) {
        return new Comparison.NotEnoughData(
                "The %s has %s; each arm needs at least two.".formatted(arm, units == 0 ? "no units" : "one unit"));
    }
}
