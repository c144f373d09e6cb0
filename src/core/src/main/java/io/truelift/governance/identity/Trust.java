package io.truelift.governance.identity;

/** What an identifier may do for the people that it stands with. */
public enum Trust {
    /** It is a person: identifiers that stand with it belong to that person. */
    STRONG,
    /** It belongs to one person; but two of different types, each standing with the same two strong ones, make these one person. */
    SUPPORTING,
    /** It belongs to one person, and never makes one of two. */
    WEAK
}
