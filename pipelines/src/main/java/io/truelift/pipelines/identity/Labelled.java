package io.truelift.pipelines.identity;

import java.io.Serializable;

/**
 * A node of a component.
 *
 * @param node the node
 * @param label the least node of its component, as far as is known
 * @param records how many records carry the node
 */
record Labelled(Node node, Node label, long records) implements Serializable {}
