package io.truelift.pipelines.identity;

import io.truelift.identity.IdentityPolicy;
import io.truelift.pipelines.feed.Rejection;
import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers as they are kept: type, colon, and the keyed hash of the normalised value in hexadecimal: HMAC-SHA256, of
 * which the first 128 bits are kept (RFC 2104, section 5, allows half). Two of a billion identifiers collide with a
 * chance of 1 in 10^21, and stitching moves half the bytes.
 */
public final class Identifiers implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int HEX_DIGITS = 32;
    private static final Pattern KEPT = Pattern.compile("[a-z][a-z0-9_]*:[0-9a-f]{32}");

    private final byte[] key;
    private transient @Nullable HmacUtils hmac;

    public Identifiers(byte[] key) {
        this.key = key.clone();
    }

    /** The identifier for a value; equal for values that mean the same. */
    public String of(String type, String value) {
        return type + ":" + hmac().hmacHex(type + ":" + normalised(type, value)).substring(0, HEX_DIGITS);
    }

    /** The keyed hash of other content that could give a person away, as long as an identifier's. */
    public String hash(byte[] content) {
        return hmac().hmacHex(content).substring(0, HEX_DIGITS);
    }

    private HmacUtils hmac() {
        if (hmac == null) {
            hmac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key);
        }
        return hmac;
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
            throw new IllegalArgumentException("Cannot use %s as an identifier. Give its type and its value, such as email:ann@example.org.".formatted(typed));
        }
        policy.place(typed.substring(0, colon));
        return of(typed.substring(0, colon), typed.substring(colon + 1));
    }

    static String normalised(String type, String value) {
        String stripped = value.strip();
        return switch (type) {
            case "email" -> email(stripped);
            case "phone" -> phone(stripped);
            default -> stripped;
        };
    }

    /** Digits and a leading plus. A number without digits would make one person of all who left the field with a dash. */
    private static String phone(String value) {
        String digits = value.replaceAll("[^0-9]", "");
        if (digits.isEmpty()) {
            throw new Rejection("identifier", null, value, "Cannot use %s as a phone number.".formatted(Rejection.shown(value)));
        }
        return value.startsWith("+") ? "+" + digits : digits;
    }

    private static String email(String value) {
        int at = value.indexOf('@');
        if (at < 1 || at == value.length() - 1) {
            throw new Rejection("identifier", null, value, "Cannot use %s as an e-mail address.".formatted(Rejection.shown(value)));
        }
        return value.toLowerCase(Locale.ROOT);
    }
}
