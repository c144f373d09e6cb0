package io.truelift.pipelines.identity.rules;

import java.io.Serializable;

/**
 * An identifier that pointed at somebody before this run.
 *
 * @param node the identifier
 * @param known who it was
 */
public record KnownIdentifier(Node node, Known known) implements Serializable {}
