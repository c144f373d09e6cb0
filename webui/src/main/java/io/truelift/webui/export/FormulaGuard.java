package io.truelift.webui.export;

/**
 * Tells texts that a spreadsheet would take for a formula (OWASP, "CSV Injection"). Names of channels, files and segments
 * come from outside, and opening a file must run nothing.
 */
final class FormulaGuard {
    private static final String STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private FormulaGuard() {}

    /** Whether the text could be read as a formula, also after spaces. */
    static boolean isDangerous(String text) {
        String start = text.isEmpty() || STARTS.indexOf(text.charAt(0)) >= 0 ? text : text.stripLeading();
        return !start.isEmpty() && STARTS.indexOf(start.charAt(0)) >= 0;
    }
}
