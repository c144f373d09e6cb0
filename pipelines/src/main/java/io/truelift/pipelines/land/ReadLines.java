package io.truelift.pipelines.land;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.land.FileLines.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Reads a file, a line at a time: lines by their content; rows for what cannot be taken apart; counts of those. */
final class ReadLines extends DoFn<Integer, KV<String, Occurrence>> {
    private static final long serialVersionUID = 1L;
    static final TupleTag<KV<String, Occurrence>> LINES = new TupleTag<>("lines") {};
    static final TupleTag<TableRow> ROWS = new TupleTag<>("rows of unread lines") {};
    static final TupleTag<KV<Integer, LineCounts>> COUNTS = new TupleTag<>("counts of unread lines") {};

    private final ArrayList<FeedFile> files;
    private final Identifiers identifiers;
    private final RunRows rows;

    ReadLines(ArrayList<FeedFile> files, Identifiers identifiers, RunRows rows) {
        this.files = files;
        this.identifiers = identifiers;
        this.rows = rows;
    }

    @ProcessElement
    public void read(@Element Integer place, MultiOutputReceiver out) throws IOException {
        FeedFile file = files.get(place);
        Feed feed = file.feed();
        List<String> fields = List.copyOf(feed.fields());
        LineCounts counts = LineCounts.NONE;
        try (FileLines lines = FileLines.open(file)) {
            for (Result result = lines.next(); result != null; result = lines.next()) {
                switch (result) {
                    case Result.Read(Line line) -> {
                        List<@Nullable String> values = new ArrayList<>(fields.size());
                        fields.forEach(field -> values.add(line.field(field)));
                        out.get(LINES)
                                .output(KV.of(
                                        LineContent.hash(feed.name(), line, identifiers),
                                        new Occurrence.Delivered(place, line.number(), values)));
                    }
                    case Result.Broken(long number, var rejection) -> {
                        counts = counts.plus(LineCounts.ONE_QUARANTINED);
                        out.get(ROWS).output(rows.quarantine(feed.name(), file.name(), number, rejection));
                    }
                }
            }
            out.get(COUNTS).output(KV.of(place, counts));
        } catch (FileLines.FileRejection e) {
            out.get(ROWS).output(rows.rejected(file, e.getMessage()));
        }
    }
}
