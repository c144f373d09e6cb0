package io.truelift.definitions.experiment;

/** How units came to their variants, which decides what is compared with what. */
public enum Design {
    /** Customers were randomised to two variants or more. */
    AB,
    /** Customers are kept out of everything, or of one programme, to measure the whole. The control is who was kept out. */
    HOLDOUT,
    /** Groups such as shops or households were randomised; values are still per customer. */
    CLUSTER,
    /** Periods were randomised: everybody who comes in a period meets its variant. */
    SWITCHBACK,
    /** Nothing was randomised: groups are shown side by side, and nothing is concluded. */
    OBSERVATIONAL;

    public boolean isRandomised() {
        return this != OBSERVATIONAL;
    }

    /** Whether whole clusters were randomised. */
    public boolean isClustered() {
        return this == CLUSTER || this == SWITCHBACK;
    }
}
