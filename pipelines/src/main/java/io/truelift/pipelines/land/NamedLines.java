package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Line;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a file that follow one another, with their names. They are handed on together, for that costs by the piece.
 *
 * @param file place of the file among those of the run
 * @param lines the lines
 */
record NamedLines(int file, List<NamedLine> lines) {

    /**
     * A line with its name.
     *
     * @param number its number in the file
     * @param name what its records are named by
     * @param values by field that its feed uses
     */
    record NamedLine(long number, String name, List<@Nullable String> values) {}

    /** What a line has in these fields, in their order. */
    static List<@Nullable String> values(Line line, List<String> fields) {
        @Nullable String[] values = new String[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = line.field(fields.get(i));
        }
        return Arrays.asList(values);
    }

    /** Lines as bytes, put together and handed on in one piece: what takes elements from worker to worker is slow at single bytes. */
    static final class Coder extends AtomicCoder<NamedLines> {
        private static final long serialVersionUID = 1L;
        private static final int NOTHING = -1;
        private static final int BYTES_OF_A_LINE = 256;

        @Override
        public void encode(NamedLines lines, OutputStream stream) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(
                    BYTES_OF_A_LINE * (1 + lines.lines().size()));
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(lines.file());
            out.writeInt(lines.lines().size());
            for (NamedLine line : lines.lines()) {
                out.writeLong(line.number());
                write(out, line.name());
                out.writeShort(line.values().size());
                for (String value : line.values()) {
                    write(out, value);
                }
            }
            new DataOutputStream(stream).writeInt(bytes.size());
            bytes.writeTo(stream);
        }

        @Override
        public NamedLines decode(InputStream stream) throws IOException {
            byte[] bytes = new byte[new DataInputStream(stream).readInt()];
            new DataInputStream(stream).readFully(bytes);
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int file = in.getInt();
            NamedLine[] lines = new NamedLine[in.getInt()];
            for (int i = 0; i < lines.length; i++) {
                long number = in.getLong();
                String name = read(in);
                @Nullable String[] values = new String[in.getShort()];
                for (int j = 0; j < values.length; j++) {
                    values[j] = read(in);
                }
                lines[i] = new NamedLine(number, name, Arrays.asList(values));
            }
            return new NamedLines(file, Arrays.asList(lines));
        }

        private static void write(DataOutputStream out, @Nullable String value) throws IOException {
            if (value == null) {
                out.writeInt(NOTHING);
                return;
            }
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        private static @Nullable String read(ByteBuffer in) {
            int length = in.getInt();
            if (length == NOTHING) {
                return null;
            }
            String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
            in.position(in.position() + length);
            return text;
        }
    }
}
