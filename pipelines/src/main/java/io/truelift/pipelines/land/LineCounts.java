package io.truelift.pipelines.land;

import java.io.Serializable;

/** What became of lines of a file. */
record LineCounts(long published, long quarantined) implements Serializable {
    static final LineCounts NONE = new LineCounts(0, 0);
    static final LineCounts ONE_PUBLISHED = new LineCounts(1, 0);
    static final LineCounts ONE_QUARANTINED = new LineCounts(0, 1);

    LineCounts plus(LineCounts other) {
        return new LineCounts(published + other.published, quarantined + other.quarantined);
    }
}
