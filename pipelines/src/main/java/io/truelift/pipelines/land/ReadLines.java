package io.truelift.pipelines.land;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/** Reads a file, a line at a time: lines by their content; rows for what cannot be taken apart; counts of those. */
final class ReadLines extends DoFn<Integer, KV<String, Occurrence>> {
    private static final long serialVersionUID = 1L;
    static final TupleTag<KV<String, Occurrence>> LINES = new TupleTag<>("lines by content") {};

    private final LineConversion.Setting setting;

    ReadLines(LineConversion.Setting setting) {
        this.setting = setting;
    }

    @ProcessElement
    public void read(@Element Integer place, MultiOutputReceiver out) throws IOException {
        FeedFile file = setting.files().get(place);
        List<String> fields = List.copyOf(file.feed().fields());
        LineContent content = new LineContent(file.feed().name(), setting.identifiers());
        new EachLine(setting.rows())
                .of(
                        file,
                        line -> out.get(LINES)
                                .output(KV.of(
                                        content.hash(line),
                                        new Occurrence.Delivered(
                                                place, line.number(), NamedLines.values(line, fields)))),
                        out.get(Landing.ROWS)::output)
                .ifPresent(counts -> out.get(Landing.COUNTS).output(KV.of(place, counts)));
    }
}
