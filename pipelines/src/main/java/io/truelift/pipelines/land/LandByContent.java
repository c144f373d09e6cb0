package io.truelift.pipelines.land;

import io.truelift.pipelines.land.NamedLines.NamedLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/** Lands files as {@link LandInOrder} does, with any number of lines: each travels to those that are equal to it. */
final class LandByContent extends PTransform<PBegin, PCollectionTuple> {
    private static final long serialVersionUID = 1L;
    private static final KvCoder<String, Occurrence> LINE = KvCoder.of(StringUtf8Coder.of(), new Occurrence.Coder());

    private final LineConversion.Setting setting;
    private final LandedRecords landed;

    /** @param landed names of what earlier runs landed */
    LandByContent(LineConversion.Setting setting, LandedRecords landed) {
        this.setting = setting;
        this.landed = landed;
    }

    @Override
    public PCollectionTuple expand(PBegin begin) {
        PCollectionTuple lines = begin.apply(
                        "files",
                        Create.of(IntStream.range(0, setting.files().size())
                                        .boxed()
                                        .toList())
                                .withCoder(VarIntCoder.of()))
                .apply("one worker each", Reshuffle.viaRandomKey())
                .apply(
                        "read",
                        ParDo.of(new ReadLines(setting))
                                .withOutputTags(
                                        ReadLines.LINES,
                                        TupleTagList.of(Landing.ROWS).and(Landing.COUNTS)));
        PCollectionTuple converted = PCollectionList.of(
                        lines.get(ReadLines.LINES).setCoder(LINE))
                .and(landed.lines(begin))
                .apply("with those landed", Flatten.pCollections())
                .apply("equal lines", GroupByKey.create())
                .apply("name", ParDo.of(new Name(setting.files())))
                .setCoder(new NamedLines.Coder())
                .apply(
                        "convert",
                        ParDo.of(new ConvertLines(setting))
                                .withOutputTags(
                                        Landing.FILES,
                                        TupleTagList.of(Landing.WORDS).and(Landing.COUNTS)));
        PCollection<KV<Integer, LineCounts>> counts = PCollectionList.of(
                        lines.get(Landing.COUNTS).setCoder(Landing.COUNT))
                .and(converted.get(Landing.COUNTS).setCoder(Landing.COUNT))
                .apply("all counts", Flatten.pCollections());
        return Landing.coded(PCollectionTuple.of(Landing.FILES, converted.get(Landing.FILES))
                .and(Landing.WORDS, converted.get(Landing.WORDS))
                .and(Landing.ROWS, lines.get(Landing.ROWS))
                .and(Landing.COUNTS, counts));
    }

    /** Names equal lines one after the other, after those that were landed. */
    private static final class Name extends DoFn<KV<String, Iterable<Occurrence>>, NamedLines> {
        private static final long serialVersionUID = 1L;
        private static final Comparator<Occurrence.Delivered> BY_PLACE =
                Comparator.comparing(Occurrence.Delivered::file).thenComparing(Occurrence.Delivered::line);

        private final ArrayList<FeedFile> files;

        Name(ArrayList<FeedFile> files) {
            this.files = files;
        }

        @ProcessElement
        public void name(@Element KV<String, Iterable<Occurrence>> equal, OutputReceiver<NamedLines> out) {
            long ordinal = 0;
            List<Occurrence.Delivered> delivered = new ArrayList<>(1);
            for (Occurrence occurrence : equal.getValue()) {
                switch (occurrence) {
                    case Occurrence.Landed landed -> ordinal = Math.max(ordinal, landed.ordinal() + 1);
                    case Occurrence.Delivered line -> delivered.add(line);
                }
            }
            delivered.sort(BY_PLACE);
            for (Occurrence.Delivered line : delivered) {
                if (ordinal == 0 || !files.get(line.file()).feed().isOfKeys()) {
                    String name = new LineName(equal.getKey(), ordinal).text();
                    out.output(new NamedLines(line.file(), List.of(new NamedLine(line.line(), name, line.values()))));
                }
                ordinal++;
            }
        }
    }
}
