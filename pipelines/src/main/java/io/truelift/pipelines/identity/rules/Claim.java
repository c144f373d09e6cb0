package io.truelift.pipelines.identity.rules;

import java.util.Comparator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A person's claim to a customer id; the better one is the lesser.
 *
 * @param person the least node of the person
 * @param identifiers how many of their identifiers speak for it
 */
public record Claim(Node person, int identifiers) implements Comparable<Claim> {
    private static final Comparator<Claim> BETTER =
            Comparator.comparingInt(Claim::identifiers).reversed().thenComparing(Claim::person);

    @Override
    public int compareTo(Claim other) {
        return BETTER.compare(this, other);
    }

    /** Hands over the people who lose an id: all of those who claim it but the one with the best claim. */
    public static void losers(Iterable<Claim> claims, Consumer<Node> taker) {
        @Nullable Claim best = null;
        for (Claim claim : claims) {
            if (best == null) {
                best = claim;
                continue;
            }
            boolean isBetter = claim.compareTo(best) < 0;
            taker.accept((isBetter ? best : claim).person());
            best = isBetter ? claim : best;
        }
    }
}
