package io.truelift.pipelines.land;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.feed.Line;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a line says, as a hash: the same for equal lines of a feed, whichever files they stand in and in whatever order
 * their fields. The hash is keyed, for all of a line but the address in it can often be read elsewhere, and a plain hash
 * would tell whoever tries addresses when they have found the right one.
 */
public final class LineContent {
    private static final int MOST_KEPT = 10_000;

    private final byte[] feed;
    private final Identifiers identifiers;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    /** Names of fields as they are hashed: a feed's are few, and come with every line. */
    private final Map<String, byte[]> names = new HashMap<>();

    private String[] lastSorted = {};

    /** Hashes lines of one feed, in one thread. */
    public LineContent(String feed, Identifiers identifiers) {
        this.feed = feed.getBytes(StandardCharsets.UTF_8);
        this.identifiers = identifiers;
    }

    /** The hash of a line of the feed, in hexadecimal. */
    public String hash(Line line) {
        bytes.reset();
        write(feed);
        for (String field : sorted(line.fields())) {
            write(name(field));
            write(line.fields().get(field).getBytes(StandardCharsets.UTF_8));
        }
        return identifiers.hash(bytes.toByteArray());
    }

    /** Names of the fields in their order; most lines have those of the line before. */
    private String[] sorted(Map<String, String> fields) {
        if (fields.size() != lastSorted.length || !fields.keySet().containsAll(Arrays.asList(lastSorted))) {
            lastSorted = fields.keySet().toArray(String[]::new);
            Arrays.sort(lastSorted);
        }
        return lastSorted;
    }

    private byte[] name(String field) {
        byte[] known = names.get(field);
        if (known != null) {
            return known;
        }
        byte[] name = field.getBytes(StandardCharsets.UTF_8);
        if (names.size() < MOST_KEPT) {
            names.put(field, name);
        }
        return name;
    }

    private void write(byte[] text) {
        bytes.write(text.length >>> 24);
        bytes.write(text.length >>> 16);
        bytes.write(text.length >>> 8);
        bytes.write(text.length);
        bytes.writeBytes(text);
    }
}
