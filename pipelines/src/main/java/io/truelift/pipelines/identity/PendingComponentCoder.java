package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.rules.Node;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.AtomicCoder;

/** Components on their way to their person, as bytes. */
final class PendingComponentCoder extends AtomicCoder<PendingComponent> {
    private static final long serialVersionUID = 1L;
    private static final PendingComponentCoder INSTANCE = new PendingComponentCoder();

    static PendingComponentCoder of() {
        return INSTANCE;
    }

    @Override
    public void encode(PendingComponent belonging, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        NodeCoder.write(belonging.component(), out);
        out.writeInt(belonging.members().size());
        for (ComponentMessage.Member member : belonging.members()) {
            ComponentMessageCoder.of().encode(member, out);
        }
        write(belonging.people(), out);
        write(belonging.askers(), out);
    }

    @Override
    public PendingComponent decode(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        Node component = NodeCoder.read(in);
        List<ComponentMessage.Member> members = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            members.add((ComponentMessage.Member) ComponentMessageCoder.of().decode(in));
        }
        return new PendingComponent(component, members, read(in), read(in));
    }

    private static void write(Collection<Node> nodes, DataOutputStream out) throws IOException {
        out.writeInt(nodes.size());
        for (Node node : nodes) {
            NodeCoder.write(node, out);
        }
    }

    private static Set<Node> read(DataInputStream in) throws IOException {
        Set<Node> nodes = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            nodes.add(NodeCoder.read(in));
        }
        return nodes;
    }
}
