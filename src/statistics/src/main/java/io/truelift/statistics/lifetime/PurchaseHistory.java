package io.truelift.statistics.lifetime;

/**
 * What {@link BetaGeometricModel} needs to know of a customer.
 *
 * @param frequency purchases after the first one; several on one day are one
 * @param recency time from the first purchase to the last; zero where there was no other
 * @param age time from the first purchase to now
 */
public record PurchaseHistory(long frequency, double recency, double age) {

    /** More than anybody buys: whoever has more is a till or a test, and would take the memory of a fit. */
    static final long MOST = 1_000_000;

    /** @throws IllegalArgumentException if nobody has such a history */
    public PurchaseHistory {
        if (frequency < 0 || frequency > MOST) {
            throw new IllegalArgumentException(
                    "Cannot use a frequency of %d: it counts purchases after the first one, from 0 to %d."
                            .formatted(frequency, MOST));
        }
        if (!(age > 0 && Double.isFinite(age))) {
            throw new IllegalArgumentException(
                    "Cannot use an age of %s: it is the time since the first purchase, above 0.".formatted(age));
        }
        if (!(recency >= 0 && recency <= age) || frequency > 0 != recency > 0) {
            throw new IllegalArgumentException(
                    "Cannot use a recency of %s with a frequency of %d and an age of %s: it is the time from the first purchase to the last, above 0 and at most the age where there was another, else 0."
                            .formatted(recency, frequency, age));
        }
    }
}
