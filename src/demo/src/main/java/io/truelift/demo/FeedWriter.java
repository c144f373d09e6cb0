package io.truelift.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;

/** Writes lines to the files of the world under temporary names, until {@link #publish} gives them their own. */
final class FeedWriter implements AutoCloseable {
    private static final String UNFINISHED = ".part";
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<DemoFeedFile, BufferedWriter> writers = new EnumMap<>(DemoFeedFile.class);
    private final Map<DemoFeedFile, Long> lines = new EnumMap<>(DemoFeedFile.class);

    FeedWriter(Path folder) throws IOException {
        this.folder = folder;
        for (DemoFeedFile file : DemoFeedFile.values()) {
            writers.put(file, Files.newBufferedWriter(unfinished(file)));
            if (file.isCsv()) {
                CSV.printRecord(writer(file), file.columns().toArray());
            }
            lines.put(file, 0L);
        }
    }

    /**
     * Writes a line.
     *
     * @param values one per column of the file; an empty text is a missing value
     */
    void write(DemoFeedFile file, Object... values) {
        if (values.length != file.columns().size()) {
            throw new IllegalArgumentException(
                    "Cannot write %d values to %s: it has %d columns. Give one value per column."
                            .formatted(
                                    values.length,
                                    file.fileName(),
                                    file.columns().size()));
        }
        try {
            if (file.isCsv()) {
                CSV.printRecord(writer(file), values);
            } else {
                writer(file).append(json(file, values)).append('\n');
            }
            lines.merge(file, 1L, Long::sum);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write %s: %s".formatted(unfinished(file), e.getMessage()), e);
        }
    }

    /** Writes a line as it stands, broken or not. */
    void writeText(DemoFeedFile file, String line) {
        try {
            writer(file).append(line).append('\n');
            lines.merge(file, 1L, Long::sum);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write %s: %s".formatted(unfinished(file), e.getMessage()), e);
        }
    }

    /** Lines written so far by file, headers left out. */
    Map<DemoFeedFile, Long> lines() {
        return new EnumMap<>(lines);
    }

    /** Ends the files and gives them their own names, in place of any that were there. */
    void publish() throws IOException {
        close();
        for (DemoFeedFile file : DemoFeedFile.values()) {
            Renaming.replace(unfinished(file), folder.resolve(file.fileName()));
        }
    }

    @Override
    public void close() throws IOException {
        for (BufferedWriter writer : writers.values()) {
            writer.close();
        }
    }

    private static String json(DemoFeedFile file, Object... values) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        for (int i = 0; i < values.length; i++) {
            if (!values[i].equals("")) {
                line.putPOJO(file.columns().get(i), values[i]);
            }
        }
        return JSON.writeValueAsString(line);
    }

    private BufferedWriter writer(DemoFeedFile file) {
        return Objects.requireNonNull(writers.get(file));
    }

    private Path unfinished(DemoFeedFile file) {
        return folder.resolve(file.fileName() + UNFINISHED);
    }
}
