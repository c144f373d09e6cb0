package io.truelift.pipelines.identity.resolution;

import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Refusal;
import io.truelift.pipelines.identity.rules.ResolvedIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Whose each identifier is. */
public interface Resolution {

    /** How it was worked out, in words that follow "links refused". */
    String means();

    /** Identifiers that link nobody, for too many people share them. */
    Set<Node> shared();

    /** Hands over every identifier that has a person. */
    void placed(Consumer<ResolvedIdentifier> taker);

    /** Hands over identifiers that too many people share, and those between people. */
    void refused(Consumer<Refusal> taker);

    /** Hands over identifiers that pointed at somebody before this run, and do so no more. */
    void gone(Consumer<KnownIdentifier> taker);

    /**
     * Names people, and writes the rows of all three tables.
     *
     * @return the customers of identifiers with very many records ({@link ResolvedIdentifier#isHeavy})
     */
    Map<Node, String> write(IdentityRows rows, IdentityTables tables);
}
