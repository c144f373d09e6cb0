package io.truelift.analysis.calculator;

/** What is compared. */
enum Kind {
    MEAN,
    PROPORTION,
    RATIO
}
