package io.truelift.pipelines.identity;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;

/** Labelled nodes as 43 bytes, and who they were. */
final class ComponentMemberCoder extends AtomicCoder<ComponentMember> {
    private static final long serialVersionUID = 1L;
    private static final ComponentMemberCoder INSTANCE = new ComponentMemberCoder();

    static ComponentMemberCoder of() {
        return INSTANCE;
    }

    @Override
    public void encode(ComponentMember labelled, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        NodeCoder.write(labelled.node(), out);
        NodeCoder.write(labelled.label(), out);
        out.writeLong(labelled.records());
        out.writeBoolean(labelled.known() != null);
        if (labelled.known() != null) {
            ComponentMessageCoder.write(labelled.known(), out);
        }
    }

    @Override
    public ComponentMember decode(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        return new ComponentMember(
                NodeCoder.read(in),
                NodeCoder.read(in),
                in.readLong(),
                in.readBoolean() ? ComponentMessageCoder.readKnown(in) : null);
    }
}
