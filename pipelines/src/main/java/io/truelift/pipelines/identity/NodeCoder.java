package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Node;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** Nodes as 17 bytes. */
public final class NodeCoder extends AtomicCoder<Node> {
    private static final long serialVersionUID = 1L;
    private static final NodeCoder INSTANCE = new NodeCoder();

    public static NodeCoder of() {
        return INSTANCE;
    }

    @Override
    public void encode(Node node, OutputStream stream) throws IOException {
        write(node, new DataOutputStream(stream));
    }

    @Override
    public Node decode(InputStream stream) throws IOException {
        return read(new DataInputStream(stream));
    }

    static void write(Node node, DataOutputStream out) throws IOException {
        out.writeByte(node.type());
        out.writeLong(node.high());
        out.writeLong(node.low());
    }

    static Node read(DataInputStream in) throws IOException {
        return new Node(in.readByte(), in.readLong(), in.readLong());
    }

    @Override
    public void verifyDeterministic() {
        // one way to write a node
    }

    @Override
    public boolean consistentWithEquals() {
        return true;
    }
}
