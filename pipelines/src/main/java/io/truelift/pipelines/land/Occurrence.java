package io.truelift.pipelines.land;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.jspecify.annotations.Nullable;

/** A line's content, met once more: in a file of this run, or among what earlier runs landed. */
sealed interface Occurrence {

    /** Landed by an earlier run, as the one with this ordinal among equal lines. */
    record Landed(long ordinal) implements Occurrence {}

    /**
     * Delivered to this run.
     *
     * @param file place of its file among those of the run
     * @param line number of the line in it
     * @param values by field that its feed uses
     */
    record Delivered(int file, long line, List<@Nullable String> values) implements Occurrence {}

    /** Occurrences as bytes. */
    final class Coder extends AtomicCoder<Occurrence> {
        private static final long serialVersionUID = 1L;
        private static final int LANDED = -1;

        @Override
        public void encode(Occurrence occurrence, OutputStream stream) throws IOException {
            DataOutputStream out = new DataOutputStream(stream);
            switch (occurrence) {
                case Landed(long ordinal) -> {
                    out.writeInt(LANDED);
                    out.writeLong(ordinal);
                }
                case Delivered(int file, long line, List<@Nullable String> values) -> {
                    out.writeInt(file);
                    out.writeLong(line);
                    TextBytes.write(out, values);
                }
            }
        }

        @Override
        public Occurrence decode(InputStream stream) throws IOException {
            DataInputStream in = new DataInputStream(stream);
            int file = in.readInt();
            long number = in.readLong();
            if (file == LANDED) {
                return new Landed(number);
            }
            return new Delivered(file, number, TextBytes.read(in));
        }
    }
}
