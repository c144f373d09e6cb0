package io.truelift.governance.identity;

/** What a text looks like without what it says: letters as x, digits as 9. Says what is wrong with an identifier, and not whose it is. */
public final class Shape {
    private Shape() {}

    public static String of(String text) {
        StringBuilder shape = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> shape.appendCodePoint(Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'x' : c));
        return shape.toString();
    }
}
