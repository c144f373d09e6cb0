package io.truelift.measure;

import io.truelift.measure.PopulationSettings.Part;

/**
 * Who lives together: people with neighbouring numbers.
 *
 * @param first number of the first
 * @param size how many
 */
record Household(int first, int size) {
    /** Four neighbours are one to four households; 2.2 people live in one on average, as in most of Europe (Eurostat). */
    private static final int[][] NEIGHBOURS = {{4}, {2, 2}, {2, 1, 1}, {1, 3}, {2, 2}, {3, 1}};

    private static final int BLOCK = 4;

    static Household of(PopulationSettings simulation, int person) {
        int block = person / BLOCK;
        int[] sizes = NEIGHBOURS[simulation.random(Part.HOUSEHOLD, block).nextInt(NEIGHBOURS.length)];
        int first = block * BLOCK;
        for (int size : sizes) {
            if (person < first + size) {
                return new Household(first, Math.min(size, simulation.people() - first));
            }
            first += size;
        }
        throw new IllegalStateException("Cannot find the household of person " + person);
    }

    boolean isShared() {
        return size > 1;
    }

    /** Somebody else of the household. */
    int other(int person) {
        return first + (person - first + 1) % size;
    }
}
