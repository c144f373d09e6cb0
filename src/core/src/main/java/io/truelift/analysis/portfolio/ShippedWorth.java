package io.truelift.analysis.portfolio;

import io.truelift.analysis.portfolio.Worth.PerYear;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import io.truelift.statistics.UsualAlpha;
import java.util.List;

/**
 * What all that was shipped is worth in a year, as if nothing got in the way of anything else: worths are added, and since the
 * experiments are independent their squared standard errors are, too. Estimates that were picked for being good are too good on average
 * (the winner's curse), so the sum is rather too high than too low; a global holdout tells.
 *
 * @param currency ISO 4217 code
 * @param experiments how many are in the sum
 * @param perYear the sum, with its interval
 * @param error standard error of the sum
 */
public record ShippedWorth(String currency, int experiments, Estimate perYear, double error) {
    /** @throws IllegalArgumentException if there is nothing to add, or worths are in several currencies */
    static ShippedWorth of(List<PerYear> worths) {
        List<String> currencies =
                worths.stream().map(PerYear::currency).distinct().toList();
        if (currencies.size() != 1) {
            throw new IllegalArgumentException(
                    "Cannot add worths in %s: add those of one currency".formatted(currencies));
        }
        double sum = worths.stream().mapToDouble(worth -> worth.value().value()).sum();
        double error = Math.sqrt(worths.stream()
                .mapToDouble(worth -> worth.error() * worth.error())
                .sum());
        return new ShippedWorth(
                currencies.getFirst(),
                worths.size(),
                new Estimate(
                        sum,
                        new Interval(
                                sum - UsualAlpha.CRITICAL * error,
                                sum + UsualAlpha.CRITICAL * error,
                                UsualAlpha.LEVEL)),
                error);
    }
}
