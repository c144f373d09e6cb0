package io.truelift.measure.build;

/** How often each content was met, by its hash of 128 bits, in flat arrays. */
final class ContentCounts {
    private static final int HALF = 16;
    private static final int FIRST_PLACES = 1 << 16;

    private long[] highs = new long[FIRST_PLACES];
    private long[] lows = new long[FIRST_PLACES];
    /** By place how often its content was met; 0 where the place is free. */
    private int[] counts = new int[FIRST_PLACES];

    private int size;

    /**
     * Counts a content once more.
     *
     * @param hash in hexadecimal
     * @return how often it was met before
     */
    int add(String hash) {
        long high = Long.parseUnsignedLong(hash, 0, HALF, HALF);
        long low = Long.parseUnsignedLong(hash, HALF, 2 * HALF, HALF);
        int place = place(high, low);
        if (counts[place] == 0) {
            highs[place] = high;
            lows[place] = low;
            size++;
        }
        int before = counts[place]++;
        if (2 * size > counts.length) {
            grow();
        }
        return before;
    }

    /** The place of the content, or the free one where it would be. */
    private int place(long high, long low) {
        int mask = counts.length - 1;
        int place = Long.hashCode(low) & mask;
        while (counts[place] != 0 && !(highs[place] == high && lows[place] == low)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldHighs = highs;
        long[] oldLows = lows;
        int[] oldCounts = counts;
        highs = new long[2 * oldCounts.length];
        lows = new long[2 * oldCounts.length];
        counts = new int[2 * oldCounts.length];
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] != 0) {
                int place = place(oldHighs[i], oldLows[i]);
                highs[place] = oldHighs[i];
                lows[place] = oldLows[i];
                counts[place] = oldCounts[i];
            }
        }
    }
}
