package io.truelift.pipelines.land;

import io.truelift.dictionary.Dictionary;
import io.truelift.dictionary.DictionaryReader;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.identity.Identifiers;
import io.truelift.pipelines.land.FileLines.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Lands files: each line becomes rows of raw tables or one row of quarantine, and each file one row of
 * {@code governance.run_file} with its counts. A file is read by one worker, a line at a time.
 */
public final class LandFiles extends PTransform<PBegin, PCollection<TableRow>> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<FeedFile> files;
    private final ReadFile read;

    /**
     * @param files the files to land
     * @param governance folder of the dictionary, for the workers
     * @param identifiers the keyed hash
     * @param runId the run
     * @param now when it began
     */
    public LandFiles(List<FeedFile> files, Path governance, Identifiers identifiers, String runId, Instant now) {
        this.files = new ArrayList<>(files);
        this.read = new ReadFile(governance.toString(), identifiers, runId, now);
    }

    @Override
    public PCollection<TableRow> expand(PBegin begin) {
        return begin
                .apply("files", Create.of(files).withCoder(SerializableCoder.of(FeedFile.class)))
                .apply("one worker each", Reshuffle.viaRandomKey())
                .apply("read", ParDo.of(read))
                .setCoder(TableRowCoder.of())
                .apply("spread", Reshuffle.viaRandomKey());
    }

    private static final class ReadFile extends DoFn<FeedFile, TableRow> {
        private static final long serialVersionUID = 1L;

        private final String governance;
        private final Identifiers identifiers;
        private final String runId;
        private final Instant now;
        private transient @Nullable Dictionary dictionary;

        ReadFile(String governance, Identifiers identifiers, String runId, Instant now) {
            this.governance = governance;
            this.identifiers = identifiers;
            this.runId = runId;
            this.now = now;
        }

        @Setup
        public void setUp() {
            dictionary = DictionaryReader.read(Path.of(governance));
        }

        @ProcessElement
        public void read(@Element FeedFile file, OutputReceiver<TableRow> out) throws IOException {
            Feed feed = file.feed();
            RunRows rows = new RunRows(runId, now);
            LineConverter converter = new LineConverter(feed, dictionary, identifiers, new LineConverter.Origin(file.name(), file.sha256(), runId));
            long published = 0;
            long quarantined = 0;
            try (FileLines lines = FileLines.open(Files.newInputStream(file.path()), feed)) {
                for (Result result = lines.next(); result != null; result = lines.next()) {
                    Rejection rejection = land(result, converter, out);
                    if (rejection == null) {
                        published++;
                    } else {
                        quarantined++;
                        out.output(rows.quarantine(feed.name(), file.name(), result.number(), rejection));
                    }
                }
                out.output(rows.landed(file, published, quarantined));
            } catch (FileLines.FileRejection e) {
                out.output(rows.rejected(file, e.getMessage()));
            }
        }

        /** Lands a line; answers why it is set aside, or null where it is not. */
        private static @Nullable Rejection land(Result result, LineConverter converter, OutputReceiver<TableRow> out) {
            return switch (result) {
                case Result.Broken(long number, Rejection rejection) -> rejection;
                case Result.Read(var line) -> {
                    try {
                        converter.convert(line).forEach(out::output);
                        yield null;
                    } catch (Rejection rejection) {
                        yield rejection;
                    }
                }
            };
        }
    }
}
