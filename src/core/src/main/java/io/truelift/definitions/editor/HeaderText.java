package io.truelift.definitions.editor;

/** What people type, as a value of a file's header, which is YAML in comment lines. */
public final class HeaderText {
    private HeaderText() {}

    /** The text on one line, in quotes. */
    public static String of(String text) {
        return "\"" + text.replaceAll("\\s+", " ").strip().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
