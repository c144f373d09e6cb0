package io.truelift.pipelines.job;

import java.time.Instant;

/** What a build goes on from. */
sealed interface Basis {

    /**
     * What is published, made of the same but for the raw rows that came since.
     *
     * @param at when the build began that made it
     */
    record Published(Instant at) implements Basis {}

    /**
     * Raw rows alone.
     *
     * @param why what is published does not serve, in words
     */
    record RawRows(String why) implements Basis {}
}
