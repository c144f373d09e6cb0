package io.truelift.pipelines.land;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.iceberg.TableRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Names equal lines one after the other, and makes rows of them: consent events apart, for they are named by themselves. */
final class ConvertLines extends DoFn<KV<String, Iterable<Occurrence>>, TableRow> {
    private static final long serialVersionUID = 1L;
    static final TupleTag<TableRow> ROWS = new TupleTag<>("rows") {};
    static final TupleTag<TableRow> WORDS = new TupleTag<>("words") {};
    static final TupleTag<KV<Integer, LineCounts>> COUNTS = new TupleTag<>("counts") {};
    private static final Comparator<Occurrence.Delivered> BY_PLACE =
            Comparator.comparing(Occurrence.Delivered::file).thenComparing(Occurrence.Delivered::line);

    private final ArrayList<FeedFile> files;
    private final String governance;
    private final Identifiers identifiers;
    private final String runId;
    private final RunRows rows;
    private transient @Nullable Dictionary dictionary;
    private transient @Nullable Map<String, LineConverter> converters;
    private transient @Nullable Map<String, List<String>> fields;
    private transient @Nullable Map<Integer, LineCounts> counts;
    private transient @Nullable HeldWords words;

    ConvertLines(ArrayList<FeedFile> files, Path governance, Identifiers identifiers, String runId, RunRows rows) {
        this.files = files;
        this.governance = governance.toString();
        this.identifiers = identifiers;
        this.runId = runId;
        this.rows = rows;
    }

    @Setup
    public void setUp() {
        dictionary = DictionaryReader.read(Path.of(governance));
        converters = new HashMap<>();
        fields = new HashMap<>();
    }

    @StartBundle
    public void start() {
        counts = new HashMap<>();
        words = new HeldWords();
    }

    @ProcessElement
    public void convert(@Element KV<String, Iterable<Occurrence>> lines, MultiOutputReceiver out) {
        long ordinal = 0;
        List<Occurrence.Delivered> delivered = new ArrayList<>(1);
        for (Occurrence occurrence : lines.getValue()) {
            switch (occurrence) {
                case Occurrence.Landed landed -> ordinal = Math.max(ordinal, landed.ordinal() + 1);
                case Occurrence.Delivered line -> delivered.add(line);
            }
        }
        delivered.sort(BY_PLACE);
        for (Occurrence.Delivered line : delivered) {
            convert(line, lines.getKey() + "-" + ordinal, out);
            ordinal++;
        }
    }

    private void convert(Occurrence.Delivered delivered, String name, MultiOutputReceiver out) {
        FeedFile file = files.get(delivered.file());
        Feed feed = file.feed();
        try {
            for (TableRow row : converter(feed).convert(line(feed, delivered, name), file.name())) {
                if (row.table().equals(LineConverter.CONSENT)) {
                    words.add(row);
                } else {
                    out.get(ROWS).output(row);
                }
            }
            if (words.areTooMany()) {
                words.release().forEach(out.get(WORDS)::output);
            }
            counts.merge(delivered.file(), LineCounts.ONE_PUBLISHED, LineCounts::plus);
        } catch (Rejection rejection) {
            out.get(ROWS).output(rows.quarantine(feed.name(), file.name(), delivered.line(), rejection));
            counts.merge(delivered.file(), LineCounts.ONE_QUARANTINED, LineCounts::plus);
        }
    }

    private LineConverter converter(Feed feed) {
        return converters.computeIfAbsent(feed.name(), name -> new LineConverter(feed, dictionary, identifiers, runId));
    }

    private Line line(Feed feed, Occurrence.Delivered delivered, String name) {
        List<String> names = fields.computeIfAbsent(feed.name(), key -> List.copyOf(feed.fields()));
        Map<String, String> values = HashMap.newHashMap(names.size());
        for (int i = 0; i < names.size(); i++) {
            String value = delivered.values().get(i);
            if (value != null) {
                values.put(names.get(i), value);
            }
        }
        return new Line(delivered.line(), name, values);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
        words.release()
                .forEach(word -> context.output(WORDS, word, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
        counts.forEach((file, count) ->
                context.output(COUNTS, KV.of(file, count), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
    }
}
