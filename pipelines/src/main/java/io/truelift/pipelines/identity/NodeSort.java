package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Node;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import org.apache.beam.sdk.coders.Coder;

/**
 * Sorts chunks of {@link NodePacker} by node. What is more than the room lies in sorted files of the worker, which are
 * merged at the end; what is said of one node is read piece by piece, so a node of which very much is said takes no more
 * room than another.
 *
 * @param <V> what is said of a node
 */
final class NodeSort<V> implements AutoCloseable {
    /** Bytes held in memory at a time. */
    static final int ROOM = 1 << 25;

    private static final Comparator<Cursor> ORDER =
            Comparator.<Cursor>comparingInt(cursor -> cursor.node.hashCode()).thenComparing(cursor -> cursor.node);

    private final Coder<V> coder;
    private final int room;
    private final NodeEntries entries = new NodeEntries();
    private final List<Path> files = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    NodeSort(Coder<V> coder, int room) {
        this.coder = coder;
        this.room = room;
    }

    void add(byte[] chunk) {
        if (entries.size() > 0 && entries.size() + chunk.length > room) {
            putAway();
        }
        entries.add(chunk);
    }

    /** Hands over every node with what is said of it, to be read once and at once. */
    void each(BiConsumer<Node, Iterable<V>> taker) {
        entries.sort();
        PriorityQueue<Cursor> cursors = new PriorityQueue<>(ORDER);
        advance(new InMemory(entries), cursors);
        files.forEach(file -> advance(new InFile(open(file)), cursors));
        while (!cursors.isEmpty()) {
            Said said = new Said(cursors, cursors.peek().node);
            taker.accept(said.node, () -> said);
            said.skip();
        }
    }

    @Override
    public void close() {
        try {
            for (AutoCloseable file : open) {
                file.close();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (Exception e) {
            throw new IllegalStateException("Cannot delete a worker's own files: " + e.getMessage(), e);
        }
    }

    private void putAway() {
        entries.sort();
        try {
            Path file = Files.createTempFile("truelift-nodes", null);
            files.add(file);
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                for (int i = 0; i < entries.entries(); i++) {
                    NodeCoder.write(entries.node(i), out);
                    out.writeInt(entries.length(i));
                    out.write(entries.bytes(), entries.valueAt(i), entries.length(i));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot put nodes into a file of the worker: " + e.getMessage(), e);
        }
        entries.clear();
    }

    private DataInputStream open(Path file) {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
            open.add(in);
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a file of the worker: " + e.getMessage(), e);
        }
    }

    private static void advance(Cursor cursor, PriorityQueue<Cursor> cursors) {
        if (cursor.next()) {
            cursors.add(cursor);
        }
    }

    /** What is said of one node, in whatever run it lies. */
    private final class Said implements Iterator<V> {
        private final PriorityQueue<Cursor> cursors;
        private final Node node;

        Said(PriorityQueue<Cursor> cursors, Node node) {
            this.cursors = cursors;
            this.node = node;
        }

        @Override
        public boolean hasNext() {
            return !cursors.isEmpty() && cursors.peek().node.equals(node);
        }

        @Override
        public V next() {
            Cursor cursor = cursors.poll();
            try {
                V value = coder.decode(new ByteArrayInputStream(cursor.bytes, cursor.at, cursor.length));
                advance(cursor, cursors);
                return value;
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read what is said of a node: " + e.getMessage(), e);
            }
        }

        void skip() {
            while (hasNext()) {
                advance(cursors.poll(), cursors);
            }
        }
    }

    /** Goes through entries in order. */
    private abstract static class Cursor {
        protected Node node = new Node((byte) 0, 0, 0);
        protected byte[] bytes = {};
        protected int at;
        protected int length;

        abstract boolean next();
    }

    private static final class InMemory extends Cursor {
        private final NodeEntries entries;
        private int entry;

        InMemory(NodeEntries entries) {
            this.entries = entries;
        }

        @Override
        boolean next() {
            if (entry == entries.entries()) {
                return false;
            }
            node = entries.node(entry);
            bytes = entries.bytes();
            at = entries.valueAt(entry);
            length = entries.length(entry);
            entry++;
            return true;
        }
    }

    private static final class InFile extends Cursor {
        private final DataInputStream in;

        InFile(DataInputStream in) {
            this.in = in;
        }

        @Override
        boolean next() {
            try {
                node = NodeCoder.read(in);
                length = in.readInt();
                bytes = in.readNBytes(length);
                return true;
            } catch (EOFException e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read a file of the worker: " + e.getMessage(), e);
            }
        }
    }
}
