package io.truelift.pipelines.identity.rules;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An identifier with its person.
 *
 * @param node the identifier
 * @param person the least node of the person, by which the person is told from others within a run
 * @param records how many records carry the identifier
 * @param known who it was before this run; null where it is new
 */
public record ResolvedIdentifier(
        Node node, Node person, long records, @Nullable Known known) implements Serializable {
    /** An identifier with more records is a heavy one. */
    private static final long HEAVY = 50_000;

    /** Whether so many records carry it that they should not wait in memory for their customer. */
    public boolean isHeavy() {
        return records > HEAVY;
    }
}
