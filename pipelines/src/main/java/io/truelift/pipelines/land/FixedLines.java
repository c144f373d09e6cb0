package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.land.PhysicalLines.PhysicalLine;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines of fixed width, without a header: each field stands where the feed says, without the blanks around it. A line that
 * ends early lacks the fields behind its end, for many writers leave blanks at the end out.
 */
final class FixedLines implements FileLines {
    private final PhysicalLines lines;
    private final Feed feed;
    private final NullValues nulls;

    FixedLines(PhysicalLines lines, Feed feed) {
        this.lines = lines;
        this.feed = feed;
        this.nulls = NullValues.of(feed);
    }

    @Override
    public @Nullable Result next() throws IOException {
        PhysicalLine line = lines.nextNotBlank();
        if (line == null) {
            return null;
        }
        Rejection damage = FileLines.damage(line, feed);
        return damage == null
                ? new Result.Read(new Line(line.number(), fields(line.text())))
                : new Result.Broken(line.number(), damage);
    }

    /** Characters are counted as people count them, however many units of memory they take. */
    private Map<String, String> fields(String text) {
        int[] characters = text.codePoints().toArray();
        Map<String, String> fields = new HashMap<>();
        feed.source().columns().forEach((name, span) -> {
            int from = Math.min(span.first() - 1, characters.length);
            int to = Math.min(span.last(), characters.length);
            String value = new String(characters, from, to - from).strip();
            if (!nulls.isNothing(name, value)) {
                fields.put(name, value);
            }
        });
        return fields;
    }

    @Override
    public List<String> fields() {
        return List.copyOf(feed.source().columns().keySet());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
