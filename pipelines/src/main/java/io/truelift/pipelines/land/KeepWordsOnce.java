package io.truelift.pipelines.land;

import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a word on consent once, however many lines, files and runs repeat it: none where an earlier run landed it, else
 * the one of the first file and line.
 */
final class KeepWordsOnce extends PTransform<PCollection<TableRow>, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;
    /** Words that a worker holds back, so that a feed's terms do not travel once for every line. */
    private static final int HELD = 20_000;
    private static final int PROVENANCE = 4; // feed, file, line, run_id close every raw row
    private static final Comparator<TableRow> BY_PLACE = Comparator.comparing(KeepWordsOnce::file).thenComparing(KeepWordsOnce::line);

    private final PCollection<TableRow> landed;

    /** @param landed names of the words that earlier runs landed, as rows of one column */
    KeepWordsOnce(PCollection<TableRow> landed) {
        this.landed = landed;
    }

    @Override
    public PCollection<TableRow> expand(PCollection<TableRow> words) {
        return PCollectionList.of(words).and(landed)
                .apply("with those landed", Flatten.pCollections())
                .apply("by name", ParDo.of(new HoldBack()))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), TableRowCoder.of()))
                .apply("same words", GroupByKey.create())
                .apply("one of them", ParDo.of(new KeepFirst()))
                .setCoder(TableRowCoder.of());
    }

    private static boolean isLanded(TableRow word) {
        return word.values().length == 1;
    }

    private static TableRow first(TableRow a, TableRow b) {
        if (isLanded(a) || isLanded(b)) {
            return isLanded(a) ? a : b;
        }
        return BY_PLACE.compare(a, b) <= 0 ? a : b;
    }

    private static String file(TableRow word) {
        return (String) word.values()[word.values().length - PROVENANCE + 1];
    }

    private static long line(TableRow word) {
        return (Long) word.values()[word.values().length - PROVENANCE + 2];
    }

    private static final class HoldBack extends DoFn<TableRow, KV<String, TableRow>> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable Map<String, TableRow> held;

        @StartBundle
        public void start() {
            held = new LinkedHashMap<>();
        }

        @ProcessElement
        public void hold(@Element TableRow word, OutputReceiver<KV<String, TableRow>> out) {
            held.merge((String) word.values()[0], word, KeepWordsOnce::first);
            if (held.size() > HELD) {
                for (TableRow row : release()) {
                    out.output(KV.of((String) row.values()[0], row));
                }
            }
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            for (TableRow row : release()) {
                context.output(KV.of((String) row.values()[0], row), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
            }
        }

        private List<TableRow> release() {
            List<TableRow> rows = new ArrayList<>(held.values());
            held.clear();
            return rows;
        }
    }

    private static final class KeepFirst extends DoFn<KV<String, Iterable<TableRow>>, TableRow> {
        private static final long serialVersionUID = 1L;

        @ProcessElement
        public void keep(@Element KV<String, Iterable<TableRow>> words, OutputReceiver<TableRow> out) {
            TableRow kept = null;
            for (TableRow word : words.getValue()) {
                kept = kept == null ? word : first(kept, word);
            }
            if (!isLanded(kept)) {
                out.output(kept);
            }
        }
    }
}
