package io.truelift.identity;

/** What an identifier may do for the people that it stands with. */
public enum Trust {
    /** It links: whoever has it is one person. */
    STRONG,
    /** It belongs to one person, and never makes one of two. */
    WEAK
}
