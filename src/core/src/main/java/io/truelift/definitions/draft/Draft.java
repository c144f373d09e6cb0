package io.truelift.definitions.draft;

import java.time.Instant;

/**
 * A text that is being written.
 *
 * @param person account of who writes it
 * @param path the file that it shall be, from the project's folder
 * @param text the whole text
 * @param readVersion version of the file that it started from; empty for a new file
 * @param changedAt when it was last changed
 */
public record Draft(String person, String path, String text, String readVersion, Instant changedAt) {}
