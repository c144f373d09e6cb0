package io.truelift.measure;

/**
 * An identifier as it was written down.
 *
 * @param type kind of identifier, such as {@code email}
 * @param value as written, before it is normalised
 * @param owner number of the person whose it truly is, whoever wrote it; {@link #NOBODY} where nobody has it
 */
record WrittenIdentifier(String type, String value, int owner) {
    /** Owner of a till, a placeholder, a typo. */
    static final int NOBODY = -1;
}
