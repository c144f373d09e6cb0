package io.truelift.pipelines.land;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, one at a time, packed or plain. A line longer than {@link #LIMIT} bytes is cut there, and says so;
 * bytes that are no text in the encoding are told line by line, so that one bad line costs one line.
 */
final class PhysicalLines implements Closeable {
    /** Longest line that is taken, in bytes. */
    static final int LIMIT = 256 * 1024;

    private static final int BUFFER = 1 << 16;
    private static final Set<Charset> LIKE_ASCII =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII);
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream stream;
    private final CharsetDecoder decoder;
    private final boolean isLikeAscii;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private long number;

    PhysicalLines(InputStream raw, Charset charset) throws IOException {
        this.stream = Packing.unpacked(raw);
        this.isLikeAscii = LIKE_ASCII.contains(charset);
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** A line as it stands in the file, without its end. */
    record PhysicalLine(long number, String text, Damage damage) {
        boolean isBlank() {
            return damage == Damage.NONE && text.isBlank();
        }
    }

    /** What is wrong with a line before it is taken apart. */
    enum Damage {
        NONE,
        ENCODING,
        TOO_LONG
    }

    /** The next line that is not blank, or null at the end of the file. */
    @Nullable
    PhysicalLine nextNotBlank() throws IOException {
        PhysicalLine line = next();
        while (line != null && line.isBlank()) {
            line = next();
        }
        return line;
    }

    /** The next line, or null at the end of the file. */
    @Nullable
    PhysicalLine next() throws IOException {
        PhysicalLine whole = wholeInBuffer();
        return whole == null ? pieced() : whole;
    }

    /** A line that stands in the buffer as a whole and is plain ASCII, as most are: it needs no decoder and no copies. */
    private @Nullable PhysicalLine wholeInBuffer() {
        if (!isLikeAscii) {
            return null;
        }
        int newline = position;
        int most = Math.min(end, position + LIMIT);
        while (newline < most && buffer[newline] > 0 && buffer[newline] != '\n') {
            newline++;
        }
        if (newline == most || buffer[newline] != '\n') {
            return null;
        }
        int length = newline - position;
        if (length > 0 && buffer[newline - 1] == '\r') {
            length--;
        }
        String text = new String(buffer, position, length, StandardCharsets.ISO_8859_1);
        position = newline + 1;
        number++;
        return new PhysicalLine(number, text, Damage.NONE);
    }

    private @Nullable PhysicalLine pieced() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        boolean any = false;
        boolean tooLong = false;
        while (true) {
            if (position == end) {
                end = stream.read(buffer);
                position = 0;
                if (end <= 0) {
                    end = 0;
                    break;
                }
            }
            any = true;
            int newline = position;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            int room = LIMIT - bytes.size();
            bytes.write(buffer, position, Math.min(newline - position, room));
            tooLong |= newline - position > room;
            boolean found = newline < end;
            position = found ? newline + 1 : newline;
            if (found) {
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return line(bytes.toByteArray(), tooLong);
    }

    private PhysicalLine line(byte[] bytes, boolean tooLong) {
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        if (tooLong) {
            return new PhysicalLine(
                    number, new String(bytes, 0, Math.min(length, 1000), decoder.charset()), Damage.TOO_LONG);
        }
        try {
            String text = decoder.decode(ByteBuffer.wrap(bytes, 0, length)).toString();
            boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return new PhysicalLine(number, marked ? text.substring(1) : text, Damage.NONE);
        } catch (CharacterCodingException e) {
            return new PhysicalLine(number, new String(bytes, 0, length, decoder.charset()), Damage.ENCODING);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
