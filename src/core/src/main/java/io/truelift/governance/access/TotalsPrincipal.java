package io.truelift.governance.access;

/**
 * The principals in whose names the suite keeps and reads totals per unit of experiments. They see no more than analysts: rows
 * of people who agreed, masked and refused columns as analysts have them. What is kept holds nothing that an analyst could not
 * have counted, and is read under the rule of rows of the moment, so that a withdrawal holds on the next report.
 */
public final class TotalsPrincipal {
    /** Table of the totals. */
    public static final String TABLE = "analytics.experiment_unit";

    /** Reads what analysts read, writes totals and no other table. */
    public static final String KEEPER = "keep/" + SignedDefinition.ROLE;

    /**
     * As {@link #KEEPER}, but sees every row: for statements that join each row to somebody who agreed, of files that say of a
     * row only what is in it.
     */
    public static final String JOINER = "join/" + SignedDefinition.ROLE;

    /** Reads totals, and no other table. */
    public static final String READER = "totals/" + SignedDefinition.ROLE;

    private TotalsPrincipal() {}

    /** Whether a name is one of these, in which no person may ask. */
    public static boolean isPrincipal(String name) {
        return name.startsWith("keep/") || name.startsWith("join/") || name.startsWith("totals/");
    }
}
