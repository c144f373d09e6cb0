package io.truelift.pipelines.land;

import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * Numbers equal lines, those that earlier runs landed included, in flat arrays. A line is told by 64 bits of its hash: where two
 * different lines share them, which of ten million some do with a chance of 1 in 370,000, one of them gets a number that is
 * too high, and is still named as no other.
 */
final class Ordinals {
    /** What a line takes at most: 8 bytes in two and two thirds of a place, and as much again while the set grows. */
    static final long BYTES_OF_A_LINE = 32;

    private static final int HEX = 16;

    private final Landed landed;
    private final LongOpenHashSet met = new LongOpenHashSet();
    private final Long2LongOpenHashMap next = new Long2LongOpenHashMap();

    Ordinals(Landed landed) {
        this.landed = landed;
        next.defaultReturnValue(-1);
    }

    /**
     * The number for one more line.
     *
     * @param content hash of what it says, in hexadecimal
     */
    long next(String content) {
        long hash = hash(content);
        if (!landed.has(hash) && met.add(hash)) {
            return 0;
        }
        long known = next.get(hash);
        long ordinal = known >= 0 ? known : landed.has(hash) ? landed.next(hash) : 1;
        next.put(hash, ordinal + 1);
        return ordinal;
    }

    private static long hash(String content) {
        return Long.parseUnsignedLong(content, 0, HEX, HEX);
    }

    /** Lines that earlier runs landed. Once filled it does not change, and serves any number of workers. */
    static final class Landed {
        private final LongOpenHashSet contents;
        private final Long2LongOpenHashMap highest = new Long2LongOpenHashMap();

        /** @param most how many there are at most */
        Landed(long most) {
            contents = new LongOpenHashSet(Math.toIntExact(most));
        }

        /** A line that was landed as the one with this number. */
        void add(String content, long ordinal) {
            long hash = hash(content);
            contents.add(hash);
            if (ordinal > highest.get(hash)) {
                highest.put(hash, ordinal);
            }
        }

        private boolean has(long hash) {
            return contents.contains(hash);
        }

        private long next(long hash) {
            return highest.get(hash) + 1;
        }
    }
}
