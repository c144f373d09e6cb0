package io.truelift.statistics.lifetime;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The likelihood of {@link GammaGammaModel} with its derivatives. With {@code u = m x} its logarithm is
 * {@code -p x log(1 + gamma / u) - q log(1 + u / gamma) - log(m) - log B(p x, q)}. What depends on the number of purchases only is worked out
 * once for all customers who made as many.
 */
final class GammaGammaLikelihood implements Likelihood {

    private final long[] purchases;
    private final double[] spent;
    private final double[] customers;
    private final double logValues;

    private GammaGammaLikelihood(long[] purchases, double[] spent, double[] customers, double logValues) {
        this.purchases = purchases;
        this.spent = spent;
        this.customers = customers;
        this.logValues = logValues;
    }

    static GammaGammaLikelihood of(Map<SpendHistory, Long> customers) {
        List<Map.Entry<SpendHistory, Long>> sorted = customers.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().purchases()))
                .toList();
        return new GammaGammaLikelihood(
                sorted.stream().mapToLong(entry -> entry.getKey().purchases()).toArray(),
                sorted.stream()
                        .mapToDouble(entry ->
                                entry.getKey().purchases() * entry.getKey().meanValue())
                        .toArray(),
                sorted.stream().mapToDouble(Map.Entry::getValue).toArray(),
                sorted.stream()
                        .mapToDouble(entry ->
                                entry.getValue() * Math.log(entry.getKey().meanValue()))
                        .sum());
    }

    /** Of a customer. */
    double meanValue() {
        double sum = 0;
        double number = 0;
        for (int i = 0; i < spent.length; i++) {
            sum += customers[i] * spent[i] / purchases[i];
            number += customers[i];
        }
        return sum / number;
    }

    private boolean isFirstWithAsMany(int place) {
        return place == 0 || purchases[place] != purchases[place - 1];
    }

    @Override
    public double logarithm(double[] parameters) {
        double p = parameters[0];
        double q = parameters[1];
        double gamma = parameters[2];
        double sum = -logValues;
        double logBeta = 0;
        for (int i = 0; i < spent.length; i++) {
            if (isFirstWithAsMany(i)) {
                logBeta = LogBeta.value(p * purchases[i], q);
            }
            sum -= customers[i]
                    * (p * purchases[i] * Math.log1p(gamma / spent[i]) + q * Math.log1p(spent[i] / gamma) + logBeta);
        }
        return sum;
    }

    @Override
    public double[] gradient(double[] parameters) {
        double p = parameters[0];
        double q = parameters[1];
        double gamma = parameters[2];
        double[] slope = new double[3];
        double digammaOfQ = Digamma.value(q);
        double ofPurchases = 0;
        double ofBoth = 0;
        for (int i = 0; i < spent.length; i++) {
            if (isFirstWithAsMany(i)) {
                ofPurchases = Digamma.value(p * purchases[i]);
                ofBoth = Digamma.value(p * purchases[i] + q);
            }
            slope[0] += customers[i] * purchases[i] * (ofBoth - ofPurchases - Math.log1p(gamma / spent[i]));
            slope[1] += customers[i] * (ofBoth - digammaOfQ - Math.log1p(spent[i] / gamma));
            slope[2] += customers[i] * (q * spent[i] / gamma - p * purchases[i]) / (gamma + spent[i]);
        }
        return slope;
    }
}
