package io.truelift.governance.identity;

/** Refusals of values: they show what the value looks like, and not the value. */
final class Masked {
    private Masked() {}

    static WrongIdentifier rejection(String what, String value, String why) {
        return new WrongIdentifier((what.startsWith("e") ? "an " : "a ") + what, value, why);
    }
}
