package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Known;
import io.truelift.pipelines.identity.rules.Node;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A node of a component.
 *
 * @param node the node
 * @param label the least node of its component, as far as is known
 * @param records how many records carry the node
 * @param known who it was before this run; null where it is new
 */
record ComponentMember(
        Node node, Node label, long records, @Nullable Known known) implements Serializable {}
