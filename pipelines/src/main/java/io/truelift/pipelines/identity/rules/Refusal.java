package io.truelift.pipelines.identity.rules;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A link that was not made, or an identifier that makes none.
 *
 * @param node the identifier
 * @param other the identifier that it was not linked to; null where it is linked to none
 * @param reason why
 * @param people with how many others of one type it stands, or how many people it would have made one of; at most
 *     {@link Heads#MOST_COUNTED} are counted
 */
public record Refusal(Node node, @Nullable Node other, Reason reason, long people) implements Serializable {

    /** Why a link was not made. */
    public enum Reason {
        /** It stands with more different identifiers than the policy allows. */
        SHARED("shared by too many"),
        /** It is a weak one, and would have made one of several people. */
        BETWEEN_PEOPLE("between people"),
        /** Governance blocked the link. */
        BLOCKED("blocked"),
        /** Governance blocked the link, and other records still make one person of the two. */
        BLOCKED_IN_VAIN("blocked, and linked by others");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason as tables have it. */
        public String words() {
            return words;
        }
    }
}
