package io.truelift.pipelines.identity.rules;

import io.truelift.governance.identity.IdentifierType;
import io.truelift.governance.identity.IdentityPolicy;
import java.io.Serializable;
import java.util.HexFormat;

/**
 * An identifier as stitching moves it: 17 bytes in place of its text. Nodes are in the order of trust, then of their
 * hashes, so the least node of a person is their most trusted identifier.
 *
 * @param type place of the type in the order of trust
 * @param high first half of the hash
 * @param low second half of the hash
 */
public record Node(byte type, long high, long low) implements Comparable<Node>, Serializable {
    private static final int HEX_DIGITS = 32;

    /** @throws IllegalArgumentException where the identifier's type is not in the policy, or its hash is none */
    public static Node of(String identifier, IdentityPolicy policy) {
        int colon = identifier.indexOf(':');
        if (colon < 0 || identifier.length() - colon - 1 != HEX_DIGITS) {
            throw new IllegalArgumentException(
                    "Cannot use %s as an identifier: it is not a type, a colon and %d hexadecimal digits."
                            .formatted(identifier, HEX_DIGITS));
        }
        int middle = colon + 1 + HEX_DIGITS / 2;
        return new Node(
                (byte) policy.place(identifier.substring(0, colon)),
                HexFormat.fromHexDigitsToLong(identifier, colon + 1, middle),
                HexFormat.fromHexDigitsToLong(identifier, middle, identifier.length()));
    }

    public IdentifierType typeIn(IdentityPolicy policy) {
        return policy.types().get(Byte.toUnsignedInt(type));
    }

    /** The identifier as tables have it. */
    public String identifier(IdentityPolicy policy) {
        HexFormat hex = HexFormat.of();
        return typeIn(policy).name() + ":" + hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    @Override
    public int compareTo(Node other) {
        return compare(type, high, low, other.type, other.high, other.low);
    }

    /** Compares nodes by their parts. */
    public static int compare(byte type, long high, long low, byte otherType, long otherHigh, long otherLow) {
        int byType = Integer.compare(Byte.toUnsignedInt(type), Byte.toUnsignedInt(otherType));
        if (byType != 0) {
            return byType;
        }
        int byHigh = Long.compareUnsigned(high, otherHigh);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
    }

    @Override
    public int hashCode() {
        return hash(type, high, low);
    }

    /** The hash is a keyed one already; a little of each part is enough. */
    public static int hash(byte type, long high, long low) {
        long mixed = (high ^ low) * 0x9E3779B97F4A7C15L + type;
        return (int) (mixed ^ mixed >>> 32);
    }
}
