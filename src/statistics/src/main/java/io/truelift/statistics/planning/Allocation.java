package io.truelift.statistics.planning;

import java.util.List;

/**
 * Planned shares of the units, of the control first; they need not add up to one, as some units may be left out.
 *
 * @param shares of the arms that take part, at least two, each above 0, together at most 1
 */
public record Allocation(List<Double> shares) {

    public Allocation {
        shares = List.copyOf(shares);
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        if (shares.size() < 2 || !shares.stream().allMatch(share -> share > 0) || !(sum <= 1 + 1e-9)) {
            throw new IllegalArgumentException(
                    "Cannot allocate units by shares %s: there must be a control and a treatment, each above 0, and at most 1 together."
                            .formatted(shares));
        }
    }

    /** Half to each of two arms. */
    public static Allocation evenly() {
        return new Allocation(List.of(0.5, 0.5));
    }

    public double control() {
        return shares.getFirst();
    }

    public int treatments() {
        return shares.size() - 1;
    }

    /** The planned test of the treatment with the smallest share, with its part of alpha: the others are found more easily. */
    public PlannedTest hardest(PlannedTest test) {
        double smallest =
                shares.stream().skip(1).mapToDouble(Double::doubleValue).min().orElseThrow();
        return test.withShares(control(), smallest).amongComparisons(treatments());
    }

    /** Units that must arrive in all, so that the control gets as many; every arm rounded up. */
    public long unitsInAll(double controlUnits) {
        return (long) Math.ceil(Math.ceil(controlUnits) / control() - 1e-9);
    }
}
