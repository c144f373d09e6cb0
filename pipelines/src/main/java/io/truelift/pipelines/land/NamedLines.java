package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Line;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

    /** Lines as bytes. */
    static final class Coder extends AtomicCoder<NamedLines> {
        private static final long serialVersionUID = 1L;

        @Override
        public void encode(NamedLines lines, OutputStream stream) throws IOException {
            DataOutputStream out = new DataOutputStream(stream);
            out.writeInt(lines.file());
            out.writeInt(lines.lines().size());
            for (NamedLine line : lines.lines()) {
                out.writeLong(line.number());
                out.writeUTF(line.name());
                TextBytes.write(out, line.values());
            }
        }

        @Override
        public NamedLines decode(InputStream stream) throws IOException {
            DataInputStream in = new DataInputStream(stream);
            int file = in.readInt();
            NamedLine[] lines = new NamedLine[in.readInt()];
            for (int i = 0; i < lines.length; i++) {
                lines[i] = new NamedLine(in.readLong(), in.readUTF(), TextBytes.read(in));
            }
            return new NamedLines(file, List.of(lines));
        }
    }
}
