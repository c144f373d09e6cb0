package io.truelift.measure;

import java.util.List;
import java.util.Map;

/** What is measured: anything that makes customers of records. */
public interface Stitcher {
    /** How reports call it. */
    String name();

    /**
     * Makes customers.
     *
     * @param records the identifiers of each record, as {@link io.truelift.pipelines.identity.Identifiers} writes them; may
     *     be read several times, and is the same each time
     */
    Stitched stitch(Iterable<List<String>> records);

    /**
     * What came of it.
     *
     * @param customers customer id by identifier; an identifier that is not in it belongs to nobody
     * @param refusals what was not linked
     */
    record Stitched(Map<String, String> customers, List<Refusal> refusals) {
        public Stitched {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * An identifier that was not linked.
     *
     * @param reason why, in words; reports count by it
     * @param people how many people it would have made one of
     */
    record Refusal(String identifier, String reason, long people) {}
}
