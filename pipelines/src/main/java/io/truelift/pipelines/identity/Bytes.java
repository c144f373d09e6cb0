package io.truelift.pipelines.identity;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow, for one thread. */
final class Bytes extends OutputStream {
    private byte[] bytes;
    private int size;

    Bytes(int room) {
        this.bytes = new byte[room];
    }

    int size() {
        return size;
    }

    @Override
    public void write(int value) {
        make(1);
        bytes[size++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int from, int length) {
        make(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    /** Puts a number in the place of four bytes that were written before. */
    void put(int place, int number) {
        ByteBuffer.wrap(bytes).putInt(place, number);
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    void clear() {
        size = 0;
    }

    private void make(int room) {
        if (size + room > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + room, 2 * bytes.length));
        }
    }
}
