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
        NodeCoder.write(placed.component(), out);
        out.writeLong(placed.records());
        out.writeInt(placed.people());
        out.writeByte((placed.touched() == null ? 0 : 1) + (placed.known() == null ? 0 : 2));
        if (placed.touched() != null) {
            NodeCoder.write(placed.touched(), out);
        }
        if (placed.known() != null) {
            MarkCoder.write(placed.known(), out);
        }
    }

    @Override
    public Placed decode(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        Node node = NodeCoder.read(in);
        Node component = NodeCoder.read(in);
        long records = in.readLong();
        int people = in.readInt();
        int there = in.readByte();
        Node touched = (there & 1) == 0 ? null : NodeCoder.read(in);
        Mark.Known known = (there & 2) == 0 ? null : MarkCoder.readKnown(in);
        return new Placed(node, component, records, touched, people, known);
    }
}
