package io.truelift.governance.diff;

import java.util.List;

/**
 * One thing that differs between two versions of the dictionary.
 *
 * @param kind what kind of change
 * @param subject table, column or purpose
 * @param message the change in words
 * @param breaks places that no longer work or no longer mean the same
 */
public record DictionaryChange(Kind kind, String subject, String message, List<Break> breaks) {

    public DictionaryChange {
        breaks = List.copyOf(breaks);
    }

    /** Kinds of change, in the order in which they are told. */
    public enum Kind {
        REMOVED,
        RENAMED,
        TYPE_NARROWED,
        TYPE_WIDENED,
        CLASSIFICATION_RAISED,
        CLASSIFICATION_LOWERED,
        PURPOSE_REMOVED,
        PURPOSE_ADDED,
        MASK_CHANGED,
        DESCRIPTION_CHANGED,
        ADDED
    }

    /**
     * A question that breaks.
     *
     * @param file the question's file, from the project's folder
     * @param line line of the reference
     * @param through for an experiment that breaks with a metric or a segment: that file and line; else empty
     */
    public record Break(String file, int line, String through) {
        @Override
        public String toString() {
            return through.isEmpty()
                    ? "%s:%d".formatted(file, line)
                    : "%s:%d (through %s)".formatted(file, line, through);
        }
    }

    @Override
    public String toString() {
        String head = "%s %s: %s"
                .formatted(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), subject, message);
        return breaks.isEmpty()
                ? head
                : head + "\n    breaks: "
                        + String.join(", ", breaks.stream().map(Break::toString).toList());
    }
}
