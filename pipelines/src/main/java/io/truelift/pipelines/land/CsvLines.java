package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.land.PhysicalLines.PhysicalLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * CSV by RFC 4180, with quoted fields over several lines. A quote that is never closed would swallow the rest of the
 * file; so a record that is not closed after {@link #MOST_LINES} lines costs its first line, and reading goes on with
 * the second.
 */
final class CsvLines implements FileLines {
    private static final int MOST_LINES = 100;

    private final PhysicalLines lines;
    private final Feed feed;
    private final NullValues nulls;
    private final CSVFormat format;
    private final char delimiter;
    private final List<String> header;
    private final Deque<PhysicalLine> pending = new ArrayDeque<>();

    CsvLines(PhysicalLines lines, Feed feed) throws IOException {
        this.lines = lines;
        this.feed = feed;
        this.nulls = NullValues.of(feed);
        this.format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(feed.source().delimiter())
                .get();
        this.delimiter = feed.source().delimiter();
        this.header = header();
    }

    private List<String> header() throws IOException {
        PhysicalLine first = lines.next();
        if (first == null) {
            throw new FileRejection("Cannot use the file: it is empty, without even a header.");
        }
        Rejection damage = FileLines.damage(first, feed);
        if (damage != null) {
            throw new FileRejection("Cannot read the header: " + damage.getMessage());
        }
        List<String> names = names(first);
        Set<String> missing = new LinkedHashSet<>(feed.fields());
        names.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new FileRejection("Cannot use the file: its header lacks %s. It has: %s."
                    .formatted(String.join(", ", missing), String.join(", ", names)));
        }
        for (String field : feed.fields()) {
            if (names.indexOf(field) != names.lastIndexOf(field)) {
                throw new FileRejection("Cannot use the file: its header has %s twice.".formatted(field));
            }
        }
        return names;
    }

    @Override
    public List<String> fields() {
        return header;
    }

    /** A name in quotes may go over several lines. */
    private List<String> names(PhysicalLine first) throws IOException {
        String text = first.text();
        if (text.indexOf('\r') >= 0 && quotes(text.substring(0, text.indexOf('\r'))) % 2 == 0) {
            throw new FileRejection(
                    "Cannot read the file: its lines end with a carriage return (CR) alone. Deliver it with line feeds (LF or CRLF).");
        }
        if (text.isBlank()) {
            throw new FileRejection("Cannot use the file: its first line, where the header should be, is empty.");
        }
        for (int more = 0; quotes(text) % 2 == 1 && more < MOST_LINES; more++) {
            PhysicalLine line = lines.next();
            if (line == null || line.damage() != PhysicalLines.Damage.NONE) {
                break;
            }
            text += "\n" + line.text();
        }
        try {
            return fields(text);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new FileRejection("Cannot read the header: its quotes do not match.");
        }
    }

    @Override
    public @Nullable Result next() throws IOException {
        PhysicalLine line = take();
        while (line != null && line.isBlank()) {
            line = take();
        }
        if (line == null) {
            return null;
        }
        Rejection damage = FileLines.damage(line, feed);
        return damage == null ? record(line) : new Result.Broken(line.number(), damage);
    }

    private Result record(PhysicalLine first) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        long quotes = quotes(first.text());
        List<PhysicalLine> more = new ArrayList<>();
        while (quotes % 2 == 1) {
            PhysicalLine line = more.size() < MOST_LINES ? take() : null;
            if (line == null || line.damage() != PhysicalLines.Damage.NONE) {
                if (line != null) {
                    pending.addFirst(line);
                }
                giveBack(more);
                return new Result.Broken(
                        first.number(),
                        new Rejection(
                                "malformed",
                                null,
                                first.text(),
                                "Cannot take the line apart: a quote is opened and not closed within %d lines."
                                        .formatted(MOST_LINES)));
            }
            more.add(line);
            text.append('\n').append(line.text());
            if (text.length() > PhysicalLines.LIMIT) {
                giveBack(more);
                return new Result.Broken(first.number(), FileLines.tooLong(first.text()));
            }
            quotes += quotes(line.text());
        }
        return parse(first, text.toString(), more);
    }

    private Result parse(PhysicalLine first, String text, List<PhysicalLine> more) {
        try {
            List<String> values = fields(text);
            if (values.size() == header.size()) {
                return new Result.Read(line(first.number(), values));
            }
            giveBack(more);
            return new Result.Broken(
                    first.number(),
                    new Rejection(
                            "malformed",
                            null,
                            first.text(),
                            "Cannot take the line apart: it has %d fields, and the header has %d."
                                    .formatted(values.size(), header.size())));
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            giveBack(more);
            return new Result.Broken(
                    first.number(),
                    new Rejection(
                            "malformed", null, first.text(), "Cannot take the line apart: its quotes do not match."));
        }
    }

    private Line line(long number, List<String> values) {
        Map<String, String> fields = HashMap.newHashMap(values.size());
        for (int i = 0; i < values.size(); i++) {
            if (!nulls.isNothing(header.get(i), values.get(i))) {
                fields.put(header.get(i), values.get(i));
            }
        }
        return new Line(number, fields);
    }

    private List<String> fields(String text) throws IOException {
        return isPlain(text) ? split(text) : parsed(text);
    }

    /** Without quotes and line breaks a record is its text between the delimiters; a parser for each line costs ten times that. */
    private static boolean isPlain(String text) {
        return text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    }

    private List<String> split(String text) {
        List<String> values = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(delimiter); end >= 0; end = text.indexOf(delimiter, start)) {
            values.add(text.substring(start, end));
            start = end + 1;
        }
        values.add(text.substring(start));
        return values;
    }

    private List<String> parsed(String text) throws IOException {
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                throw new IOException("not one record");
            }
            return records.getFirst().toList();
        }
    }

    private @Nullable PhysicalLine take() throws IOException {
        return pending.isEmpty() ? lines.next() : pending.removeFirst();
    }

    /** Lines that a broken record took too much are read again, as lines of their own. */
    private void giveBack(List<PhysicalLine> more) {
        for (int i = more.size() - 1; i >= 0; i--) {
            pending.addFirst(more.get(i));
        }
    }

    private static long quotes(String text) {
        long quotes = 0;
        for (int place = text.indexOf('"'); place >= 0; place = text.indexOf('"', place + 1)) {
            quotes++;
        }
        return quotes;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
