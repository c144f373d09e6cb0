package io.truelift.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Links between identifiers in a file, for benchmarks: for each link two identifiers of {@value #IDENTIFIER_BYTES} bytes,
 * the type (its place in the order of trust) and the first 128 bits of a hash, big-endian, nothing else. The file is read
 * and written through one buffer, however large it is.
 */
public final class LinkFile {
    static final int IDENTIFIER_BYTES = 17;
    private static final int LINK_BYTES = 2 * IDENTIFIER_BYTES;
    private static final int LINKS_PER_BUFFER = 30_000;

    private final Path path;

    public LinkFile(Path path) {
        this.path = path;
    }

    /** Takes links one after the other. */
    @FunctionalInterface
    public interface Sink {
        void link(byte type, long high, long low, byte otherType, long otherHigh, long otherLow);
    }

    /** Hands links to a sink. */
    @FunctionalInterface
    interface Source {
        void each(Sink sink);
    }

    /** Replaces the file. */
    void write(Source links) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LINKS_PER_BUFFER * LINK_BYTES);
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            links.each((type, high, low, otherType, otherHigh, otherLow) -> {
                if (!buffer.hasRemaining()) {
                    flush(channel, buffer);
                }
                buffer.put(type)
                        .putLong(high)
                        .putLong(low)
                        .put(otherType)
                        .putLong(otherHigh)
                        .putLong(otherLow);
            });
            flush(channel, buffer);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write links to %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    /** Hands every link to the sink, in the order of the file. */
    public void each(Sink sink) {
        each(0, Long.MAX_VALUE, sink);
    }

    /**
     * Hands some links to the sink.
     *
     * @param first number of the first of them
     * @param most how many at most
     */
    public void each(long first, long most, Sink sink) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LINKS_PER_BUFFER * LINK_BYTES);
        long left = most;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.position(first * LINK_BYTES);
            while (left > 0 && channel.read(buffer) >= 0) {
                buffer.flip();
                for (; left > 0 && buffer.remaining() >= LINK_BYTES; left--) {
                    sink.link(
                            buffer.get(),
                            buffer.getLong(),
                            buffer.getLong(),
                            buffer.get(),
                            buffer.getLong(),
                            buffer.getLong());
                }
                buffer.compact();
            }
            if (left > 0 && buffer.position() > 0) {
                throw new IllegalStateException(
                        "Cannot read %s: it ends within a link. Write it anew.".formatted(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read links from %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private void flush(FileChannel channel, ByteBuffer buffer) {
        try {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write links to %s: %s".formatted(path, e.getMessage()), e);
        }
    }
}
