package io.truelift.dictionary;

/**
 * A use of data.
 *
 * @param name key
 * @param title short name
 * @param legalBasis legal basis, such as {@code consent}
 * @param needsConsent whether a grant is needed
 * @param meaning what it covers
 */
public record Purpose(String name, String title, String legalBasis, boolean needsConsent, String meaning) {}
