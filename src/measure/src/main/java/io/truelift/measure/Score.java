package io.truelift.measure;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How well customers are people, counted over the identifiers that are one person's alone. An identifier that several
 * people own, or nobody, is in no pair; whatever was brought together through it is.
 *
 * <p>For the figures see Menestrina, Whang and Garcia-Molina, "Evaluating entity resolution results", PVLDB 3 (2010),
 * sections 2 and 3.
 *
 * @param world which people
 * @param people how many
 * @param records how many they left
 * @param identifiers how many stand in these
 * @param pairs pairwise figures
 * @param bCubed figures by identifier
 * @param closest figures by customer
 * @param customers how customers and people compare
 */
public record Score(
        String world,
        int people,
        long records,
        long identifiers,
        Pairs pairs,
        BCubed bCubed,
        Closest closest,
        Customers customers) {

    /**
     * Pairs of identifiers.
     *
     * @param together pairs with one customer
     * @param right those of them that are of one person
     * @param linkable pairs that are {@link Linkable linkable}
     * @param linked those of them with one customer
     * @param truly pairs of one person, linkable or not
     */
    public record Pairs(long together, long right, long linkable, long linked, long truly) {
        /** Share of the pairs brought together that are of one person; 1 where none was. */
        @JsonProperty
        public double precision() {
            return share(right, together);
        }

        /** Share of the linkable pairs that were brought together; 1 where there are none. */
        @JsonProperty
        public double recall() {
            return share(linked, linkable);
        }

        /** Share of all pairs of one person that were brought together: what exact identifiers cannot reach is missing here. */
        @JsonProperty
        public double recallOfAll() {
            return share(right, truly);
        }

        /** Harmonic mean of precision and recall. */
        @JsonProperty
        public double f1() {
            return harmonicMean(precision(), recall());
        }
    }

    /**
     * For each identifier, the share of its customer that is its person's, and the share of its linkable group that is
     * with its customer; the mean over identifiers (Bagga and Baldwin, "Entity-based cross-document coreferencing using
     * the vector space model", COLING-ACL 1998). A large wrong customer counts once for each identifier, not for each pair.
     */
    public record BCubed(double precision, double recall) {
        @JsonProperty
        public double f1() {
            return harmonicMean(precision, recall);
        }
    }

    /**
     * Mean over customers of the overlap (Jaccard) with the linkable group that is closest, and the same over groups with
     * the closest customer (Menestrina et al., closest-cluster measure).
     */
    public record Closest(double precision, double recall) {
        @JsonProperty
        public double f1() {
            return harmonicMean(precision, recall);
        }
    }

    /**
     * Customers and people.
     *
     * @param made customers with an identifier that is one person's alone
     * @param groups linkable groups: the customers that could have been made
     * @param exactlyRight groups that are with one customer in whom nobody else is
     * @param peopleSplit people of whom a linkable group is with several customers, or in part with none
     * @param customersMerged customers of several people
     * @param peopleOfLargest how many people the largest of these is made of
     * @param sharedGiven identifiers of several people or of nobody that were given to one of these customers
     * @param shared how many of these there are
     */
    public record Customers(
            long made,
            long groups,
            long exactlyRight,
            long peopleSplit,
            long customersMerged,
            long peopleOfLargest,
            long sharedGiven,
            long shared) {}

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    private static double harmonicMean(double one, double other) {
        return one + other == 0 ? 0 : 2 * one * other / (one + other);
    }
}
