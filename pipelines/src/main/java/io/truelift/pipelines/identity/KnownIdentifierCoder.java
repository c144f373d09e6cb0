package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.KnownIdentifier;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** Known identifiers as bytes. */
public final class KnownIdentifierCoder extends AtomicCoder<KnownIdentifier> {
    private static final long serialVersionUID = 1L;
    private static final KnownIdentifierCoder INSTANCE = new KnownIdentifierCoder();

    public static KnownIdentifierCoder of() {
        return INSTANCE;
    }

    @Override
    public void encode(KnownIdentifier known, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        NodeCoder.write(known.node(), out);
        ComponentMessageCoder.write(known.known(), out);
    }

    @Override
    public KnownIdentifier decode(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        return new KnownIdentifier(NodeCoder.read(in), ComponentMessageCoder.readKnown(in));
    }
}
