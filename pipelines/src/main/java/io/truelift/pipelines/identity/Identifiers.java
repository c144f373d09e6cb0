package io.truelift.pipelines.identity;

import io.truelift.pipelines.feed.Rejection;
import java.io.Serializable;
import java.util.Locale;
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
