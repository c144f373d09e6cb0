package io.truelift.governance.identity;

/** A value cannot be an identifier of its type. What it says shows what the value looks like, and not the value. */
public final class WrongIdentifier extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    private final String shape;

    /**
     * @param what the type with its article, such as {@code an e-mail address}
     * @param value the value, of which only the shape is kept
     * @param why what is wrong with it
     */
    WrongIdentifier(String what, String value, String why) {
        super(
                "Cannot use %s (x for letters, 9 for digits) as %s: %s.".formatted(quoted(Shape.of(value)), what, why),
                null,
                false,
                false);
        this.shape = Shape.of(value);
    }

    /** What the value looks like: letters as x, digits as 9. */
    public String shape() {
        return shape;
    }

    private static String quoted(String text) {
        return "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "\"";
    }
}
