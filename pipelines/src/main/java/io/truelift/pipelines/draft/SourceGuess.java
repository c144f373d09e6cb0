package io.truelift.pipelines.draft;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.land.FileStart;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a file is written, by its first bytes.
 *
 * @param format the format
 * @param encoding how its bytes become text
 * @param delimiter between fields; a comma where the format has none
 * @param formatComments why the format and the delimiter
 * @param encodingComments why the encoding
 */
record SourceGuess(
        Feed.Format format,
        Charset encoding,
        char delimiter,
        List<String> formatComments,
        List<String> encodingComments) {
    private static final int START = 1 << 20;
    private static final String PARQUET = "PAR1";
    private static final String LIST_SEPARATOR = "\u001f";
    private static final String CONVERT = "Convert it to UTF-8, such as by iconv -f %s -t UTF-8, and draft from that";

    private static final Pattern JSON_OBJECT = Pattern.compile("\\{\\s*[\"}]");
    private static final Pattern JSON_ARRAY = Pattern.compile("\\[\\s*[{\\]]");

    /** Files of other kinds, by what they begin with, and what to do about them. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("PK\u0003\u0004", "a ZIP archive or a workbook of Excel. Unpack it, or save its sheet as CSV"),
            Map.entry("\u00d0\u00cf\u0011\u00e0", "an old document of Office. Save its sheet as CSV"),
            Map.entry("%PDF", "a PDF. Ask for the data as CSV"),
            Map.entry("Obj\u0001", "Avro. Convert it to Parquet, or make it an Iceberg table of the catalog"),
            Map.entry("ORC", "ORC. Convert it to Parquet, or make it an Iceberg table of the catalog"),
            Map.entry("BZh", "packed with bzip2. Unpack it, or pack it with gzip or zstd"),
            Map.entry("\u00fd7zXZ", "packed with xz. Unpack it, or pack it with gzip or zstd"),
            Map.entry("7z\u00bc\u00af", "a 7-Zip archive. Unpack it"),
            Map.entry("SQLite format 3", "an SQLite database. Export its table as CSV"),
            Map.entry("<?xml", "XML. Convert it to CSV or JSON Lines"),
            Map.entry("<!DOCTYPE", "a web page, perhaps that of a failed download. Download the file again"),
            Map.entry("<html", "a web page, perhaps that of a failed download. Download the file again"));

    SourceGuess {
        formatComments = List.copyOf(formatComments);
        encodingComments = List.copyOf(encodingComments);
    }

    /** @throws IllegalArgumentException where no feed can read such a file; it says what to do */
    static SourceGuess of(Path file) {
        byte[] bytes = FileStart.unpacked(file, START);
        String latin = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
        if (bytes.length == 0) {
            throw cannot(file, "it is empty. Deliver it again");
        }
        if (latin.startsWith(PARQUET)) {
            return parquet(file);
        }
        FOREIGN.forEach((start, what) -> {
            if (latin.startsWith(start)) {
                throw cannot(file, "it is " + what);
            }
        });
        checkIsText(file, bytes, latin);
        Encoding encoding = Encoding.of(bytes);
        String text = encoding.text();
        if (text.isBlank()) {
            throw cannot(file, "it holds nothing but blanks. Deliver it again");
        }
        return ofText(file, text, encoding);
    }

    /** The source by which the sample is read: nothing is null, and lists are parted by what no text has. */
    Feed.Source source() {
        return new Feed.Source(
                new ArrayList<>(List.of("*")),
                format,
                encoding.name(),
                delimiter,
                new LinkedHashSet<>(Set.of("")),
                ZoneOffset.UTC,
                LIST_SEPARATOR,
                null,
                null,
                new LinkedHashMap<>());
    }

    private static SourceGuess parquet(Path file) {
        if (!new String(FileStart.packed(file, PARQUET.length()), StandardCharsets.ISO_8859_1).equals(PARQUET)) {
            throw cannot(file, "it is Parquet that is packed once more. Unpack it: Parquet is packed within");
        }
        return new SourceGuess(
                Feed.Format.PARQUET, StandardCharsets.UTF_8, ',', List.of("Parquet, by its first bytes."), List.of());
    }

    private static void checkIsText(Path file, byte[] bytes, String latin) {
        if (latin.startsWith("\u00ff\u00fe") || latin.startsWith("\u00fe\u00ff") || isWide(bytes)) {
            throw cannot(
                    file, "it is text in UTF-16, whose lines do not end with one byte. " + CONVERT.formatted("UTF-16"));
        }
        int controls = 0;
        for (byte b : bytes) {
            controls += b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 1 && b != 0x1f ? 1 : 0;
        }
        if (controls * 100L > bytes.length || latin.indexOf('\u0000') >= 0) {
            throw cannot(
                    file,
                    "it is no text and no Parquet, by its first bytes. Feeds are CSV, JSON Lines or Parquet, packed with gzip, zstd or not at all");
        }
    }

    /** Text in UTF-16 without a mark: of every second byte most are nothing. */
    private static boolean isWide(byte[] bytes) {
        int[] zeros = new int[2];
        int looked = Math.min(bytes.length, 1000);
        for (int i = 0; i < looked; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        return looked >= 4 && (zeros[0] * 3 > looked && zeros[1] == 0 || zeros[1] * 3 > looked && zeros[0] == 0);
    }

    private static SourceGuess ofText(Path file, String text, Encoding encoding) {
        String start = text.stripLeading();
        if (JSON_ARRAY.matcher(start).lookingAt()) {
            throw cannot(
                    file,
                    "it is one array of JSON. Feeds read JSON Lines, one object a line: convert it, such as by jq -c '.[]'");
        }
        if (JSON_OBJECT.matcher(start).lookingAt()) {
            String first = start.lines().findFirst().orElse("").strip();
            if (first.equals("{")) {
                throw cannot(
                        file,
                        "its JSON goes over several lines. Feeds read JSON Lines, one object a line: convert it, such as by jq -c '.'");
            }
            return new SourceGuess(
                    Feed.Format.JSONL,
                    encoding.charset(),
                    ',',
                    List.of("JSON Lines: its first line begins with a brace."),
                    encoding.comments());
        }
        Delimiters delimiters = Delimiters.of(text);
        String why = delimiters.fields() == 1
                ? "CSV of one column: none of the usual characters parts its header. Where another one does, say which; where fields stand at fixed places of the line, it is format: fixed (pipelines/feeds/README.md)."
                : "CSV: %s parts the header into %,d fields, and %,d of the first %s into as many."
                        .formatted(
                                delimiters.shown(),
                                delimiters.fields(),
                                delimiters.agree(),
                                Counts.lines(delimiters.lines()));
        return new SourceGuess(
                Feed.Format.CSV, encoding.charset(), delimiters.delimiter(), List.of(why), encoding.comments());
    }

    private static IllegalArgumentException cannot(Path file, String why) {
        return new IllegalArgumentException("Cannot draft a feed from %s: %s.".formatted(file.getFileName(), why));
    }

    /** How bytes become text, and the text of the first of them. */
    private record Encoding(Charset charset, String text, List<String> comments) {
        private static final double FEW = 0.01;

        static Encoding of(byte[] bytes) {
            Optional<String> utf8 = strict(bytes);
            if (utf8.isPresent()) {
                boolean isMarked = utf8.get().startsWith("\uFEFF");
                String text = isMarked ? utf8.get().substring(1) : utf8.get();
                return new Encoding(
                        StandardCharsets.UTF_8,
                        text,
                        isMarked ? List.of("UTF-8, by the mark at its start, which is passed over.") : List.of());
            }
            String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
            long wrong = 0;
            long beyond = 0;
            for (String line : lines) {
                byte[] ofLine = line.getBytes(StandardCharsets.ISO_8859_1);
                boolean isBeyond = line.chars().anyMatch(c -> c > 127);
                beyond += isBeyond ? 1 : 0;
                wrong += isBeyond && strict(ofLine).isEmpty() ? 1 : 0;
            }
            if (wrong <= FEW * beyond) {
                return new Encoding(
                        StandardCharsets.UTF_8,
                        new String(bytes, StandardCharsets.UTF_8),
                        List.of("UTF-8, but %s of the first %,d would be set aside: their bytes are no text in it."
                                .formatted(Counts.lines(wrong), lines.length)));
            }
            Charset western = Charset.forName("windows-1252");
            return new Encoding(
                    western,
                    new String(bytes, western),
                    List.of(
                            "%s of the first %,d are no text in UTF-8. windows-1252 is the usual one of Western Europe; look at letters with accents in ./truelift feed try, and say which it is where they are wrong (ISO-8859-2, windows-1251, ...)."
                                    .formatted(Counts.lines(wrong), lines.length)));
        }

        /** The text, but for a character that the end cuts; nothing where it is none. */
        private static Optional<String> strict(byte[] bytes) {
            CharsetDecoder decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            CharBuffer text = CharBuffer.allocate(bytes.length + 1);
            boolean isWrong = decoder.decode(ByteBuffer.wrap(bytes), text, bytes.length < START)
                    .isError();
            return isWrong ? Optional.empty() : Optional.of(text.flip().toString());
        }
    }
}
