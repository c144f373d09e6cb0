package io.truelift.pipelines.identity.rules;

import java.util.List;

/**
 * A person with a name.
 *
 * @param name the customer id, and since when it is given
 * @param members all of their identifiers
 * @param changes what changed for these
 * @param blockedInVain links between them that governance blocked and that other records make all the same
 */
public record NamedPerson(
        CustomerIds.Name name,
        List<ResolvedIdentifier> members,
        List<IdentityChange> changes,
        List<Refusal> blockedInVain) {}
