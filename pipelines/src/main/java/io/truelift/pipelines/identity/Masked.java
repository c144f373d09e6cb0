package io.truelift.pipelines.identity;

import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.feed.Shape;

/** Rejections of identifiers: they show what the value looks like, and not the value. */
final class Masked {
    private Masked() {}

    static Rejection rejection(String what, String value, String why) {
        String shape = Shape.of(value);
        return new Rejection("identifier", null, shape, "Cannot use %s (x for letters, 9 for digits) as %s: %s.".formatted(Rejection.shown(shape), article(what), why));
    }

    private static String article(String what) {
        return (what.startsWith("e") ? "an " : "a ") + what;
    }
}
