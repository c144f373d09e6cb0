package io.truelift.pipelines.identity;

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
final class BelongingCoder extends AtomicCoder<Belonging> {
    private static final long serialVersionUID = 1L;
    private static final BelongingCoder INSTANCE = new BelongingCoder();

    static BelongingCoder of() {
        return INSTANCE;
    }

    @Override
    public void encode(Belonging belonging, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        NodeCoder.write(belonging.component(), out);
        out.writeInt(belonging.members().size());
        for (Mark.Member member : belonging.members()) {
            MarkCoder.of().encode(member, out);
        }
        write(belonging.people(), out);
        write(belonging.askers(), out);
    }

    @Override
    public Belonging decode(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        Node component = NodeCoder.read(in);
        List<Mark.Member> members = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            members.add((Mark.Member) MarkCoder.of().decode(in));
        }
        return new Belonging(component, members, read(in), read(in));
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
