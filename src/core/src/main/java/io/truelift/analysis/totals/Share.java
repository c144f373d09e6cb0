package io.truelift.analysis.totals;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of the customers, by the hash of their id: large experiments go share by share, so that memory is bounded.
 *
 * @param first first of the 1,024 that customers fall into
 * @param last last of them
 */
public record Share(int first, int last) {
    public static final Share ALL = new Share(0, 1023);
    private static final int ALL_OF_THEM = 1024;

    /** Everybody in so many shares of about equal size. */
    static List<Share> of(int shares) {
        int count = Math.clamp(shares, 1, ALL_OF_THEM);
        return IntStream.range(0, count)
                .mapToObj(i -> new Share(i * ALL_OF_THEM / count, (i + 1) * ALL_OF_THEM / count - 1))
                .toList();
    }

    boolean isAll() {
        return equals(ALL);
    }
}
