package io.truelift.statistics.lifetime;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The purchases to come of a customer who is still there: {@code E[(1 - (1 + p s)^-n) / p]} over a probability {@code p} of leaving that is beta
 * with {@code a} and {@code b}, at {@code n} purchases with a rate that is gamma and a time {@code s} in its scale.
 *
 * <p>It equals {@code (a + b - 1) / (a - 1) (1 - (1 + s)^-n 2F1(n, b; a + b - 1; s / (1 + s)))}, the form of the papers. That has no value
 * at {@code a = 1}, loses its digits near there and for short times, and its series leaves the range of doubles for large {@code n}. All terms
 * of the integral are positive. Over {@code y = log(p / (1 - p))} its integrand is smooth, has one mode and falls like {@code exp(a y)}
 * on the left and {@code exp(-b y)} on the right, where the trapezoidal rule is as good as exact (Trefethen and Weideman 2014, "The
 * Exponentially Convergent Trapezoidal Rule", SIAM Review 56, 385-458); the ends of both tails are geometric series.
 */
final class DropoutIntegral {

    private static final double NEGLIGIBLE = 1e-17;
    private static final double LONGEST_STEP = 0.2;

    private final double a;
    private final double b;
    private final double n;
    private final double s;
    private final double logConstant;

    private DropoutIntegral(double a, double b, double n, double s) {
        this.a = a;
        this.b = b;
        this.n = n;
        this.s = s;
        this.logConstant = -LogBeta.value(a, b);
    }

    static double value(double a, double b, double n, double s) {
        return s == 0 ? 0 : new DropoutIntegral(a, b, n, s).value();
    }

    private double value() {
        double mode = Math.log(a / b);
        double step = Math.min(LONGEST_STEP, Math.sqrt(1 / a + 1 / b) / 4);
        double middle = integrand(mode);
        double rightEdge = -Math.log(NEGLIGIBLE / (a + b + 1));
        double leftEdge = Math.log(NEGLIGIBLE / (a + b + 1 + (n + 1) * s));
        double right = side(mode, step, middle, b, rightEdge);
        double left = side(mode, -step, middle, a, leftEdge);
        return step * (middle + right + left);
    }

    /**
     * The terms beside the mode on one side.
     *
     * @param rate at which the tail falls
     * @param edge from where on it does so to the last digit
     */
    private double side(double mode, double step, double middle, double rate, double edge) {
        double sum = 0;
        for (int count = 1; ; count++) {
            double y = mode + count * step;
            double term = integrand(y);
            sum += term;
            if (term <= NEGLIGIBLE * (middle + sum)) {
                return sum;
            }
            if ((y - edge) * step > 0) {
                return sum + term / Math.expm1(rate * Math.abs(step));
            }
        }
    }

    private double integrand(double y) {
        double p = 1 / (1 + Math.exp(-y));
        double logDensity = logConstant - a * log1pExp(-y) - b * log1pExp(y);
        return Math.exp(logDensity) * -Math.expm1(-n * Math.log1p(p * s)) / p;
    }

    /** {@code log(1 + exp(x))}. */
    static double log1pExp(double x) {
        return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
    }
}
