package io.truelift.pipelines.identity.rules;

import io.truelift.governance.identity.Trust;

/**
 * Whose a component is. One of strong identifiers is a person; another belongs to the one person whom it touches, or is a
 * person of its own where it touches nobody, or stands between two and is nobody's, and tells nothing of what touches it.
 */
public enum Settlement {
    /** It is a person. */
    PERSON,
    /** It belongs to the one whom it touches. */
    BELONGS,
    /** It is nobody's. */
    BETWEEN;

    /**
     * Whether a component can be settled by the people whom it touches itself.
     *
     * @param trust of its identifiers
     * @param people how many people it touches itself: components of strong identifiers
     * @param others how many other components it touches, whose person is known later
     */
    public static boolean isReady(Trust trust, int people, int others) {
        return others == 0 || people > 1 || trust == Trust.STRONG;
    }

    /**
     * Whose a component is.
     *
     * @param trust of its identifiers
     * @param people how many people it touches: those whom it touches itself, and, where it was not ready, those to whom the
     *     others belong
     */
    public static Settlement of(Trust trust, int people) {
        if (people == 0 || trust == Trust.STRONG) {
            return PERSON;
        }
        return people == 1 ? BELONGS : BETWEEN;
    }
}
