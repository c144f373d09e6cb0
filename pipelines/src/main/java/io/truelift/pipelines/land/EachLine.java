package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a delivery from its first line to its last.
 *
 * @param rows makes the rows on lines and files that cannot be taken apart
 */
record EachLine(RunRows rows) implements Serializable {

    /**
     * Hands over each line.
     *
     * @param lines takes the lines
     * @param aside takes a row for each line, or for the whole file, that cannot be taken apart
     * @return counts of the lines that cannot be taken apart; nothing where the whole file is rejected
     */
    Optional<LineCounts> of(FeedFile file, Consumer<Line> lines, Consumer<TableRow> aside) throws IOException {
        long broken = 0;
        try (FileLines reader = FileLines.open(file)) {
            for (FileLines.Result result = reader.next(); result != null; result = reader.next()) {
                switch (result) {
                    case FileLines.Result.Read(Line line) when file.feed().passesOver(line) -> {
                        /* none of the feed's */
                    }
                    case FileLines.Result.Read(Line line) -> lines.accept(line);
                    case FileLines.Result.Broken(long number, var rejection) -> {
                        broken++;
                        aside.accept(rows.quarantine(file.feed().name(), file.name(), number, rejection));
                    }
                }
            }
            return Optional.of(new LineCounts(0, broken));
        } catch (FileLines.FileRejection e) {
            aside.accept(rows.rejected(file, e.getMessage()));
            return Optional.empty();
        }
    }
}
