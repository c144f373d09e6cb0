package io.truelift.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What a set of measured effects is really worth. Winners are chosen because they look large, so the sum of what was shipped, as it was
 * measured, is too large (the winner's curse; Lee and Shen 2018, "Winner's Curse: Bias Estimation for Total Effects of Features in Online
 * Controlled Experiments", KDD). Each effect is drawn towards the mean of all by as much as its error is large beside the spread of true effects.
 *
 * <p>The normal-normal model: measured {@code y_i ~ N(t_i, s_i^2)} with true {@code t_i ~ N(m, S^2)}. Given {@code S}, with
 * {@code B_i = s_i^2 / (s_i^2 + S^2)}, a true effect has mean {@code B_i m + (1 - B_i) y_i} and variance {@code (1 - B_i) s_i^2 + B_i^2 Var(m)}; a sum over
 * effects has the sum of the means and variance {@code sum((1 - B_i) s_i^2) + (sum(B_i))^2 Var(m)}, with {@code m} the mean weighted by
 * {@code 1 / (s_i^2 + S^2)} and {@code Var(m)} one over the sum of the weights (Efron and Morris 1975, "Data Analysis Using Stein's Estimator",
 * JASA 70, 311-319; Morris 1983, JASA 78, 47-55). {@code S} is not fixed at an estimate, which may be zero and then leaves intervals too short,
 * but integrated over with a flat prior: its density is {@code sqrt(Var(m)) prod((s_i^2 + S^2)^-1/2 exp(-(y_i - m)^2 / (2 (s_i^2 + S^2))))} (Gelman
 * et al. 2013, "Bayesian Data Analysis", 3rd ed., eq. 5.20 and 5.21). Intervals are equal-tailed.
 *
 * <p>Give every experiment of its kind, shipped or not: those that were not tell how large effects are. Takes at least three; assumes
 * independent experiments, effects in one unit, and true effects near normal.
 */
public final class ShrunkenEffects {

    private static final int FEWEST = 3;
    private static final int PANELS = 24;
    private static final int POINTS = 20;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

    private final List<MeasuredEffect> measured;
    private final double alpha;
    private final List<Node> nodes;

    private ShrunkenEffects(List<MeasuredEffect> measured, double alpha) {
        this.measured = List.copyOf(measured);
        this.alpha = alpha;
        this.nodes = nodes();
    }

    /**
     * @param measured effects of all experiments, shipped or not
     * @param alpha probability outside an interval, half on each side
     * @return absent where there are fewer than three effects
     */
    public static Optional<ShrunkenEffects> of(List<MeasuredEffect> measured, double alpha) {
        Significance.requireLevel(alpha);
        return measured.size() < FEWEST ? Optional.empty() : Optional.of(new ShrunkenEffects(measured, alpha));
    }

    /** Mean of the true effects. */
    public double mean() {
        return nodes.stream().mapToDouble(node -> node.weight() * node.mean()).sum();
    }

    /** Standard deviation of the true effects: the mean of what it may be. */
    public double spread() {
        return nodes.stream().mapToDouble(node -> node.weight() * node.spread()).sum();
    }

    /** What this effect is worth. */
    public Estimate effect(int index) {
        return sum(List.of(index));
    }

    /**
     * What these effects are worth together.
     *
     * @param shipped places in the list of the measured effects, each once
     */
    public Estimate sum(List<Integer> shipped) {
        if (shipped.isEmpty()
                || shipped.stream().distinct().count() < shipped.size()
                || shipped.stream().anyMatch(index -> index < 0 || index >= measured.size())) {
            throw new IllegalArgumentException("Cannot add up effects %s of %d: name each at most once, from 0 on."
                    .formatted(shipped, measured.size()));
        }
        List<Part> parts = nodes.stream().map(node -> part(node, shipped)).toList();
        double value =
                parts.stream().mapToDouble(part -> part.weight() * part.mean()).sum();
        double deviation = Math.sqrt(parts.stream()
                .mapToDouble(part -> part.weight()
                        * (part.deviation() * part.deviation() + (part.mean() - value) * (part.mean() - value)))
                .sum());
        return new Estimate(
                value,
                new Interval(
                        bound(value, -deviation, x -> below(parts, x) - alpha / 2),
                        bound(value, deviation, x -> alpha / 2 - above(parts, x)),
                        1 - alpha));
    }

    /** The same sum as it was measured, too large where effects were chosen for their size. */
    public double measuredSum(List<Integer> shipped) {
        return shipped.stream()
                .mapToDouble(index -> measured.get(index).value())
                .sum();
    }

    /** A spread that may be the true one, with its probability, and the mean with its variance given it. */
    private record Node(double spread, double weight, double mean, double variance) {}

    /** The normal distribution of a sum given a spread. */
    private record Part(double weight, double mean, double deviation) {}

    private Part part(Node node, List<Integer> shipped) {
        double mean = 0;
        double drawn = 0;
        double own = 0;
        for (int index : shipped) {
            MeasuredEffect effect = measured.get(index);
            double error = effect.standardError() * effect.standardError();
            double shrinkage = error / (error + node.spread() * node.spread());
            mean += shrinkage * node.mean() + (1 - shrinkage) * effect.value();
            drawn += shrinkage;
            own += (1 - shrinkage) * error;
        }
        return new Part(node.weight(), mean, Math.sqrt(own + drawn * drawn * node.variance()));
    }

    private static double below(List<Part> parts, double x) {
        return parts.stream()
                .mapToDouble(part -> part.weight() * NORMAL.cumulativeProbability((x - part.mean()) / part.deviation()))
                .sum();
    }

    private static double above(List<Part> parts, double x) {
        return parts.stream()
                .mapToDouble(part -> part.weight() * NORMAL.survivalProbability((x - part.mean()) / part.deviation()))
                .sum();
    }

    /** Where the function, which rises, crosses zero: sought from the value on in steps of the deviation. */
    private static double bound(double value, double deviation, DoubleUnaryOperator rising) {
        double sign = Math.signum(deviation);
        double reach = deviation;
        while (sign * rising.applyAsDouble(value + reach) < 0) {
            reach *= 2;
        }
        double low = Math.min(value - deviation / 2, value + reach);
        double high = Math.max(value - deviation / 2, value + reach);
        while (rising.applyAsDouble(low) > 0) {
            low -= Math.abs(reach);
        }
        while (rising.applyAsDouble(high) < 0) {
            high += Math.abs(reach);
        }
        return new BracketingNthOrderBrentSolver(1e-14, Math.abs(deviation) * 1e-14, 1e-300, 5)
                .solve(1000, rising::applyAsDouble, low, high);
    }

    /** {@code S = c x / (1 - x)} with Gauss-Legendre rules over {@code x}, so that all spreads to infinity are there. */
    private List<Node> nodes() {
        double scale = Math.hypot(
                measured.stream()
                        .mapToDouble(MeasuredEffect::standardError)
                        .min()
                        .orElseThrow(),
                new SpreadOfValues(measured).deviation());
        List<Node> all = new ArrayList<>();
        List<Double> logarithms = new ArrayList<>();
        for (int panel = 0; panel < PANELS; panel++) {
            GaussIntegrator rule = GAUSS.legendreHighPrecision(POINTS, (double) panel / PANELS, (panel + 1.0) / PANELS);
            for (int point = 0; point < POINTS; point++) {
                double x = rule.getPoint(point);
                Node node = at(scale * x / (1 - x));
                all.add(node);
                logarithms.add(Math.log(rule.getWeight(point)) - 2 * Math.log1p(-x) + node.weight());
            }
        }
        double largest =
                logarithms.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double sum = logarithms.stream()
                .mapToDouble(logarithm -> Math.exp(logarithm - largest))
                .sum();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Node(
                        all.get(i).spread(),
                        Math.exp(logarithms.get(i) - largest) / sum,
                        all.get(i).mean(),
                        all.get(i).variance()))
                .toList();
    }

    /** With the logarithm of the density as weight. */
    private Node at(double spread) {
        double precision = 0;
        double weighted = 0;
        for (MeasuredEffect effect : measured) {
            double weight = 1 / (effect.standardError() * effect.standardError() + spread * spread);
            precision += weight;
            weighted += weight * effect.value();
        }
        double mean = weighted / precision;
        double logarithm = -Math.log(precision) / 2;
        for (MeasuredEffect effect : measured) {
            double variance = effect.standardError() * effect.standardError() + spread * spread;
            double distance = effect.value() - mean;
            logarithm -= (Math.log(variance) + distance * distance / variance) / 2;
        }
        return new Node(spread, logarithm, mean, 1 / precision);
    }

    private record SpreadOfValues(List<MeasuredEffect> effects) {

        double deviation() {
            double mean = effects.stream()
                    .mapToDouble(MeasuredEffect::value)
                    .average()
                    .orElseThrow();
            double squares = effects.stream()
                    .mapToDouble(effect -> (effect.value() - mean) * (effect.value() - mean))
                    .sum();
            return Math.sqrt(squares / (effects.size() - 1));
        }
    }
}
