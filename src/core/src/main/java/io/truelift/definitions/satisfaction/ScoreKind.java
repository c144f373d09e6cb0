package io.truelift.definitions.satisfaction;

/** How answers become a score. */
public enum ScoreKind {
    /** Share of answers in the top two boxes, 0 to 1, with Wilson's interval. */
    CSAT,
    /** Share of answers that found it easy: the top three boxes of seven, or two of five, 0 to 1, with Wilson's interval. */
    CES,
    /** Promoters minus detractors, -1 to 1, with the multinomial variance. */
    NPS,
    /** Share of answers that say yes, 0 to 1, with Wilson's interval. */
    SHARE
}
