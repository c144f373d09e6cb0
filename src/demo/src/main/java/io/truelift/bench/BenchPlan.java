package io.truelift.bench;

import java.util.List;

/**
 * What is measured.
 *
 * @param metrics how many metrics a report has, one entry per report
 * @param runs how often each is done; the middle one counts
 * @param slices whether the reference's slices are all asked
 */
public record BenchPlan(List<Integer> metrics, int runs, Slices slices) {

    public BenchPlan {
        metrics = metrics.stream().distinct().sorted().toList();
        if (metrics.isEmpty() || metrics.getFirst() < 1 || metrics.getLast() > BenchProject.METRICS.size()) {
            throw new IllegalArgumentException(
                    "Cannot measure reports of %s metrics: the bench has from 1 to %d. Say --metrics otherwise."
                            .formatted(metrics, BenchProject.METRICS.size()));
        }
        if (runs < 1) {
            throw new IllegalArgumentException(
                    "Cannot measure %d times: it takes at least once. Say --runs otherwise.".formatted(runs));
        }
    }

    /** The reference has a query per metric and slice. */
    public enum Slices {
        /** Those of the first metric are asked; the others are taken to cost as much more than their whole as these do. */
        EXTRAPOLATED,
        /** Every one is asked, once. */
        MEASURED
    }

    int mostMetrics() {
        return metrics.getLast();
    }
}
