package io.truelift.pipelines.identity.resolution;

import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.spill.Elements;
import java.util.List;

/** Brings identifiers of one person together, within what {@code governance/identity.yaml} trusts them with. */
public interface IdentityResolver {

    /**
     * Tells whose each identifier is.
     *
     * @param records the identifiers of each record, the most trusted first, none twice, at least one; may be read twice
     * @param known who identifiers were before this run, each once
     */
    Resolution resolve(Elements<List<Node>> records, Elements<KnownIdentifier> known);
}
