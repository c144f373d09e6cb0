package io.truelift.analysis.totals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is kept of an experiment: the batches of {@code analytics.experiment_unit} that count, and what they were made from.
 *
 * @param units its units
 * @param parts totals per table that its metrics read
 */
public record KeptTotals(Units units, List<Part> parts) {

    public KeptTotals {
        parts = List.copyOf(parts);
    }

    /**
     * @param meaning SHA-256 of the statement that makes them, but for the time
     * @param batches one for each share of the customers
     * @param snapshots of the tables they were made from
     * @param evaluatedAt when they were made; grants that ran out since are another population
     * @param rows how many there are
     * @param firstExposure when the first of them met the experiment; the end of time where there are none
     * @param lastExposure when the last of them did
     * @param exposed how many were exposed, whatever they agreed to, by what they said of the purpose
     */
    public record Units(
            String meaning,
            List<String> batches,
            Map<String, Long> snapshots,
            Instant evaluatedAt,
            long rows,
            Instant firstExposure,
            Instant lastExposure,
            Map<String, Long> exposed) {
        public Units {
            batches = List.copyOf(batches);
            snapshots = Map.copyOf(snapshots);
            exposed = Map.copyOf(exposed);
        }
    }

    /**
     * @param number of the part, 1 and more, as in the rows
     * @param source key of the source
     * @param slots SHA-256 of what each column means, in the order of the columns; a slot's stands once for each of its totals
     * @param base batches of the first pass, one for each share
     * @param added batches with what later facts add
     * @param snapshots of the tables they were made from
     * @param rows how many the base has
     * @param addedRows how many were added since
     */
    public record Part(
            int number,
            String source,
            List<String> slots,
            List<String> base,
            List<String> added,
            Map<String, Long> snapshots,
            long rows,
            long addedRows) {
        public Part {
            slots = List.copyOf(slots);
            base = List.copyOf(base);
            added = List.copyOf(added);
            snapshots = Map.copyOf(snapshots);
        }

        Stream<String> batches() {
            return Stream.concat(base.stream(), added.stream());
        }
    }

    /** Every batch that counts. */
    public List<String> batches() {
        return Stream.concat(units.batches().stream(), parts.stream().flatMap(Part::batches))
                .toList();
    }
}
