package io.truelift.pipelines.draft;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the name of a file says: the pattern of its fellows, and how the feed may be called. */
final class FileNames {
    private static final Pattern UNIQUE = Pattern.compile(
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-f]{16,}");
    private static final Pattern DATE_AND_TIME =
            Pattern.compile("\\d{4}[-_.]?\\d{2}[-_.]?\\d{2}[T_ -]?\\d{2}[-_.:h]?\\d{2}([-_.:m]?\\d{2})?Z?");

    /** Numbers that stand alone, and long ones anywhere; the 3 of febrl3 is part of the name. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d])\\d+(?![\\p{L}\\d])|\\d{4,}");

    private static final Pattern STARS = Pattern.compile("\\*([-_.:T ]?\\*)+");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\\\[\\]{}?]");
    private static final Pattern ENDING = Pattern.compile(
            "(\\.(csv|tsv|tab|txt|jsonl|ndjson|json|parquet|pq|snappy|gz|gzip|zst|zstd|dat|log))+$",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 60;

    private FileNames() {}

    /** The name with a {@code *} in place of its dates and numbers, as a pattern that the file itself fits. */
    static String pattern(String fileName) {
        String ending = ending(fileName);
        String stem = fileName.substring(0, fileName.length() - ending.length());
        String quoted = SPECIAL.matcher(stem.replace("*", "?")).replaceAll("?");
        String starred = NUMBER.matcher(DATE_AND_TIME
                        .matcher(UNIQUE.matcher(quoted).replaceAll("*"))
                        .replaceAll("*"))
                .replaceAll("*");
        String pattern = STARS.matcher(starred).replaceAll("*");
        return (pattern.equals("*") ? quoted : pattern) + ending;
    }

    /** A name for the feed: the words of the file's name without dates, numbers and endings. */
    static String feed(String fileName) {
        String stem = fileName.substring(0, fileName.length() - ending(fileName).length());
        String words = NUMBER.matcher(DATE_AND_TIME
                        .matcher(UNIQUE.matcher(stem).replaceAll(" "))
                        .replaceAll(" "))
                .replaceAll(" ");
        String plain = Normalizer.normalize(words, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        String name = plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "feed_" + plain : plain;
        String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        return cut.replaceAll("_+$", "");
    }

    private static String ending(String fileName) {
        var ending = ENDING.matcher(fileName);
        return ending.find() && ending.start() > 0 ? ending.group() : "";
    }
}
