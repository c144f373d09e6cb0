package io.truelift.statistics.lifetime;

/**
 * What {@link GammaGammaModel} needs to know of a customer.
 *
 * @param purchases how many purchases the mean is of
 * @param meanValue mean value of these purchases
 */
public record SpendHistory(long purchases, double meanValue) {

    /** @throws IllegalArgumentException if the model has no place for it */
    public SpendHistory {
        if (purchases < 1 || purchases > PurchaseHistory.MOST) {
            throw new IllegalArgumentException(
                    "Cannot use a mean value of %d purchases: it takes from 1 to %d. Leave out customers who bought nothing."
                            .formatted(purchases, PurchaseHistory.MOST));
        }
        if (!(meanValue > 0 && Double.isFinite(meanValue))) {
            throw new IllegalArgumentException(
                    "Cannot use a mean value of %s: the model is of values above 0. Leave out purchases that were free or all taken back."
                            .formatted(meanValue));
        }
    }
}
