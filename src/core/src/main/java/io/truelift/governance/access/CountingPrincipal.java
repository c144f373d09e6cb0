package io.truelift.governance.access;

/**
 * The principal in whose name the suite counts people whatever they agreed to: whom a segment leaves out, and who met an
 * experiment. It runs SQL that an analyst wrote, so it sees every row and otherwise no more than the analyst: columns are
 * masked and refused as for the analyst's role, and hidden tables with them. Nobody can sign in as it, and only figures
 * that the suite's own statements aggregate leave the engine.
 */
public final class CountingPrincipal {
    private static final String PREFIX = "count/";

    private CountingPrincipal() {}

    /**
     * The principal that counts for whoever asks.
     *
     * @param person a person, or a signed-off question's principal, whose signed columns the count may read too
     */
    public static String of(String person) {
        return PREFIX + (SignedDefinition.isPrincipal(person) ? person : SignedDefinition.ROLE);
    }

    /** Whether a name is one of these, in which no person may ask. */
    public static boolean isPrincipal(String name) {
        return name.startsWith(PREFIX);
    }
}
