package io.truelift.governance.identity;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers as they are kept: type, colon, and the keyed hash of the normalised value in hexadecimal: HMAC-SHA256, of
 * which the first 128 bits are kept (RFC 2104, section 5, allows half). Two of a billion identifiers collide with a
 * chance of 1 in 10^21, and stitching moves half the bytes.
 */
public final class Identifiers implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Pattern KEPT = Pattern.compile("[a-z][a-z0-9_]*:[0-9a-f]{32}");

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
     * @throws WrongIdentifier where the value cannot be one of the type, or names nobody
     */
    public String of(String type, String value) {
        return find(type, value, null).orElseThrow(() -> Masked.rejection(type, value, "it names nobody"));
    }

    /**
     * The identifier for a value; nothing where the value names nobody.
     *
     * @param region where phone numbers without a country are from; null where that is not known
     * @throws WrongIdentifier where the value cannot be one of the type
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

    /**
     * The identifier as it is kept, of one that a person typed: as it is kept, or type, colon and the plain value, such as
     * {@code email:ann@example.org}.
     *
     * @throws IllegalArgumentException where it has no type, or one that the policy lacks
     */
    public String kept(String typed, IdentityPolicy policy) {
        if (KEPT.matcher(typed).matches()) {
            return typed;
        }
        int colon = typed.indexOf(':');
        if (colon < 1 || colon == typed.length() - 1) {
            throw new IllegalArgumentException(
                    "Cannot use %s as an identifier. Give its type and its value, such as email:ann@example.org."
                            .formatted(typed));
        }
        policy.place(typed.substring(0, colon));
        try {
            return of(typed.substring(0, colon), typed.substring(colon + 1));
        } catch (WrongIdentifier e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
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
