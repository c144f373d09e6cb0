package io.truelift.webui.analyst;

/** What people type, as a value of a file's header, which is YAML in comment lines. */
final class HeaderText {
    private HeaderText() {}

    /** The text on one line, in quotes. */
    static String of(String text) {
        return "\"" + text.replaceAll("\\s+", " ").strip().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
