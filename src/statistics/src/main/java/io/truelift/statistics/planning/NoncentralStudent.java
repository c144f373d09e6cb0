package io.truelift.statistics.planning;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The noncentral t distribution: {@code T = (Z + ncp) / S} with {@code Z} standard normal and {@code S^2} chi-square over its degrees of
 * freedom {@code v}.
 *
 * <p>{@code P(T > t) = E[Phi(ncp - t S)]} (Johnson, Kotz and Balakrishnan 1995, "Continuous Univariate Distributions", vol. 2, 2nd ed.,
 * eq. 31.11), integrated over {@code u = log S}, whose density is {@code exp(v u - v exp(2u) / 2)} times a constant. In {@code u} the
 * integrand is smooth and has one mode, the only root of {@code v (1 - s^2) / s = t m(ncp - t s)} with the inverse Mills ratio
 * {@code m}. We integrate from where the integrand is {@code exp(-42)} of its mode on the left to where it is so on the right, with
 * Gauss-Legendre rules on pieces that are short near the mode and near the knee of the normal factor. All terms are positive, so also small tails keep their digits.
 * AS 243 (Lenth 1989, Applied Statistics 38, 185-189), which R uses, loses them, and gives way to an approximation where {@code ncp > 37.62}.
 */
final class NoncentralStudent {

    private static final double NEGLIGIBLE = -42;
    private static final int POINTS = 40;
    private static final double ROOT_TWO = Math.sqrt(2);
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

    private final double degreesOfFreedom;
    private final double noncentrality;
    private final double logConstant;

    NoncentralStudent(double degreesOfFreedom, double noncentrality) {
        if (!(degreesOfFreedom > 0) || !Double.isFinite(noncentrality)) {
            throw new IllegalArgumentException(
                    "Cannot use a noncentral t distribution with %s degrees of freedom and noncentrality %s"
                            .formatted(degreesOfFreedom, noncentrality));
        }
        this.degreesOfFreedom = degreesOfFreedom;
        this.noncentrality = noncentrality;
        this.logConstant = logConstant(degreesOfFreedom / 2);
    }

    /** Probability of a value above {@code t}. */
    double survivalProbability(double t) {
        return expectation(noncentrality, -t);
    }

    /** Probability of a value up to {@code t}. */
    double cumulativeProbability(double t) {
        return expectation(-noncentrality, t);
    }

    /** {@code E[Phi(shift + slope S)]}. */
    private double expectation(double shift, double slope) {
        if (slope == 0) {
            return Math.exp(logNormal(shift));
        }
        DoubleUnaryOperator logIntegrand = u -> logDensity(u) + logNormal(shift + slope * Math.exp(u));
        double mode = mode(shift, slope);
        double peak = logIntegrand.applyAsDouble(mode);
        double left = edge(logIntegrand, mode, peak, -1);
        double right = edge(logIntegrand, mode, peak, 1);
        double[] breaks = breaks(left, mode, right, shift, slope);
        double sum = 0;
        for (int segment = 1; segment < breaks.length; segment++) {
            if (breaks[segment] > breaks[segment - 1]) {
                sum += GAUSS.legendreHighPrecision(POINTS, breaks[segment - 1], breaks[segment])
                        .integrate(u -> Math.exp(logIntegrand.applyAsDouble(u) - peak));
            }
        }
        return Math.min(1, sum * Math.exp(peak));
    }

    /**
     * The mode, steps from it to both ends that grow, and around the place where the argument of the normal factor is zero the places where
     * it is -8 and 8.
     */
    private static double[] breaks(double left, double mode, double right, double shift, double slope) {
        double[] breaks = {
            left,
            mode + (left - mode) / 4,
            mode + (left - mode) / 16,
            mode + (left - mode) / 64,
            mode,
            mode + (right - mode) / 4,
            right,
            log((-8 - shift) / slope),
            log(-shift / slope),
            log((8 - shift) / slope)
        };
        for (int index = 0; index < breaks.length; index++) {
            breaks[index] = Math.clamp(breaks[index], left, right);
        }
        Arrays.sort(breaks);
        return breaks;
    }

    private static double log(double value) {
        return value > 0 ? Math.log(value) : Double.NEGATIVE_INFINITY;
    }

    /** {@code log S} where the integrand is largest: left of 0 for a factor that falls, right of it for one that rises. */
    private double mode(double shift, double slope) {
        double low = slope < 0 ? -1 : 0;
        double high = slope < 0 ? 0 : 1;
        while (slope < 0 && derivative(low, shift, slope) < 0) {
            low *= 2;
        }
        while (slope > 0 && derivative(high, shift, slope) > 0) {
            high *= 2;
        }
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            if (derivative(middle, shift, slope) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double derivative(double u, double shift, double slope) {
        double s = Math.exp(u);
        return -degreesOfFreedom * Math.expm1(2 * u) + slope * s * inverseMills(shift + slope * s);
    }

    /** Where the integrand has become negligible, on the side of the mode that the sign says. */
    private static double edge(DoubleUnaryOperator logIntegrand, double mode, double peak, double side) {
        double reach = 1e-9;
        while (logIntegrand.applyAsDouble(mode + side * reach) - peak > NEGLIGIBLE) {
            reach *= 2;
        }
        double near = reach / 2;
        for (int step = 0; step < 12; step++) {
            double middle = (near + reach) / 2;
            if (logIntegrand.applyAsDouble(mode + side * middle) - peak > NEGLIGIBLE) {
                near = middle;
            } else {
                reach = middle;
            }
        }
        return mode + side * reach;
    }

    /** Logarithm of the density of {@code log S}: {@code v (u - (exp(2u) - 1) / 2)} plus a constant, without cancelling near 0. */
    private double logDensity(double u) {
        double exponent = Math.abs(u) < 1e-2
                ? -u
                        * u
                        * (1
                                + u
                                        * (2.0 / 3
                                                + u
                                                        * (1.0 / 3
                                                                + u
                                                                        * (2.0 / 15
                                                                                + u
                                                                                        * (2.0 / 45
                                                                                                + u
                                                                                                        * (4.0 / 315
                                                                                                                + u
                                                                                                                        * (1.0
                                                                                                                                        / 315
                                                                                                                                + u
                                                                                                                                        * 2.0
                                                                                                                                        / 2835)))))))
                : u - Math.expm1(2 * u) / 2;
        return logConstant + degreesOfFreedom * exponent;
    }

    /** {@code log(2 h^h exp(-h) / Gamma(h))}; for a large half by the rest of Stirling's series, as the terms themselves would cancel. */
    private static double logConstant(double half) {
        if (half < 10) {
            return Math.log(2) + half * Math.log(half) - half - LogGamma.value(half);
        }
        double square = 1 / (half * half);
        double rest = (1.0 / 12
                        - square
                                * (1.0 / 360
                                        - square
                                                * (1.0 / 1260
                                                        - square
                                                                * (1.0 / 1680
                                                                        - square
                                                                                * (1.0 / 1188
                                                                                        - square
                                                                                                * (691.0 / 360360
                                                                                                        - square
                                                                                                                / 156))))))
                / half;
        return Math.log(2) + 0.5 * Math.log(half) - HALF_LOG_TWO_PI - rest;
    }

    private static double logNormal(double x) {
        return x < 0 ? Math.log(Erfcx.value(-x / ROOT_TWO) / 2) - x * x / 2 : Math.log1p(-Erfc.value(x / ROOT_TWO) / 2);
    }

    /** Density over distribution function of the normal distribution. */
    private static double inverseMills(double x) {
        double root = Math.sqrt(2 / Math.PI);
        return x < 0 ? root / Erfcx.value(-x / ROOT_TWO) : root * Math.exp(-x * x / 2) / Erfc.value(-x / ROOT_TWO);
    }
}
