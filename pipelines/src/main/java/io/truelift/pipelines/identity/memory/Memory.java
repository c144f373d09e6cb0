package io.truelift.pipelines.identity.memory;

import java.util.Arrays;

/**
 * The memory that one worker may take for the graph: every large array comes from here, and is counted before it is made.
 * What is small or short-lived (a record, one person's identifiers, a file's buffers) is not counted, so a limit has to
 * leave room for it.
 */
public final class Memory {
    /** Of the heap, what the graph may take; the rest is for reading and writing files, and for what is about to be collected. */
    private static final double SHARE_OF_HEAP = 0.5;

    private final long most;
    private long taken;
    private long peak;

    private Memory(long most) {
        this.most = most;
    }

    /** @param bytes that may be taken at most at a time */
    public static Memory of(long bytes) {
        return new Memory(bytes);
    }

    /** Half of this process's heap. */
    public static Memory ofHeap() {
        return new Memory((long) (Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP));
    }

    /** Counts without a limit. */
    static Memory unlimited() {
        return new Memory(Long.MAX_VALUE);
    }

    /** Bytes that may be taken. */
    public long most() {
        return most;
    }

    /** Bytes that were taken at most at a time. */
    public long peak() {
        return peak;
    }

    /** @throws TooLargeForMemoryException where it would be too much */
    void take(long bytes) {
        if (bytes > most - taken) {
            throw new TooLargeForMemoryException(taken + bytes, most);
        }
        taken += bytes;
        peak = Math.max(peak, taken);
    }

    void free(long bytes) {
        taken -= bytes;
    }

    byte[] bytes(int length) {
        take(length);
        return new byte[length];
    }

    int[] ints(int length) {
        take((long) Integer.BYTES * length);
        return new int[length];
    }

    long[] longs(int length) {
        take((long) Long.BYTES * length);
        return new long[length];
    }

    /** A longer array in the place of another. */
    byte[] longer(byte[] array, int length) {
        take(length);
        free(array.length);
        return Arrays.copyOf(array, length);
    }

    int[] longer(int[] array, int length) {
        take((long) Integer.BYTES * length);
        free((long) Integer.BYTES * array.length);
        return Arrays.copyOf(array, length);
    }

    long[] longer(long[] array, int length) {
        take((long) Long.BYTES * length);
        free((long) Long.BYTES * array.length);
        return Arrays.copyOf(array, length);
    }

    void free(int[] array) {
        free((long) Integer.BYTES * array.length);
    }

    void free(long[] array) {
        free((long) Long.BYTES * array.length);
    }
}
