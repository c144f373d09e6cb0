package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Link;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** Links as 34 bytes. */
final class LinkCoder extends AtomicCoder<Link> {
    private static final long serialVersionUID = 1L;
    private static final LinkCoder INSTANCE = new LinkCoder();

    static LinkCoder of() {
        return INSTANCE;
    }

    @Override
    public void encode(Link link, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        NodeCoder.write(link.first(), out);
        NodeCoder.write(link.second(), out);
    }

    @Override
    public Link decode(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        return new Link(NodeCoder.read(in), NodeCoder.read(in));
    }

    @Override
    public void verifyDeterministic() {
        // one way to write a link
    }
}
