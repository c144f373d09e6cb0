package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.iceberg.ReadTable;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** The lines of a feed's file, taken apart by the feed's format; blank lines and the header are passed over. */
public interface FileLines extends Closeable {

    /** A line, or why it could not be taken apart. */
    sealed interface Result {
        long number();

        record Read(Line line) implements Result {
            @Override
            public long number() {
                return line.number();
            }
        }

        /** Nobody knows what stands where in it, so its text is masked: an identifier may be anywhere. */
        record Broken(long number, Rejection rejection) implements Result {
            public Broken {
                rejection = rejection.masked();
            }
        }
    }

    /** The next line, or null at the end. */
    @Nullable
    Result next() throws IOException;

    /** Names of the fields in the order of the file, as often as they stand there; none where only the lines tell them. */
    default List<String> fields() {
        return List.of();
    }

    /** @throws FileRejection where the whole delivery cannot be used */
    static FileLines open(FeedFile file) throws IOException {
        return switch (file.content()) {
            case FeedFile.OnDisk disk -> open(disk.path(), file.feed());
            case FeedFile.InTable(Table table, ArrayList<byte[]> tasks) -> {
                RecordLines.check(table.schema(), file.feed());
                checkFiles(table, tasks);
                Schema wanted = file.feed().isOfKeys()
                        ? table.schema().select(file.feed().fields())
                        : table.schema();
                yield new RecordLines(ReadTable.records(table, tasks, wanted), file.feed());
            }
        };
    }

    private static void checkFiles(Table table, ArrayList<byte[]> tasks) {
        try {
            ReadTable.check(table, tasks);
        } catch (IOException | RuntimeException e) {
            throw new FileRejection(
                    "Cannot read the table %s: one of its files is damaged or gone, or written in a way that is not known (%s)."
                            .formatted(
                                    table.name(),
                                    String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")));
        }
    }

    /** @throws FileRejection where the whole file cannot be used */
    static FileLines open(Path file, Feed feed) throws IOException {
        return feed.source().format() == Feed.Format.PARQUET
                ? ParquetFile.lines(file, feed)
                : open(Files.newInputStream(file), feed);
    }

    /** @throws FileRejection where the whole file cannot be used */
    static FileLines open(InputStream stream, Feed feed) throws IOException {
        PhysicalLines lines = new PhysicalLines(stream, feed.source().charset());
        return switch (feed.source().format()) {
            case CSV -> new CsvLines(lines, feed);
            case JSONL -> new JsonLines(lines, feed);
            case FIXED -> new FixedLines(lines, feed);
            case PARQUET, ICEBERG ->
                throw new IllegalArgumentException(
                        "Cannot read %s from a stream".formatted(feed.source().format()));
        };
    }

    /** Damage of a physical line, in words. */
    static @Nullable Rejection damage(PhysicalLines.PhysicalLine line, Feed feed) {
        return switch (line.damage()) {
            case NONE -> null;
            case ENCODING ->
                new Rejection(
                        "encoding",
                        null,
                        line.text(),
                        "Cannot read the line: its bytes are no text in %s. Convert the file, or declare its encoding."
                                .formatted(feed.source().encoding()));
            case TOO_LONG -> tooLong(line.text());
        };
    }

    static Rejection tooLong(String text) {
        return new Rejection(
                "size",
                null,
                text,
                "Cannot take the line: it is longer than %,d bytes.".formatted(PhysicalLines.LIMIT));
    }

    /** A whole file cannot be used. */
    final class FileRejection extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FileRejection(String reason) {
            super(reason);
        }
    }
}
