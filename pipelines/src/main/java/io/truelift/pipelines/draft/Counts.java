package io.truelift.pipelines.draft;

import java.util.Locale;

/** Numbers of lines, in words. */
final class Counts {
    private Counts() {}

    static String lines(long count) {
        return String.format(Locale.ROOT, count == 1 ? "%,d line" : "%,d lines", count);
    }

    static String times(long count) {
        return count == 1 ? "one place of the sample" : String.format(Locale.ROOT, "%,d places of the sample", count);
    }

    /** @param lines how many lines the sample has */
    static String of(long some, long all, long lines) {
        if (some == lines) {
            return "every line of the sample";
        }
        return some == all
                ? String.format(Locale.ROOT, "all %,d lines that give something", all)
                : String.format(Locale.ROOT, "%,d of %,d lines that give something", some, all);
    }
}
