package io.truelift.definitions.experiment;

import java.util.List;

/**
 * How what is known from before the exposure makes the answer sharper.
 *
 * @param method how
 * @param preDays days before the exposure of which the metric itself is a covariate; 0 for none
 * @param covariates further columns of the exposures, at most three
 * @param strata dimension by whose levels units are post-stratified; empty but for that method
 */
public record CovariateAdjustment(Method method, int preDays, List<String> covariates, String strata) {
    /** Without any. */
    public static final CovariateAdjustment NONE = new CovariateAdjustment(Method.NONE, 0, List.of(), "");

    public CovariateAdjustment {
        covariates = List.copyOf(covariates);
    }

    /** Ways to adjust. */
    public enum Method {
        NONE,
        /** One slope per covariate, pooled within the arms. */
        CUPED,
        /** A slope per covariate and arm (Lin). */
        REGRESSION,
        /** Means per stratum, weighed by the strata's shares of all units. */
        POST_STRATIFIED
    }
}
