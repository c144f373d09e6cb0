package io.truelift.pipelines.draft;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What stands between the fields of a line of CSV.
 *
 * @param delimiter the character
 * @param fields how many fields the header has by it
 * @param agree lines, the header included, that have as many
 * @param lines lines that were looked at
 */
record Delimiters(char delimiter, int fields, int agree, int lines) {
    private static final char[] KNOWN = {',', ';', '\t', '|', '\u0001', '^', '~', ':'};
    private static final int MOST_LINES = 500;

    /** The one by which most lines have as many fields as the header; a comma where nothing parts the header. */
    static Delimiters of(String text) {
        Delimiters best = new Delimiters(',', 1, 0, 0);
        for (char delimiter : KNOWN) {
            Delimiters found = counted(text, delimiter);
            if (found.fields() > 1 && found.isBetterThan(best)) {
                best = found;
            }
        }
        return best;
    }

    String shown() {
        return switch (delimiter) {
            case '\t' -> "tab";
            case '\u0001' -> "the control character U+0001";
            default -> "\"" + delimiter + "\"";
        };
    }

    private boolean isBetterThan(Delimiters other) {
        if (other.fields() == 1) {
            return true;
        }
        double share = (double) agree / lines;
        double otherShare = (double) other.agree / other.lines;
        return share > otherShare + 0.1 || share > otherShare - 0.1 && fields > other.fields;
    }

    private static Delimiters counted(String text, char delimiter) {
        Map<Integer, Integer> counts = new HashMap<>();
        int header = 0;
        int fields = 1;
        int lines = 0;
        boolean isQuoted = false;
        boolean isBlank = true;
        for (int i = 0; i < text.length() && lines < MOST_LINES; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
                isBlank = false;
            } else if (c == '\n' && !isQuoted) {
                if (!isBlank) {
                    header = lines == 0 ? fields : header;
                    counts.merge(fields, 1, Integer::sum);
                    lines++;
                }
                fields = 1;
                isBlank = true;
            } else {
                fields += c == delimiter && !isQuoted ? 1 : 0;
                isBlank &= Character.isWhitespace(c) && c != delimiter;
            }
        }
        if (!isBlank && lines == 0) {
            return new Delimiters(delimiter, fields, 1, 1);
        }
        return new Delimiters(delimiter, header, Objects.requireNonNullElse(counts.get(header), 0), Math.max(lines, 1));
    }
}
