package io.truelift.pipelines.land;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableTarget;
import io.truelift.pipelines.iceberg.WriteFiles;
import io.truelift.pipelines.worker.MemoryChoice;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Lands files: each line becomes rows of raw tables or one row of quarantine, and each file one row of
 * {@code governance.run_file} with its counts. A file is read by one worker, a line at a time. Records are named by the
 * content of their line and a number among equal lines, those of earlier runs included; so it makes no difference how a
 * feed's lines are split into files, nor which of them come late. Rows are written where they are made, and only the
 * names of their files travel. Answers the files that were written, by their tables.
 */
public final class LandFiles extends PTransform<PBegin, PCollection<KV<String, byte[]>>> {
    private static final long serialVersionUID = 1L;

    private final LineConversion.Setting setting;
    private final LandedRecords landed;
    private final MemoryChoice choice;

    /**
     * @param files the files to land
     * @param landed names of what earlier runs landed
     * @param governance folder of the dictionary, for the workers
     * @param identifiers the keyed hash
     * @param targets raw tables and those that say what became of files and lines
     * @param runId the run
     * @param now when it began
     * @param choice who holds which lines were landed
     */
    public LandFiles(
            List<FeedFile> files,
            LandedRecords landed,
            Path governance,
            Identifiers identifiers,
            HashMap<String, TableTarget> targets,
            String runId,
            Instant now,
            MemoryChoice choice) {
        this.setting = new LineConversion.Setting(
                new ArrayList<>(files), governance.toString(), identifiers, targets, runId, new RunRows(runId, now));
        this.landed = landed;
        this.choice = choice;
    }

    @Override
    public PCollection<KV<String, byte[]>> expand(PBegin begin) {
        PCollectionTuple lines = begin.apply(
                "lines",
                switch (choice) {
                    case AUTO ->
                        ExpectedLines.haveRoom(setting.files(), landed)
                                ? new LandInOrder(setting, landed)
                                : new LandByContent(setting, landed);
                    case MEMORY -> new LandInOrder(setting, landed);
                    case DISTRIBUTED -> new LandByContent(setting, landed);
                });
        PCollection<TableRow> words =
                lines.get(Landing.WORDS).apply("words once", new KeepWordsOnce(landed.words(begin)));
        PCollection<TableRow> described =
                lines.get(Landing.COUNTS).apply("describe files", new DescribeFiles(setting.files(), setting.rows()));
        PCollection<KV<String, byte[]>> others = PCollectionList.of(words)
                .and(lines.get(Landing.ROWS))
                .and(described)
                .apply("other rows", Flatten.pCollections())
                .apply("write", new WriteFiles(setting.targets(), setting.runId()));
        return PCollectionList.of(lines.get(Landing.FILES)).and(others).apply("all files", Flatten.pCollections());
    }
}
