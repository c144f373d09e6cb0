package io.truelift.pipelines.customer;

import io.truelift.pipelines.identity.rules.Node;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Words under identifiers that are nobody's, and who stands with these: before a run and now. Where either changed,
 * {@link ShareRefusals} may hand on what it did not, or no longer what it did. Takes rows from several threads, all words
 * before anybody who stands with them.
 */
final class NobodysWords {
    private final Map<Node, Said> byIdentifier = new ConcurrentHashMap<>();

    /** What was said under an identifier. */
    private static final class Said {
        private final TreeSet<String> before = new TreeSet<>();
        private final TreeSet<String> now = new TreeSet<>();
        private boolean isOther;

        synchronized void change() {
            isOther = true;
        }

        /** More people than refusals are handed to need not be known. */
        synchronized void stand(@Nullable String earlier, @Nullable String today, int most) {
            if (earlier != null && before.size() <= most) {
                before.add(earlier);
            }
            if (today != null && now.size() <= most) {
                now.add(today);
            }
        }

        synchronized void eachConcerned(Consumer<String> taker) {
            if (isOther || !before.equals(now)) {
                before.forEach(taker);
                now.forEach(taker);
            }
        }
    }

    /** A word that was there, and still is nobody's under this identifier. */
    void said(Node identifier) {
        of(identifier);
    }

    /** A word that is new under the identifier, or no longer said under it, or that means something else by now. */
    void saidOtherwise(Node identifier) {
        of(identifier).change();
    }

    private Said of(Node identifier) {
        return byIdentifier.computeIfAbsent(identifier, node -> new Said());
    }

    boolean isEmpty() {
        return byIdentifier.isEmpty();
    }

    /** Whether a word was said under the identifier. */
    boolean has(Node identifier) {
        return byIdentifier.containsKey(identifier);
    }

    /**
     * Somebody stands with an identifier under which words were said.
     *
     * @param earlier who did before the run; null where nobody did
     * @param today who does now
     * @param most to how many people refusals under it are handed
     */
    void stand(Node identifier, @Nullable String earlier, @Nullable String today, int most) {
        of(identifier).stand(earlier, today, most);
    }

    HashSet<Node> identifiers() {
        return new HashSet<>(byIdentifier.keySet());
    }

    /** Those to whom something else is handed on than before, or may be. */
    void eachConcerned(Consumer<String> taker) {
        byIdentifier.values().forEach(said -> said.eachConcerned(taker));
    }
}
