package io.truelift.pipelines.land;

import io.truelift.pipelines.land.NamedLines.NamedLine;
import io.truelift.pipelines.worker.SharedByRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;

/**
 * Lands all files of a feed by one worker in their order. It holds in memory which lines it met, and only lines of one feed
 * can be equal, so no line travels. For as many lines as a worker has room for.
 */
final class LandInOrder extends PTransform<PBegin, PCollectionTuple> {
    private static final long serialVersionUID = 1L;

    private final Land land;

    /** @param landed names of what earlier runs landed */
    LandInOrder(LineConversion.Setting setting, LandedRecords landed) {
        this.land = new Land(setting, landed);
    }

    @Override
    public PCollectionTuple expand(PBegin begin) {
        List<String> feeds = land.setting.files().stream()
                .map(file -> file.feed().name())
                .distinct()
                .toList();
        return Landing.coded(begin.apply("feeds", Create.of(feeds).withCoder(StringUtf8Coder.of()))
                .apply("one worker each", Reshuffle.viaRandomKey())
                .apply("land feed", ParDo.of(land).withOutputTags(Landing.FILES, Landing.ALL_BUT_FILES)));
    }

    private static final class Land extends DoFn<String, KV<String, byte[]>> {
        private static final long serialVersionUID = 1L;
        private static final SharedByRun<Ordinals.Landed> LANDED = new SharedByRun<>();
        private static final int MOST_TOGETHER = 500;

        private final LineConversion.Setting setting;
        private final LandedRecords landed;
        private transient Ordinals.@Nullable Landed earlier;

        Land(LineConversion.Setting setting, LandedRecords landed) {
            this.setting = setting;
            this.landed = landed;
        }

        @Setup
        public void setUp() {
            earlier = LANDED.of(setting.runId(), landed::all);
        }

        @ProcessElement
        public void land(@Element String feed, MultiOutputReceiver out) throws IOException {
            Ordinals ordinals = new Ordinals(earlier);
            try (ConvertingThread converting = new ConvertingThread(setting)) {
                for (int place = 0; place < setting.files().size(); place++) {
                    if (setting.files().get(place).feed().name().equals(feed)) {
                        read(place, ordinals, converting, out);
                    }
                }
                converting
                        .finish()
                        .forEach((file, counts) -> out.get(Landing.COUNTS).output(KV.of(file, counts)));
                take(converting, out);
            }
        }

        private void read(int place, Ordinals ordinals, ConvertingThread converting, MultiOutputReceiver out)
                throws IOException {
            FeedFile file = setting.files().get(place);
            List<String> fields = List.copyOf(file.feed().fields());
            LineContent content = new LineContent(file.feed().name(), setting.identifiers());
            List<NamedLine> together = new ArrayList<>(MOST_TOGETHER);
            new EachLine(setting.rows())
                    .of(
                            file,
                            line -> {
                                String hash = content.hash(line);
                                long ordinal = ordinals.next(hash);
                                if (ordinal == 0 || !file.feed().isOfKeys()) {
                                    together.add(new NamedLine(
                                            line.number(),
                                            new LineName(hash, ordinal).text(),
                                            NamedLines.values(line, fields)));
                                }
                                if (together.size() == MOST_TOGETHER) {
                                    converting.convert(new NamedLines(place, List.copyOf(together)));
                                    together.clear();
                                    take(converting, out);
                                }
                            },
                            out.get(Landing.ROWS)::output)
                    .ifPresent(counts -> out.get(Landing.COUNTS).output(KV.of(place, counts)));
            if (!together.isEmpty()) {
                converting.convert(new NamedLines(place, together));
            }
        }

        private static void take(ConvertingThread converting, MultiOutputReceiver out) {
            converting.take(
                    (table, file) -> out.get(Landing.FILES).output(KV.of(table, file)), out.get(Landing.WORDS)::output);
        }

        @Teardown
        public void tearDown() {
            earlier = null;
            LANDED.giveBack(setting.runId());
        }
    }
}
