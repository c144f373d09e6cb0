package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Node;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Packs what is said of nodes into chunks of some kilobytes, by part of the nodes. Flink sorts and moves each element by
 * itself at a cost that is many times that of our few bytes; it moves a chunk at the cost of one element.
 *
 * @param <V> what is said of a node
 */
final class NodePacker<V> {
    /** Into how many parts nodes are put; a worker has several, and one chunk of each at a time. */
    static final int PARTS = 256;

    private static final int CHUNK = 1 << 14;
    private static final int ROOM_OF_LENGTH = Integer.BYTES;

    private final Coder<V> coder;
    private final @Nullable Bytes[] chunks = new Bytes[PARTS];

    NodePacker(Coder<V> coder) {
        this.coder = coder;
    }

    void pack(Node node, V value, Consumer<KV<Integer, byte[]>> out) {
        int part = Integer.remainderUnsigned(node.hashCode(), PARTS);
        Bytes chunk = chunks[part];
        if (chunk == null) {
            chunk = new Bytes(1 << 8);
            chunks[part] = chunk;
        }
        try {
            NodeCoder.write(node, new DataOutputStream(chunk));
            int length = chunk.size();
            chunk.write(new byte[ROOM_OF_LENGTH], 0, ROOM_OF_LENGTH);
            coder.encode(value, chunk);
            chunk.put(length, chunk.size() - length - ROOM_OF_LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write what is said of a node: " + e.getMessage(), e);
        }
        if (chunk.size() >= CHUNK) {
            out.accept(KV.of(part, chunk.copy()));
            chunk.clear();
        }
    }

    /** Hands over what is left. */
    void finish(Consumer<KV<Integer, byte[]>> out) {
        for (int part = 0; part < PARTS; part++) {
            if (chunks[part] != null && chunks[part].size() > 0) {
                out.accept(KV.of(part, chunks[part].copy()));
                chunks[part].clear();
            }
        }
    }
}
