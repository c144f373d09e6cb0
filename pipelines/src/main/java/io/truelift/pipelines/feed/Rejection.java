package io.truelift.pipelines.feed;

import io.truelift.governance.identity.Shape;
import org.jspecify.annotations.Nullable;

/** A line cannot be used: which rule it breaks, in which column, with which value, and why. */
public final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    private final String rule;
    private final @Nullable String column;
    private final @Nullable String value;

    public Rejection(String rule, @Nullable String column, @Nullable String value, String reason) {
        super(reason, null, false, false);
        this.rule = rule;
        this.column = column;
        this.value = value;
    }

    public String rule() {
        return rule;
    }

    public @Nullable String column() {
        return column;
    }

    public @Nullable String value() {
        return value;
    }

    /** The same, with what the value looks like in its place: for a line that was not taken apart, in which an identifier may stand anywhere. */
    public Rejection masked() {
        return new Rejection(rule, column, value == null ? null : Shape.of(value), getMessage());
    }

    /** A value as a reason shows it: quoted, and not longer than a glance. */
    public static String shown(String value) {
        return "\"" + (value.length() > SHOWN ? cut(value) + "…" : value) + "\"";
    }

    /** As much of a value as a reason shows. */
    public static String cut(String value) {
        return value.length() > SHOWN ? value.substring(0, SHOWN) : value;
    }
}
