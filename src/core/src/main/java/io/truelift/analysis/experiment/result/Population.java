package io.truelift.analysis.experiment.result;

import java.util.List;
import java.util.Optional;

/**
 * Who is counted, and who is not.
 *
 * @param arms units per variant, the control first
 * @param assignment the check that units arrived in the planned shares; absent without units, and where nothing was randomised
 * @param inSeveralVariants units seen in more than one variant: taken out, and counted here
 * @param withoutConsent exposed units that were not counted for lack of consent, in tens
 * @param leftOut units that are not counted, by reason
 */
public record Population(
        List<Arm> arms,
        Optional<SampleRatio> assignment,
        long inSeveralVariants,
        long withoutConsent,
        List<LeftOut> leftOut) {

    public Population {
        arms = List.copyOf(arms);
        leftOut = List.copyOf(leftOut);
    }

    /** Units that are counted, of all variants. */
    public long units() {
        return arms.stream().mapToLong(Arm::units).sum();
    }

    /** A variant in words; its key where it is none of these. */
    public String title(String variant) {
        return arms.stream()
                .filter(arm -> arm.variant().equals(variant))
                .map(Arm::title)
                .findFirst()
                .orElse(variant);
    }
}
