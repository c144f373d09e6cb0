package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.ResolvedIdentifier;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** Placed identifiers as bytes. */
final class ResolvedIdentifierCoder extends AtomicCoder<ResolvedIdentifier> {
    private static final long serialVersionUID = 1L;
    private static final ResolvedIdentifierCoder INSTANCE = new ResolvedIdentifierCoder();

    static ResolvedIdentifierCoder of() {
        return INSTANCE;
    }

    @Override
    public void encode(ResolvedIdentifier placed, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        NodeCoder.write(placed.node(), out);
        NodeCoder.write(placed.person(), out);
        out.writeLong(placed.records());
        out.writeBoolean(placed.known() != null);
        if (placed.known() != null) {
            ComponentMessageCoder.write(placed.known(), out);
        }
    }

    @Override
    public ResolvedIdentifier decode(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        return new ResolvedIdentifier(
                NodeCoder.read(in),
                NodeCoder.read(in),
                in.readLong(),
                in.readBoolean() ? ComponentMessageCoder.readKnown(in) : null);
    }
}
