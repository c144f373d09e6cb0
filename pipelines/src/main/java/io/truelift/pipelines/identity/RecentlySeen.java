package io.truelift.pipelines.identity;

import org.jspecify.annotations.Nullable;

/**
 * Remembers what was seen lately, in a fixed room: enough to drop most repeats of a person's many records before they
 * travel. It may forget, so what must be counted once is counted once again behind it.
 *
 * @param <T> what is seen
 */
public final class RecentlySeen<T> {
    private static final int ROOM = 1 << 16;

    private final @Nullable Object[] seen = new Object[ROOM];

    /** Whether it is new, as far as is remembered. */
    public boolean isNew(T value) {
        int hash = value.hashCode();
        int slot = (hash ^ hash >>> 16) & ROOM - 1;
        if (value.equals(seen[slot])) {
            return false;
        }
        seen[slot] = value;
        return true;
    }
}
