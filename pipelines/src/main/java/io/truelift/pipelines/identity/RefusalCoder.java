package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.Refusal;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** Refusals as bytes. */
final class RefusalCoder extends AtomicCoder<Refusal> {
    private static final long serialVersionUID = 1L;
    private static final RefusalCoder INSTANCE = new RefusalCoder();

    static RefusalCoder of() {
        return INSTANCE;
    }

    @Override
    public void encode(Refusal refusal, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        NodeCoder.write(refusal.node(), out);
        out.writeBoolean(refusal.other() != null);
        if (refusal.other() != null) {
            NodeCoder.write(refusal.other(), out);
        }
        out.writeByte(refusal.reason().ordinal());
        out.writeLong(refusal.people());
    }

    @Override
    public Refusal decode(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        Node node = NodeCoder.read(in);
        Node other = in.readBoolean() ? NodeCoder.read(in) : null;
        return new Refusal(node, other, Refusal.Reason.values()[in.readByte()], in.readLong());
    }
}
