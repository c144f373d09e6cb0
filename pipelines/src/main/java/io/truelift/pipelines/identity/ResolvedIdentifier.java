package io.truelift.pipelines.identity;

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
public record ResolvedIdentifier(Node node, Node person, long records, ComponentMessage.@Nullable Known known) implements Serializable {}
