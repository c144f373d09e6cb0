package io.truelift.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The clusters of one arm: their ratio, its variance, and how far that can be trusted. With shares {@code h_i = d_i / D} of the arm's
 * denominator and residuals {@code e_i = y_i - R d_i} the variance is {@code sum(e_i^2 / (1 - h_i)) / D^2}.
 *
 * @param name of the arm, for sentences
 */
record ClusterArm(String name, List<ClusterTotal> clusters) {

    /** With fewer an arm is told to be small. */
    private static final int FEW = 10;

    private static final double MOST = 0.5;

    ClusterArm {
        clusters = List.copyOf(clusters);
    }

    /** Why there is nothing to measure. */
    Optional<String> missing() {
        long filled = clusters.stream()
                .filter(cluster -> cluster.denominator().signum() > 0)
                .count();
        if (clusters.stream().anyMatch(cluster -> cluster.denominator().signum() < 0)) {
            return Optional.of(
                    "A cluster of the %s has a denominator below zero, so it has no share of the arm.".formatted(name));
        }
        return filled < 2
                ? Optional.of("The %s has %s; each arm needs at least two."
                        .formatted(name, filled == 0 ? "no clusters" : "one cluster with anything in its denominator"))
                : Optional.empty();
    }

    Stream<String> notes() {
        long filled = clusters.stream()
                .filter(cluster -> cluster.denominator().signum() > 0)
                .count();
        double largest = clusters.stream().mapToDouble(this::share).max().orElse(0);
        Optional<String> few = filled >= FEW
                ? Optional.empty()
                : Optional.of(
                        "The %s has %d clusters: with fewer than %d an arm only large effects are found, and one odd cluster can hide or make one."
                                .formatted(name, filled, FEW));
        Optional<String> heavy = largest <= MOST
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "One cluster has %.0f %% of the %s: the others say little about chance.",
                        100 * largest,
                        name));
        return Stream.of(few, heavy).flatMap(Optional::stream);
    }

    BigDecimal ratio() {
        return sum(ClusterTotal::numerator).divide(denominator(), SampleSummary.DIGITS);
    }

    /** The ratio with its variance and the degrees of freedom of that. */
    MeanEstimate estimate() {
        BigDecimal ratio = ratio();
        double all = denominator().doubleValue();
        double squaredError = 0;
        for (ClusterTotal cluster : clusters) {
            double residual = cluster.numerator()
                            .subtract(ratio.multiply(cluster.denominator()))
                            .doubleValue()
                    / all;
            squaredError += residual * residual / (1 - share(cluster));
        }
        return new MeanEstimate(ratio, squaredError, clusters.size(), degreesOfFreedom());
    }

    /** Variance of the ratio, up to a factor, if all members were independent and alike. */
    double workingVariance() {
        return 1 / denominator().doubleValue();
    }

    /**
     * {@code 1 / (sum(h_i^2) + sum(q_i q_j, i != j))} with {@code q = h^2 / (1 - h)}: twice the squared expectation over the variance of the
     * estimated variance, if members were independent and alike. With clusters of one size that is their number less one.
     */
    private double degreesOfFreedom() {
        double squares = 0;
        double sum = 0;
        double squaredTerms = 0;
        for (ClusterTotal cluster : clusters) {
            double share = share(cluster);
            double term = share * share / (1 - share);
            squares += share * share;
            sum += term;
            squaredTerms += term * term;
        }
        return 1 / (squares + Math.max(0, sum * sum - squaredTerms));
    }

    private double share(ClusterTotal cluster) {
        return cluster.denominator().divide(denominator(), SampleSummary.DIGITS).doubleValue();
    }

    private BigDecimal denominator() {
        return sum(ClusterTotal::denominator);
    }

    private BigDecimal sum(Function<ClusterTotal, BigDecimal> part) {
        return clusters.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
