package io.truelift.measure.build;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.land.FeedFile;
import io.truelift.pipelines.land.FileLines;
import io.truelift.pipelines.land.FileLines.Result;
import io.truelift.pipelines.land.LineContent;
import io.truelift.pipelines.land.LineConverter;
import io.truelift.pipelines.land.RunRows;
import java.io.IOException;
import java.time.Instant;

/** Lands files one after the other: takes lines apart, names them by their content, and writes their rows. */
final class PlainLanding {
    private final PlainTables tables;
    private final Dictionary dictionary;
    private final Identifiers identifiers;
    private final String runId;
    private final RunRows rows;
    private final ContentCounts lines = new ContentCounts();
    private final ContentCounts words = new ContentCounts();

    PlainLanding(PlainTables tables, Dictionary dictionary, Identifiers identifiers, String runId, Instant start) {
        this.tables = tables;
        this.dictionary = dictionary;
        this.identifiers = identifiers;
        this.runId = runId;
        this.rows = new RunRows(runId, start);
    }

    void land(FeedFile file) throws IOException {
        Feed feed = file.feed();
        LineConverter converter = new LineConverter(feed, dictionary, identifiers, runId);
        LineContent contents = new LineContent(feed.name(), identifiers);
        long published = 0;
        long quarantined = 0;
        try (FileLines read = FileLines.open(file)) {
            for (Result result = read.next(); result != null; result = read.next()) {
                try {
                    publish(result, contents, converter, file);
                    published++;
                } catch (Rejection rejection) {
                    tables.write(rows.quarantine(feed.name(), file.name(), result.number(), rejection));
                    quarantined++;
                }
            }
        }
        tables.write(rows.landed(file, published, quarantined));
    }

    private void publish(Result result, LineContent contents, LineConverter converter, FeedFile file) {
        switch (result) {
            case Result.Read(Line line) -> {
                for (TableRow row : converter.convert(named(line, contents), file.name())) {
                    if (!row.table().equals(LineConverter.CONSENT) || words.add(RawRow.recordId(row)) == 0) {
                        tables.write(row);
                    }
                }
            }
            case Result.Broken broken -> throw broken.rejection();
        }
    }

    private Line named(Line line, LineContent contents) {
        String content = contents.hash(line);
        return new Line(line.number(), content + "-" + lines.add(content), line.fields());
    }
}
