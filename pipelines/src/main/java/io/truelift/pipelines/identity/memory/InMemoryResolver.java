package io.truelift.pipelines.identity.memory;

import io.truelift.pipelines.identity.resolution.IdentityResolver;
import io.truelift.pipelines.identity.rules.IdentityRules;
import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.spill.Elements;
import java.util.List;
import java.util.function.Supplier;

/**
 * Resolves identities on one thread, with the whole graph in primitive arrays: what every record says is read once, and a
 * second time only where the head of a record of three or more turns out to be shared.
 */
public final class InMemoryResolver implements IdentityResolver {
    /** What a record takes where nearly each brings identifiers that no other has. */
    private static final long BYTES_OF_A_RECORD = 100;

    private final IdentityRules rules;
    private final Supplier<Memory> allowed;

    /**
     * @param rules what is decided by
     * @param allowed what a resolution may take
     */
    public InMemoryResolver(IdentityRules rules, Supplier<Memory> allowed) {
        this.rules = rules;
        this.allowed = allowed;
    }

    /** Bytes that so many records are expected to take. */
    public static long bytes(long records) {
        return records * BYTES_OF_A_RECORD;
    }

    /** @throws TooLargeForMemoryException where it needs more than it may take */
    @Override
    public InMemoryResolution resolve(Elements<List<Node>> records, Elements<KnownIdentifier> known) {
        Memory memory = allowed.get();
        IdentifierGraph graph = new IdentifierGraph(rules.links(), memory);
        records.each(graph::add);
        SharedIdentifiers shared = SharedIdentifiers.of(graph, rules, memory);
        graph.leaveOut(shared.places());
        if (graph.needsSecondReading(shared.places())) {
            records.each(record -> graph.addWithoutShared(record, shared.places()));
        }
        int[] people = Components.people(rules, graph, shared, memory);
        return InMemoryResolution.of(rules.naming(), graph.nodes(), people, shared.refusals(), known, memory);
    }
}
