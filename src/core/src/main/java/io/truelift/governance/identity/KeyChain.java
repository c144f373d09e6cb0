package io.truelift.governance.identity;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.jspecify.annotations.Nullable;

/**
 * The keys of identifiers, the oldest first. A value is hashed with the oldest key, what comes of it with the next, and
 * so on: so a kept hash becomes that of a longer chain without the value, which is not kept.
 */
public final class KeyChain implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int HEX_DIGITS = 32;
    private static final Pattern KEPT =
            Pattern.compile("(?<type>[a-z][a-z0-9_]*:)?(?<hash>[0-9a-f]{32})(?<rest>(-.*)?)");

    private final ArrayList<byte[]> keys;
    /** A hash under way holds what came so far, so each thread has its own. */
    private transient volatile @Nullable ThreadLocal<List<HmacUtils>> hashes;

    private KeyChain(List<byte[]> keys) {
        this.keys = new ArrayList<>(keys.stream().map(byte[]::clone).toList());
    }

    public static KeyChain of(byte[] key) {
        return new KeyChain(List.of(key));
    }

    /** @param keys as text, the oldest first */
    public static KeyChain of(List<String> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("Cannot hash identifiers without a key.");
        }
        return new KeyChain(
                keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList());
    }

    /**
     * What the last key makes of what the keys before it made: an identifier, or a name that starts with a hash. Other
     * text holds no hash and stays as it is.
     */
    public String rehash(String kept) {
        Matcher parts = KEPT.matcher(kept);
        if (!parts.matches()) {
            return kept;
        }
        String prefix = parts.group("type") == null ? "" : parts.group("type");
        return prefix
                + hmac(hashes().getLast(), (prefix + parts.group("hash")).getBytes(StandardCharsets.UTF_8))
                + parts.group("rest");
    }

    String hash(String text, String prefix) {
        return hash(text.getBytes(StandardCharsets.UTF_8), prefix);
    }

    /** @param prefix stands before the hash where it is kept, and is hashed with it */
    String hash(byte[] content, String prefix) {
        String hash = hmac(hashes().getFirst(), content);
        for (HmacUtils next : hashes().subList(1, hashes().size())) {
            hash = hmac(next, (prefix + hash).getBytes(StandardCharsets.UTF_8));
        }
        return hash;
    }

    private static String hmac(HmacUtils key, byte[] content) {
        return HexFormat.of().formatHex(key.hmac(content), 0, HEX_DIGITS / 2);
    }

    private List<HmacUtils> hashes() {
        ThreadLocal<List<HmacUtils>> known = hashes;
        if (known == null) {
            known = ThreadLocal.withInitial(() -> keys.stream()
                    .map(key -> new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key))
                    .toList());
            hashes = known; // of two threads that come first one makes another, which is as good
        }
        return known.get();
    }
}
