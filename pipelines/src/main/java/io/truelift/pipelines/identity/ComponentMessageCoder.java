package io.truelift.pipelines.identity;

import io.truelift.pipelines.identity.ComponentMessage.Asked;
import io.truelift.pipelines.identity.ComponentMessage.Member;
import io.truelift.pipelines.identity.ComponentMessage.Star;
import io.truelift.pipelines.identity.ComponentMessage.Touch;
import io.truelift.pipelines.identity.rules.Known;
import io.truelift.pipelines.identity.rules.Node;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import org.apache.beam.sdk.coders.AtomicCoder;

/** Marks as bytes: one for the kind, then what it says. */
public final class ComponentMessageCoder extends AtomicCoder<ComponentMessage> {
    private static final long serialVersionUID = 1L;
    private static final ComponentMessageCoder INSTANCE = new ComponentMessageCoder();

    public static ComponentMessageCoder of() {
        return INSTANCE;
    }

    @Override
    public void encode(ComponentMessage mark, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        switch (mark) {
            case Member(Node node, long records, var known) -> {
                out.writeByte(known == null ? 'm' : 'M');
                NodeCoder.write(node, out);
                out.writeLong(records);
                if (known != null) {
                    write(known, out);
                }
            }
            case Touch(Node node) -> {
                out.writeByte('t');
                NodeCoder.write(node, out);
            }
            case Star(Node least) -> {
                out.writeByte('s');
                NodeCoder.write(least, out);
            }
            case Asked(Node component) -> {
                out.writeByte('a');
                NodeCoder.write(component, out);
            }
        }
    }

    @Override
    public ComponentMessage decode(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        byte kind = in.readByte();
        return switch (kind) {
            case 'm' -> new Member(NodeCoder.read(in), in.readLong(), null);
            case 'M' -> new Member(NodeCoder.read(in), in.readLong(), readKnown(in));
            case 't' -> new Touch(NodeCoder.read(in));
            case 's' -> new Star(NodeCoder.read(in));
            case 'a' -> new Asked(NodeCoder.read(in));
            default -> throw new IOException("Cannot read a mark of kind " + kind);
        };
    }

    static void write(Known known, DataOutputStream out) throws IOException {
        out.writeUTF(known.customer());
        writeTime(known.created(), out);
        writeTime(known.linked(), out);
    }

    static Known readKnown(DataInputStream in) throws IOException {
        return new Known(in.readUTF(), readTime(in), readTime(in));
    }

    private static void writeTime(Instant time, DataOutputStream out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static Instant readTime(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
