package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.memory.TooLargeForMemoryException;
import io.truelift.pipelines.identity.resolution.IdentityResolver;
import io.truelift.pipelines.identity.resolution.Resolution;
import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.spill.Elements;
import io.truelift.pipelines.worker.MemoryChoice;
import java.util.List;

/** Resolves identities by one worker where the graph fits into its memory, else by several. */
final class ChosenResolver implements IdentityResolver {
    private final MemoryChoice choice;
    private final long expected;
    private final long allowed;
    private final IdentityResolver inMemory;
    private final IdentityResolver distributed;

    /**
     * @param choice what the settings say
     * @param expected bytes that one worker is expected to need
     * @param allowed bytes that it may take
     * @param inMemory one worker; fails with {@link TooLargeForMemoryException} where it needs more than it may take
     * @param distributed several
     */
    ChosenResolver(
            MemoryChoice choice, long expected, long allowed, IdentityResolver inMemory, IdentityResolver distributed) {
        this.choice = choice;
        this.expected = expected;
        this.allowed = allowed;
        this.inMemory = inMemory;
        this.distributed = distributed;
    }

    @Override
    public Resolution resolve(Elements<List<Node>> records, Elements<KnownIdentifier> known) {
        boolean triesMemory = switch (choice) {
            case AUTO -> expected <= allowed;
            case MEMORY -> true;
            case DISTRIBUTED -> false;
        };
        if (triesMemory) {
            try {
                return inMemory.resolve(records, known);
            } catch (TooLargeForMemoryException e) {
                // there was more than expected, and nothing was written: several workers begin anew
            }
        }
        return distributed.resolve(records, known);
    }
}
