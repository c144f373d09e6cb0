package io.truelift.pipelines.identity;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** Labelled nodes as 43 bytes, and who they were. */
final class LabelledCoder extends AtomicCoder<Labelled> {
    private static final long serialVersionUID = 1L;
    private static final LabelledCoder INSTANCE = new LabelledCoder();

    static LabelledCoder of() {
        return INSTANCE;
    }

    @Override
    public void encode(Labelled labelled, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        NodeCoder.write(labelled.node(), out);
        NodeCoder.write(labelled.label(), out);
        out.writeLong(labelled.records());
        out.writeBoolean(labelled.known() != null);
        if (labelled.known() != null) {
            MarkCoder.write(labelled.known(), out);
        }
    }

    @Override
    public Labelled decode(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        return new Labelled(NodeCoder.read(in), NodeCoder.read(in), in.readLong(), in.readBoolean() ? MarkCoder.readKnown(in) : null);
    }
}
