package io.truelift.calculator;

/** What is compared. */
enum Kind {
    MEAN,
    PROPORTION,
    RATIO
}
