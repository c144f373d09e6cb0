package io.truelift.pipelines.land;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
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

/**
 * Lands files: each line becomes rows of raw tables or one row of quarantine, and each file one row of
 * {@code governance.run_file} with its counts. A file is read by one worker, a line at a time. Records are named by the
 * content of their line and a number among equal lines, those of earlier runs included; so it makes no difference how a
 * feed's lines are split into files, nor which of them come late.
 */
public final class LandFiles extends PTransform<PBegin, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;
    private static final KvCoder<String, Occurrence> LINE = KvCoder.of(StringUtf8Coder.of(), new Occurrence.Coder());
    private static final KvCoder<Integer, LineCounts> COUNT =
            KvCoder.of(VarIntCoder.of(), SerializableCoder.of(LineCounts.class));

    private final ArrayList<FeedFile> files;
    private final LandedRecords landed;
    private final RunRows rows;
    private final ReadLines read;
    private final ConvertLines convert;

    /**
     * @param files the files to land
     * @param landed names of what earlier runs landed
     * @param governance folder of the dictionary, for the workers
     * @param identifiers the keyed hash
     * @param runId the run
     * @param now when it began
     */
    public LandFiles(
            List<FeedFile> files,
            LandedRecords landed,
            Path governance,
            Identifiers identifiers,
            String runId,
            Instant now) {
        this.files = new ArrayList<>(files);
        this.landed = landed;
        this.rows = new RunRows(runId, now);
        this.read = new ReadLines(this.files, identifiers, rows);
        this.convert = new ConvertLines(this.files, governance, identifiers, runId, rows);
    }

    @Override
    public PCollection<TableRow> expand(PBegin begin) {
        PCollectionTuple lines = begin.apply(
                        "files",
                        Create.of(IntStream.range(0, files.size()).boxed().toList())
                                .withCoder(VarIntCoder.of()))
                .apply("one worker each", Reshuffle.viaRandomKey())
                .apply(
                        "read",
                        ParDo.of(read)
                                .withOutputTags(
                                        ReadLines.LINES,
                                        TupleTagList.of(ReadLines.ROWS).and(ReadLines.COUNTS)));
        PCollection<KV<String, Occurrence>> delivered =
                lines.get(ReadLines.LINES).setCoder(LINE);
        PCollectionTuple converted = PCollectionList.of(delivered)
                .and(landed.lines(begin))
                .apply("with those landed", Flatten.pCollections())
                .apply("equal lines", GroupByKey.create())
                .apply(
                        "convert",
                        ParDo.of(convert)
                                .withOutputTags(
                                        ConvertLines.ROWS,
                                        TupleTagList.of(ConvertLines.WORDS).and(ConvertLines.COUNTS)));
        PCollection<TableRow> words = converted
                .get(ConvertLines.WORDS)
                .setCoder(TableRowCoder.of())
                .apply("words once", new KeepWordsOnce(landed.words(begin)));
        PCollection<TableRow> described = PCollectionList.of(
                        lines.get(ReadLines.COUNTS).setCoder(COUNT))
                .and(converted.get(ConvertLines.COUNTS).setCoder(COUNT))
                .apply("all counts", Flatten.pCollections())
                .apply("describe files", new DescribeFiles(files, rows));
        return PCollectionList.of(converted.get(ConvertLines.ROWS).setCoder(TableRowCoder.of()))
                .and(lines.get(ReadLines.ROWS).setCoder(TableRowCoder.of()))
                .and(words)
                .and(described)
                .apply("all rows", Flatten.pCollections());
    }
}
