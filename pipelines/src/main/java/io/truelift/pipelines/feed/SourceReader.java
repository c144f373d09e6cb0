package io.truelift.pipelines.feed;

import static io.truelift.pipelines.feed.Declaration.text;
import static io.truelift.pipelines.feed.Declaration.textOr;
import static io.truelift.pipelines.feed.Declaration.words;
import static io.truelift.pipelines.feed.Declaration.wrong;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.pipelines.feed.Feed.Format;
import io.truelift.platform.yaml.YamlPlaces.Place;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileSystems;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads where the lines of a feed come from, and how they are written. */
final class SourceReader {
    private static final Set<String> WORDS = new TreeSet<>(Set.of(
            "files",
            "table",
            "format",
            "encoding",
            "delimiter",
            "null_values",
            "time_zone",
            "region",
            "list_separator",
            "columns"));

    /** Between the items of a list where the feed declares none: a character that no text has. */
    static final String LIST_SEPARATOR = "\u001f";

    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");
    private static final String TAB = "tab";
    private static final String QUOTE = "\"";

    private final Dictionary dictionary;
    private final Declaration declaration;

    SourceReader(Dictionary dictionary, Declaration declaration) {
        this.dictionary = dictionary;
        this.declaration = declaration;
    }

    Feed.Source source(Place node) {
        declaration.allow(node, "source", WORDS);
        Format format = format(node);
        ArrayList<String> files = files(node);
        String table = format == Format.ICEBERG ? table(node) : null;
        if (files.isEmpty() && table == null) {
            throw wrong(node, "source has no files");
        }
        LinkedHashSet<String> nulls = new LinkedHashSet<>(List.of(""));
        nulls.addAll(words(node, "null_values"));
        String separator = textOr(node, "list_separator", LIST_SEPARATOR);
        if (separator.isEmpty()) {
            throw wrong(
                    node.at("list_separator"),
                    "list_separator is empty; leave it out, or give what stands between two items");
        }
        return new Feed.Source(
                files,
                format,
                encoding(node),
                delimiter(node),
                nulls,
                zone(node),
                separator,
                table,
                node.has("region") ? region(node) : null,
                columns(node, format));
    }

    private static Format format(Place node) {
        String format = text(node, "format", "source");
        return switch (format) {
            case "csv" -> Format.CSV;
            case "jsonl" -> Format.JSONL;
            case "fixed" -> Format.FIXED;
            case "parquet" -> Format.PARQUET;
            case "iceberg" -> Format.ICEBERG;
            default ->
                throw wrong(
                        node.at("format"),
                        "format %s is none of csv, jsonl, fixed, parquet, iceberg".formatted(format));
        };
    }

    /** Where each field stands in a line of fixed width. */
    private static LinkedHashMap<String, Feed.Span> columns(Place node, Format format) {
        LinkedHashMap<String, Feed.Span> columns = new LinkedHashMap<>();
        if (format != Format.FIXED) {
            if (node.has("columns")) {
                throw wrong(node.at("columns"), "columns of source go with format: fixed");
            }
            return columns;
        }
        for (Place key : node.at("columns").keyPlaces()) {
            columns.put(key.text(), span(key, node.at("columns").text(key.text())));
        }
        if (columns.isEmpty()) {
            throw wrong(
                    node,
                    "format fixed needs columns, where each field stands from its first character to its last, such as columns: {order: 1-10, price: 11-18}");
        }
        return columns;
    }

    private static Feed.Span span(Place key, String text) {
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            int first = Integer.parseInt(span.group(1));
            int last = span.group(2) == null ? first : Integer.parseInt(span.group(2));
            if (first >= 1 && last >= first) {
                return new Feed.Span(first, last);
            }
        }
        throw wrong(
                key,
                "place \"%s\" of the field %s is none such as 11-18, its first character to its last, counted from 1"
                        .formatted(text, key.text()));
    }

    private static ArrayList<String> files(Place node) {
        ArrayList<String> files = new ArrayList<>(words(node, "files"));
        for (String pattern : files) {
            try {
                FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            } catch (PatternSyntaxException e) {
                throw wrong(
                        node.at("files"), "%s is no pattern of file names: %s".formatted(pattern, e.getDescription()));
            }
        }
        return files;
    }

    /** One character, or {@code tab}. */
    private static char delimiter(Place node) {
        String delimiter = textOr(node, "delimiter", ",");
        if (delimiter.equals(TAB)) {
            return '\t';
        }
        if (delimiter.length() != 1 || delimiter.equals(QUOTE) || delimiter.equals("\n") || delimiter.equals("\r")) {
            throw wrong(
                    node.at("delimiter"),
                    "delimiter \"%s\" is not one character between fields, such as \",\", \";\", \"|\" or tab"
                            .formatted(delimiter));
        }
        return delimiter.charAt(0);
    }

    private String table(Place node) {
        String table = text(node, "table", "source");
        if (!table.matches("\\w+(\\.\\w+)+")) {
            throw wrong(node.at("table"), "table %s is no namespace and name, such as shop.bookings".formatted(table));
        }
        if (dictionary.find(table).isPresent()) {
            throw wrong(node.at("table"), "table %s is one that the pipelines write themselves".formatted(table));
        }
        return table;
    }

    private static @Nullable String region(Place node) {
        String name = text(node, "region", "source");
        if (!List.of(Locale.getISOCountries()).contains(name)) {
            throw wrong(node.at("region"), "region %s is no country's two letters, such as GB".formatted(name));
        }
        return name;
    }

    private static String encoding(Place node) {
        String name = textOr(node, "encoding", "UTF-8");
        try {
            Charset charset = Charset.forName(name);
            if (!"\n".equals(new String(new byte[] {'\n'}, charset))) {
                throw wrong(
                        node.at("encoding"),
                        "encoding %s does not end lines with one byte; convert the file to UTF-8".formatted(name));
            }
            return charset.name();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw wrong(node.at("encoding"), "encoding %s is unknown".formatted(name));
        }
    }

    private static ZoneId zone(Place node) {
        String name = textOr(node, "time_zone", "UTC");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw wrong(
                    node.at("time_zone"), "time_zone %s is unknown; use names such as Europe/London".formatted(name));
        }
    }
}
