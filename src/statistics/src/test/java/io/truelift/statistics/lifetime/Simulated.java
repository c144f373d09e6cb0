package io.truelift.statistics.lifetime;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Customers who live as the models say, by a story told purchase by purchase and not by the models' formulas. */
final class Simulated {

    private static final double LONGEST = 78;

    private Simulated() {}

    /** Customers of 26 to 78 weeks. */
    static Map<PurchaseHistory, Long> purchases(BetaGeometricModel model, int customers, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        Map<PurchaseHistory, Long> histories = new HashMap<>();
        for (int customer = 0; customer < customers; customer++) {
            double rate = gamma(random, model.r(), 1 / model.alpha());
            double leaves = gamma(random, model.a(), 1);
            double leaving = leaves / (leaves + gamma(random, model.b(), 1));
            double age = Math.ceil(LONGEST * 7 * (1 + 2 * random.nextDouble()) / 3) / 7;
            histories.merge(history(random, rate, leaving, age), 1L, Long::sum);
        }
        return histories;
    }

    private static PurchaseHistory history(UniformRandomProvider random, double rate, double leaving, double age) {
        long frequency = 0;
        double last = 0;
        double time = exponential(random, rate);
        while (time < age) {
            frequency++;
            last = time;
            if (random.nextDouble() < leaving) {
                break;
            }
            time += exponential(random, rate);
        }
        return new PurchaseHistory(frequency, last, age);
    }

    /** Customers with one to eight purchases. */
    static Map<SpendHistory, Long> spend(GammaGammaModel model, int customers, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        Map<SpendHistory, Long> histories = new HashMap<>();
        for (int customer = 0; customer < customers; customer++) {
            double inverseScale = gamma(random, model.q(), 1 / model.gamma());
            int purchases = 1 + random.nextInt(8);
            double sum = 0;
            for (int purchase = 0; purchase < purchases; purchase++) {
                sum += gamma(random, model.p(), 1 / inverseScale);
            }
            histories.merge(new SpendHistory(purchases, sum / purchases), 1L, Long::sum);
        }
        return histories;
    }

    private static double exponential(UniformRandomProvider random, double rate) {
        return -Math.log1p(-random.nextDouble()) / rate;
    }

    private static double gamma(UniformRandomProvider random, double shape, double scale) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, scale).sample();
    }
}
