package io.truelift.pipelines.land;

import io.truelift.pipelines.iceberg.TableRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Makes rows of named lines, and writes them. */
final class ConvertLines extends DoFn<NamedLines, KV<String, byte[]>> {
    private static final long serialVersionUID = 1L;

    private final LineConversion.Setting setting;
    private transient @Nullable LineConversion conversion;
    private transient @Nullable List<KV<String, byte[]>> files;
    private transient @Nullable List<TableRow> words;

    ConvertLines(LineConversion.Setting setting) {
        this.setting = setting;
    }

    @StartBundle
    public void start() {
        files = new ArrayList<>();
        words = new ArrayList<>();
        conversion = setting.begin(
                new LineConversion.Output((table, file) -> files.add(KV.of(table, file)), word -> words.add(word)));
    }

    @ProcessElement
    public void convert(@Element NamedLines lines, MultiOutputReceiver out) {
        conversion.convert(lines);
        files.forEach(out.get(Landing.FILES)::output);
        files.clear();
        words.forEach(out.get(Landing.WORDS)::output);
        words.clear();
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
        conversion.finish().forEach((file, counts) -> output(context, Landing.COUNTS, KV.of(file, counts)));
        files.forEach(file -> output(context, Landing.FILES, file));
        words.forEach(word -> output(context, Landing.WORDS, word));
    }

    private static <T> void output(
            DoFn<NamedLines, KV<String, byte[]>>.FinishBundleContext context, TupleTag<T> tag, T value) {
        context.output(tag, value, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
    }
}
