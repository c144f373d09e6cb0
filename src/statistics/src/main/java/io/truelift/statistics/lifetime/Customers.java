package io.truelift.statistics.lifetime;

import java.util.Map;

/** Customers, counted by their history. */
final class Customers {

    private Customers() {}

    /** @throws IllegalArgumentException if nobody has one of the histories, or fewer than nobody */
    static long count(Map<?, Long> customers) {
        customers.forEach((history, number) -> {
            if (number < 1) {
                throw new IllegalArgumentException(
                        "Cannot fit %d customers with %s: leave out histories that nobody has."
                                .formatted(number, history));
            }
        });
        return customers.values().stream().mapToLong(Long::longValue).sum();
    }

    static String tooFew(long customers) {
        return "There %s; how customers differ takes two or more to tell, and in earnest some hundreds."
                .formatted(customers == 0 ? "are no customers" : "is one customer");
    }
}
