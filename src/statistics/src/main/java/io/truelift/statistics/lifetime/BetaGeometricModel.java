package io.truelift.statistics.lifetime;

import java.util.Map;

/**
 * The BG/NBD model of repeat purchases (Fader, Hardie and Lee 2005, "'Counting Your Customers' the Easy Way: An Alternative to the Pareto/NBD
 * Model", Marketing Science 24, 275-284). While a customer is there, purchases come at random at a rate of their own; after each
 * but the first the customer leaves for good with a probability of their own. Rates differ between customers as a gamma distribution, probabilities
 * as a beta distribution, independently of one another.
 *
 * <p>Of a customer with {@code x} purchases after the first one, the last at time {@code t} since it, and an age of {@code T}, the likelihood is
 * {@code G(r + x) alpha^r / G(r) B(a, b + x) / B(a, b) ((alpha + T)^-(r + x) + a / (b + x - 1) (alpha + t)^-(r + x))}, the
 * second term where {@code x > 0} (eq. 6, with {@code G} for gamma and {@code B} for beta functions).
 *
 * <p>Assumes that customers buy at a steady rate: no seasons, no trend. Who has bought once only is there for certain, for one leaves
 * after a repeat purchase; where many never come back, expectations of theirs are too high.
 *
 * @param r shape of the rates of buying
 * @param alpha inverse scale of the rates, in the unit of time: the mean rate is {@code r / alpha}
 * @param a of the probabilities of leaving, whose mean is {@code a / (a + b)}
 * @param b of the probabilities of leaving
 */
public record BetaGeometricModel(double r, double alpha, double a, double b) {

    /** @throws IllegalArgumentException if a parameter is not above zero */
    public BetaGeometricModel {
        if (!(Math.min(Math.min(r, alpha), Math.min(a, b)) > 0 && Double.isFinite(r + alpha + a + b))) {
            throw new IllegalArgumentException(
                    "Cannot use a BG/NBD model with r %s, alpha %s, a %s and b %s: all must be above 0."
                            .formatted(r, alpha, a, b));
        }
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param customers how many customers have each history
     * @throws IllegalArgumentException if a number of customers is not above zero
     */
    public static ModelFit<BetaGeometricModel> fit(Map<PurchaseHistory, Long> customers) {
        long units = Customers.count(customers);
        if (units < 2) {
            return new ModelFit.NotEnoughData<>(Customers.tooFew(units));
        }
        if (customers.keySet().stream().noneMatch(history -> history.frequency() > 0)) {
            return new ModelFit.NotEnoughData<>(
                    "No customer bought again, so there is nothing to tell from how often customers do.");
        }
        BetaGeometricLikelihood likelihood = BetaGeometricLikelihood.of(customers);
        return MaximumLikelihood.of(likelihood, new double[] {1, likelihood.meanAge(), 1, 2}, units)
                .<ModelFit<BetaGeometricModel>>map(maximum -> {
                    double[] at = maximum.parameters();
                    return new ModelFit.Fitted<>(
                            new BetaGeometricModel(at[0], at[1], at[2], at[3]),
                            maximum.standardErrors(),
                            maximum.logLikelihood(),
                            units);
                })
                .orElseGet(
                        () -> new ModelFit.NotEnoughData<>(
                                "The likelihood has no maximum: these customers do not tell how rates of buying or of leaving differ between them. It takes more customers, or a longer time."));
    }

    /** Logarithm of the likelihood of these customers, by how many have each history. */
    public double logLikelihood(Map<PurchaseHistory, Long> customers) {
        Customers.count(customers);
        return BetaGeometricLikelihood.of(customers).logarithm(new double[] {r, alpha, a, b});
    }

    /** Purchases that a new customer is expected to make within a time after the first one (eq. 9). */
    public double expectedPurchases(double time) {
        requireTime(time);
        return DropoutIntegral.value(a, b, r, time / alpha);
    }

    /**
     * Purchases that a customer is expected to make within a time from now on (eq. 10): the chance that they are still there, times what is
     * expected of such a customer.
     */
    public double expectedPurchases(PurchaseHistory history, double time) {
        requireTime(time);
        return probabilityAlive(history)
                * DropoutIntegral.value(
                        a, b + history.frequency(), r + history.frequency(), time / (alpha + history.age()));
    }

    /**
     * The chance that a customer is still there: {@code 1 / (1 + a / (b + x - 1) ((alpha + T) / (alpha + t))^(r + x))}, and one where they
     * bought once only (Fader, Hardie and Lee 2008, "Computing P(alive) Using the BG/NBD Model", brucehardie.com/notes/021).
     */
    public double probabilityAlive(PurchaseHistory history) {
        return history.frequency() == 0
                ? 1
                : 1
                        / (1
                                + Math.exp(BetaGeometricLikelihood.logOddsGone(
                                        r, alpha, a, b, history.frequency(), history.recency(), history.age())));
    }

    private static void requireTime(double time) {
        if (!(time >= 0 && Double.isFinite(time))) {
            throw new IllegalArgumentException(
                    "Cannot expect purchases within a time of %s: it must not be negative.".formatted(time));
        }
    }
}
