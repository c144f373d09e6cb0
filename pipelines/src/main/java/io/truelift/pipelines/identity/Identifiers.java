package io.truelift.pipelines.identity;

import io.truelift.identity.IdentifierValues;
import io.truelift.pipelines.feed.Rejection;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers as they are kept: type, colon, and the keyed hash of the normalised value in hexadecimal: HMAC-SHA256, of
 * which the first 128 bits are kept (RFC 2104, section 5, allows half). Two of a billion identifiers collide with a
 * chance of 1 in 10^21, and stitching moves half the bytes.
 */
public final class Identifiers implements Serializable {
    private static final long serialVersionUID = 1L;

    private final KeyChain keys;
    private final IdentifierValues values;

    public Identifiers(KeyChain keys, IdentifierValues values) {
        this.keys = keys;
        this.values = values;
    }

    /** Over one key, with every value taken as it is. */
    public Identifiers(byte[] key) {
        this(KeyChain.of(key), IdentifierValues.PLAIN);
    }

    /**
     * The identifier for a value; equal for values that mean the same.
     *
     * @throws Rejection where the value cannot be one of the type, or names nobody
     */
    public String of(String type, String value) {
        return find(type, value, null).orElseThrow(() -> Masked.rejection(type, value, "it names nobody"));
    }

    /**
     * The identifier for a value; nothing where the value names nobody.
     *
     * @param region where phone numbers without a country are from; null where that is not known
     * @throws Rejection where the value cannot be one of the type
     */
    public Optional<String> find(String type, String value, @Nullable String region) {
        String stripped = Normalization.stripped(value);
        if (stripped.isEmpty() || values.isNobody(type, stripped)) {
            return Optional.empty();
        }
        String normalised = Normalization.of(type, values, region).of(stripped);
        if (values.isNobody(type, normalised)) {
            return Optional.empty();
        }
        return Optional.of(type + ":" + keys.hash(type + ":" + normalised, type + ":"));
    }

    /** The keyed hash of other content that could give a person away, as long as an identifier's. */
    public String hash(byte[] content) {
        return keys.hash(content, "");
    }

    /** Tells the keys from others, and does not tell them. */
    public String fingerprint() {
        return hash("the keys of identifiers".getBytes(StandardCharsets.UTF_8));
    }
}
