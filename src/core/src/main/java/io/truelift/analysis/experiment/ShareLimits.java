package io.truelift.analysis.experiment;

import io.truelift.analysis.experiment.result.Finding;
import io.truelift.platform.project.Settings;

/**
 * From which p-value on units are said not to have arrived in the planned shares. One test in a hundred is below {@code watch} where all
 * is well: that is worth a look, not a reason to throw the figures away. A broken assignment of any size is soon below {@code notTrusted}
 * (Fabijan et al. 2019, "Diagnosing Sample Ratio Mismatch in Online Controlled Experiments", KDD, use 0.0005 and below).
 *
 * @param watch below this the report says that the shares are to be watched
 * @param notTrusted below this the report concludes nothing
 */
public record ShareLimits(double watch, double notTrusted) {
    /** Where no setting says otherwise. */
    public static final ShareLimits USUAL = new ShareLimits(0.01, 0.001);

    public ShareLimits {
        if (!(0 < notTrusted && notTrusted <= watch && watch < 1)) {
            throw new IllegalStateException(
                    "Cannot judge shares with %s = %s and %s = %s: both must lie between 0 and 1, and the second must not be above the first."
                            .formatted(Settings.SHARES_WATCH, watch, Settings.SHARES_NOT_TRUSTED, notTrusted));
        }
    }

    public static ShareLimits of(Settings settings) {
        return new ShareLimits(
                settings.findShare(Settings.SHARES_WATCH).orElse(USUAL.watch),
                settings.findShare(Settings.SHARES_NOT_TRUSTED).orElse(USUAL.notTrusted));
    }

    Finding judge(double pValue) {
        if (pValue < notTrusted) {
            return Finding.WARNING;
        }
        return pValue < watch ? Finding.NOTICE : Finding.FINE;
    }
}
