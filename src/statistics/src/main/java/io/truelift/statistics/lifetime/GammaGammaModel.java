package io.truelift.statistics.lifetime;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The gamma-gamma model of what customers spend on a purchase (Fader and Hardie 2013, "The Gamma-Gamma Model of Monetary Value",
 * brucehardie.com/notes/025; Fader, Hardie and Lee 2005, "RFM and CLV: Using Iso-Value Curves for Customer Base Analysis", Journal of Marketing
 * Research 42, 415-430). The values of a customer's purchases are gamma with shape {@code p} and a scale of their own; the inverse
 * scales are gamma over the customers with shape {@code q}.
 *
 * <p>Of a customer with {@code x} purchases of mean value {@code m} the likelihood is
 * {@code gamma^q m^(p x - 1) x^(p x) / (B(p x, q) (gamma + m x)^(p x + q))} (eq. 1a), with {@code B} for the beta function.
 *
 * <p>Assumes that a customer's values stay what they are, and that what customers spend has nothing to do with how often they buy: see
 * whether the two are correlated before multiplying the one by the other.
 *
 * @param p shape of the values of one customer
 * @param q shape over the customers
 * @param gamma inverse scale over the customers, in the unit of the values
 */
public record GammaGammaModel(double p, double q, double gamma) {

    /** @throws IllegalArgumentException if a parameter is not above zero */
    public GammaGammaModel {
        if (!(Math.min(Math.min(p, q), gamma) > 0 && Double.isFinite(p + q + gamma))) {
            throw new IllegalArgumentException(
                    "Cannot use a gamma-gamma model with p %s, q %s and gamma %s: all must be above 0."
                            .formatted(p, q, gamma));
        }
    }

    /**
     * Fits the model by maximum likelihood.
     *
     * @param customers how many customers have each history
     * @throws IllegalArgumentException if a number of customers is not above zero
     */
    public static ModelFit<GammaGammaModel> fit(Map<SpendHistory, Long> customers) {
        long units = Customers.count(customers);
        if (units < 2) {
            return new ModelFit.NotEnoughData<>(Customers.tooFew(units));
        }
        GammaGammaLikelihood likelihood = GammaGammaLikelihood.of(customers);
        return MaximumLikelihood.of(likelihood, new double[] {2, 3, likelihood.meanValue()}, units)
                .<ModelFit<GammaGammaModel>>map(maximum -> {
                    double[] at = maximum.parameters();
                    return new ModelFit.Fitted<>(
                            new GammaGammaModel(at[0], at[1], at[2]),
                            maximum.standardErrors(),
                            maximum.logLikelihood(),
                            units);
                })
                .orElseGet(
                        () -> new ModelFit.NotEnoughData<>(
                                "The likelihood has no maximum: these customers do not tell how values differ between them and from purchase to purchase. It takes more customers, or more purchases of each."));
    }

    /** Logarithm of the likelihood of these customers, by how many have each history. */
    public double logLikelihood(Map<SpendHistory, Long> customers) {
        Customers.count(customers);
        return GammaGammaLikelihood.of(customers).logarithm(new double[] {p, q, gamma});
    }

    /** Mean value of a purchase over all customers, {@code p gamma / (q - 1)}; absent where {@code q} is at most one and there is none. */
    public OptionalDouble expectedValue() {
        return q > 1 ? OptionalDouble.of(p * gamma / (q - 1)) : OptionalDouble.empty();
    }

    /**
     * Mean value of a purchase that is expected of a customer, {@code p (gamma + x m) / (p x + q - 1)} (eq. 5): what they spent so far, drawn
     * towards the mean of all the more, the fewer their purchases. Absent where it is infinite.
     */
    public OptionalDouble expectedValue(SpendHistory history) {
        double weight = p * history.purchases() + q - 1;
        return weight > 0
                ? OptionalDouble.of(p * (gamma + history.purchases() * history.meanValue()) / weight)
                : OptionalDouble.empty();
    }
}
