package io.truelift.pipelines.identity.memory;

/** What one worker would have to hold is more than it may; nothing was written. */
public final class TooLargeForMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLargeForMemoryException(long bytes, long most) {
        super(("Cannot resolve identities in memory: they need %,d bytes and may take %,d."
                        + " Give Java more, or set identity.resolver to distributed.")
                .formatted(bytes, most));
    }
}
