package io.truelift.governance.history;

import java.time.Instant;

/**
 * A change that is kept.
 *
 * @param id the commit's full name
 * @param author how its author is addressed
 * @param at when it was made
 * @param message why, as the author wrote it
 */
public record Revision(String id, String author, Instant at, String message) {
    private static final int SHORT = 8;

    /** Enough of the name for people to tell it from others. */
    public String shortId() {
        return id.substring(0, Math.min(SHORT, id.length()));
    }

    /** The first line of the message. */
    public String subject() {
        return message.lines().findFirst().orElse("");
    }

    /** What follows the first line of the message; empty where nothing does. */
    public String details() {
        return message.substring(Math.min(message.length(), subject().length())).strip();
    }
}
