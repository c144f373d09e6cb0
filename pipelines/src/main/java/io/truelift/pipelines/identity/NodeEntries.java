package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Node;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Chunks of {@link NodePacker} in memory, in the order of their nodes' hashes. Entries are sorted by a number of their
 * hash and place; only where nodes share a hash are they compared.
 */
final class NodeEntries {
    private static final int LENGTH_AT = 17;
    private static final int VALUE_AT = LENGTH_AT + Integer.BYTES;
    private static final int FIRST_ROOM = 1 << 16;

    private byte[] bytes = new byte[FIRST_ROOM];
    private ByteBuffer view = ByteBuffer.wrap(bytes);
    private int size;
    private int[] places = new int[FIRST_ROOM >> 5];
    private long[] order = new long[FIRST_ROOM >> 5];
    private int entries;

    int size() {
        return size;
    }

    int entries() {
        return entries;
    }

    void add(byte[] chunk) {
        if (size + chunk.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + chunk.length, 2 * bytes.length));
            view = ByteBuffer.wrap(bytes);
        }
        System.arraycopy(chunk, 0, bytes, size, chunk.length);
        int end = size + chunk.length;
        for (int place = size; place < end; place += VALUE_AT + view.getInt(place + LENGTH_AT)) {
            if (entries == places.length) {
                places = Arrays.copyOf(places, 2 * entries);
                order = Arrays.copyOf(order, 2 * entries);
            }
            places[entries] = place;
            order[entries] = (long) nodeAt(place).hashCode() << Integer.SIZE | entries;
            entries++;
        }
        size = end;
    }

    /** Puts entries in order; {@link #node} and the rest go by it. */
    void sort() {
        Arrays.sort(order, 0, entries);
        int first = 0;
        for (int i = 1; i <= entries; i++) {
            if (i == entries || order[i] >> Integer.SIZE != order[first] >> Integer.SIZE) {
                sortByNode(first, i);
                first = i;
            }
        }
    }

    private void sortByNode(int first, int end) {
        Node node = node(first);
        for (int i = first + 1; i < end; i++) {
            if (!node(i).equals(node)) {
                Long[] some = new Long[end - first];
                Arrays.setAll(some, each -> order[first + each]);
                Arrays.sort(
                        some,
                        (left, right) -> nodeAt(places[left.intValue()]).compareTo(nodeAt(places[right.intValue()])));
                for (int each = first; each < end; each++) {
                    order[each] = some[each - first];
                }
                return;
            }
        }
    }

    Node node(int entry) {
        return nodeAt(places[(int) order[entry]]);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the entry's value lies in {@link #bytes}. */
    int valueAt(int entry) {
        return places[(int) order[entry]] + VALUE_AT;
    }

    int length(int entry) {
        return view.getInt(places[(int) order[entry]] + LENGTH_AT);
    }

    void clear() {
        size = 0;
        entries = 0;
    }

    private Node nodeAt(int place) {
        return new Node(bytes[place], view.getLong(place + 1), view.getLong(place + 1 + Long.BYTES));
    }
}
