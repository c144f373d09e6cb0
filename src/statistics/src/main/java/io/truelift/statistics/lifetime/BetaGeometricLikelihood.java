package io.truelift.statistics.lifetime;

import java.util.Map;

/**
 * The likelihood of {@link BetaGeometricModel} with its derivatives. Gamma functions come in ratios only, which are products:
 * {@code G(r + x) / G(r) = r (r + 1) ... (r + x - 1)}. Over all customers the logarithm of a factor {@code r + i} is there as often as
 * customers made more than {@code i} purchases. No digits are lost, however alike customers are and the larger {@code r}, {@code a} and {@code b}
 * become.
 */
final class BetaGeometricLikelihood implements Likelihood {

    private final long[] frequency;
    private final double[] recency;
    private final double[] age;
    private final double[] customers;
    /** By number of purchases how many customers made more. */
    private final double[] more;

    private BetaGeometricLikelihood(int histories, int most) {
        this.frequency = new long[histories];
        this.recency = new double[histories];
        this.age = new double[histories];
        this.customers = new double[histories];
        this.more = new double[most];
    }

    static BetaGeometricLikelihood of(Map<PurchaseHistory, Long> customers) {
        int most = customers.keySet().stream()
                .mapToInt(history -> Math.toIntExact(history.frequency()))
                .max()
                .orElse(0);
        BetaGeometricLikelihood likelihood = new BetaGeometricLikelihood(customers.size(), most);
        int place = 0;
        for (Map.Entry<PurchaseHistory, Long> entry : customers.entrySet()) {
            likelihood.put(place++, entry.getKey(), entry.getValue());
        }
        for (int i = most - 2; i >= 0; i--) {
            likelihood.more[i] += likelihood.more[i + 1];
        }
        return likelihood;
    }

    private void put(int place, PurchaseHistory history, long number) {
        frequency[place] = history.frequency();
        recency[place] = history.recency();
        age[place] = history.age();
        customers[place] = number;
        if (history.frequency() > 0) {
            more[Math.toIntExact(history.frequency()) - 1] += number;
        }
    }

    double meanAge() {
        double sum = 0;
        double number = 0;
        for (int i = 0; i < age.length; i++) {
            sum += customers[i] * age[i];
            number += customers[i];
        }
        return sum / number;
    }

    /** Logarithm of the odds that a customer who came back has left since. */
    static double logOddsGone(double r, double alpha, double a, double b, long frequency, double recency, double age) {
        return Math.log(a / (b + frequency - 1)) + (r + frequency) * Math.log1p((age - recency) / (alpha + recency));
    }

    @Override
    public double logarithm(double[] parameters) {
        double r = parameters[0];
        double alpha = parameters[1];
        double a = parameters[2];
        double b = parameters[3];
        double sum = 0;
        for (int i = 0; i < more.length; i++) {
            sum += more[i] * (Math.log(r + i) + Math.log((b + i) / (a + b + i)));
        }
        for (int i = 0; i < age.length; i++) {
            double one = -r * Math.log1p(age[i] / alpha) - frequency[i] * Math.log(alpha + age[i]);
            if (frequency[i] > 0) {
                one += DropoutIntegral.log1pExp(logOddsGone(r, alpha, a, b, frequency[i], recency[i], age[i]));
            }
            sum += customers[i] * one;
        }
        return sum;
    }

    @Override
    public double[] gradient(double[] parameters) {
        double r = parameters[0];
        double alpha = parameters[1];
        double a = parameters[2];
        double b = parameters[3];
        double[] slope = new double[4];
        for (int i = 0; i < more.length; i++) {
            slope[0] += more[i] / (r + i);
            slope[2] -= more[i] / (a + b + i);
            slope[3] += more[i] * a / ((b + i) * (a + b + i));
        }
        for (int i = 0; i < age.length; i++) {
            double until = alpha + age[i];
            slope[0] -= customers[i] * Math.log1p(age[i] / alpha);
            slope[1] += customers[i] * (r * age[i] / alpha - frequency[i]) / until;
            if (frequency[i] > 0) {
                double odds = logOddsGone(r, alpha, a, b, frequency[i], recency[i], age[i]);
                double gone = customers[i] / (1 + Math.exp(-odds));
                double since = age[i] - recency[i];
                slope[0] += gone * Math.log1p(since / (alpha + recency[i]));
                slope[1] -= gone * (r + frequency[i]) * since / (until * (alpha + recency[i]));
                slope[2] += gone / a;
                slope[3] -= gone / (b + frequency[i] - 1);
            }
        }
        return slope;
    }
}
