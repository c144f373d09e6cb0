package io.truelift.pipelines.identity;

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
record ComponentMember(Node node, Node label, long records, ComponentMessage.@Nullable Known known) implements Serializable {}
