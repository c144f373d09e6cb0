package io.truelift.pipelines.land;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.feed.Line;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a line says, as a hash: the same for equal lines of a feed, whichever files they stand in and in whatever order
 * their fields. The hash is keyed, for all of a line but the address in it can often be read elsewhere, and a plain hash
 * would tell whoever tries addresses when they have found the right one.
 */
public final class LineContent {
    private LineContent() {}

    /** The hash of a line of a feed, in hexadecimal. */
    public static String hash(String feed, Line line, Identifiers identifiers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, feed);
            for (Map.Entry<String, String> field : new TreeMap<>(line.fields()).entrySet()) {
                write(out, field.getKey());
                write(out, field.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return identifiers.hash(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
