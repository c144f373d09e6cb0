package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a file, taken evenly from all that was read of it, as a feed without rules takes them apart.
 *
 * @param fields names of the fields in the order of the file, as often as they stand there
 * @param lines the lines that were kept, whose fields have what is not empty
 * @param read how many lines were read
 * @param isWhole whether that was the whole file
 * @param broken how many lines could not be taken apart, by the reason
 */
public record FileSample(List<String> fields, List<Line> lines, long read, boolean isWhole, Map<String, Long> broken) {
    /** Fields of lines that name them one by one, as JSON does: one who names fields by data would fill the memory. */
    private static final int MOST_FIELDS = 5_000;

    private static final int MOST_REASONS = 20;
    private static final String OTHER_REASONS = "other reasons";

    public FileSample {
        fields = List.copyOf(fields);
        lines = List.copyOf(lines);
        broken = Collections.unmodifiableMap(new LinkedHashMap<>(broken));
    }

    /**
     * How much is taken.
     *
     * @param lines lines that are kept at most
     * @param characters characters that are kept at most, about
     * @param read lines that are read at most
     */
    public record Limits(int lines, long characters, long read) {}

    /** @throws IllegalArgumentException where the file cannot be used at all */
    public static FileSample of(Path file, Feed.Source source, Limits limits) {
        Feed feed = new Feed("sample", "", "", source, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (FileLines lines = source.format() == Feed.Format.PARQUET
                ? ParquetFile.unchecked(file, feed)
                : FileLines.open(file, feed)) {
            return new Taking(limits).from(lines);
        } catch (FileLines.FileRejection rejection) {
            throw new IllegalArgumentException(rejection.getMessage(), rejection);
        } catch (IOException e) {
            throw new IllegalArgumentException(FeedFolder.reason(e), e);
        }
    }

    /** Keeps every line at first; each time there are too many, every second one is let go, and from then on taken. */
    private static final class Taking {
        private final Limits limits;
        private final Set<String> named = new LinkedHashSet<>();
        private final Map<String, Long> broken = new LinkedHashMap<>();
        private List<Line> kept = new ArrayList<>();
        private long characters;
        private long step = 1;
        private long read;

        Taking(Limits limits) {
            this.limits = limits;
        }

        FileSample from(FileLines lines) throws IOException {
            FileLines.@Nullable Result result = next(lines);
            while (result != null && read < limits.read()) {
                take(result);
                read++;
                result = next(lines);
            }
            List<String> fields = lines.fields().isEmpty() ? List.copyOf(named) : lines.fields();
            return new FileSample(fields, kept, read, result == null, broken);
        }

        private FileLines.@Nullable Result next(FileLines lines) throws IOException {
            try {
                return lines.next();
            } catch (RuntimeException e) { // damaged Parquet comes to light in many ways
                throw new FileLines.FileRejection(
                        "Cannot read the file: it is damaged after line %,d. Deliver it again.".formatted(read));
            }
        }

        private void take(FileLines.Result result) {
            switch (result) {
                case FileLines.Result.Read(Line line) -> {
                    if (named.size() < MOST_FIELDS) {
                        named.addAll(line.fields().keySet());
                    }
                    if (read % step == 0) {
                        keep(line);
                    }
                }
                case FileLines.Result.Broken(long number, var rejection) -> {
                    String reason = String.valueOf(rejection.getMessage());
                    broken.merge(
                            broken.containsKey(reason) || broken.size() < MOST_REASONS ? reason : OTHER_REASONS,
                            1L,
                            Long::sum);
                }
            }
        }

        private void keep(Line line) {
            kept.add(line);
            characters += size(line);
            while (kept.size() > 1 && (kept.size() > limits.lines() || characters > limits.characters())) {
                step *= 2;
                List<Line> half = new ArrayList<>();
                for (int i = 0; i < kept.size(); i += 2) {
                    half.add(kept.get(i));
                }
                kept = half;
                characters = kept.stream().mapToLong(Taking::size).sum();
            }
        }

        private static long size(Line line) {
            return line.fields().values().stream().mapToLong(String::length).sum();
        }
    }
}
