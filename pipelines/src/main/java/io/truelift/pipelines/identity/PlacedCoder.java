package io.truelift.pipelines.identity;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** Placed identifiers as bytes. */
final class PlacedCoder extends AtomicCoder<Placed> {
    private static final long serialVersionUID = 1L;
    private static final PlacedCoder INSTANCE = new PlacedCoder();

    static PlacedCoder of() {
        return INSTANCE;
    }

    @Override
    public void encode(Placed placed, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        NodeCoder.write(placed.node(), out);
        NodeCoder.write(placed.person(), out);
        out.writeLong(placed.records());
        out.writeBoolean(placed.known() != null);
        if (placed.known() != null) {
            MarkCoder.write(placed.known(), out);
        }
    }

    @Override
    public Placed decode(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        return new Placed(NodeCoder.read(in), NodeCoder.read(in), in.readLong(), in.readBoolean() ? MarkCoder.readKnown(in) : null);
    }
}
