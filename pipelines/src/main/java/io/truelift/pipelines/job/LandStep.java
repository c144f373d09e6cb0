package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.TableContract;
import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.iceberg.AuditBranch;
import io.truelift.pipelines.iceberg.CommitFiles;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.SmallTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableRowCoder;
import io.truelift.pipelines.iceberg.TableTarget;
import io.truelift.pipelines.iceberg.WriteFiles;
import io.truelift.pipelines.land.FeedFile;
import io.truelift.pipelines.land.FeedFolder;
import io.truelift.pipelines.land.FeedTables;
import io.truelift.pipelines.land.LandFiles;
import io.truelift.pipelines.land.LandedRecords;
import io.truelift.pipelines.land.RunRows;
import io.truelift.pipelines.worker.MemoryChoice;
import io.truelift.platform.project.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** The step of a build that finds what a folder and tables bring, and lands it. */
final class LandStep {
    private final Run run;
    private final Lakehouse lakehouse;

    LandStep(OpenRun open) {
        this.run = open.run();
        this.lakehouse = open.lakehouse();
    }

    /** Feeds whose words were written over where they lie, by name. */
    List<String> wordsWrittenOver(List<Feed> declared) {
        return FeedTables.wordsWrittenOver(
                lakehouse,
                declared,
                LandAgain.without(
                        new LandAgain(List.of()),
                        RunFiles.of(lakehouse, run.dictionary()).landed()));
    }

    /**
     * What there is to be landed; what is passed over is told.
     *
     * @param feeds folder of files; absent where tables alone are looked at
     */
    FeedFolder look(Optional<Path> feeds, List<Feed> declared, LandAgain again) throws IOException {
        Map<String, String> landed = LandAgain.without(
                again, RunFiles.of(lakehouse, run.dictionary()).landed());
        FeedFolder files = feeds.isPresent() ? FeedFolder.look(feeds.get(), declared, landed) : FeedFolder.none();
        FeedFolder folder = files.plus(FeedTables.look(lakehouse, declared, landed));
        again.check(folder);
        folder.unclaimed().forEach(name -> run.report().note("feeds", "no feed claims " + name));
        folder.duplicates()
                .forEach((file, earlier) -> run.report()
                        .note("feeds", "%s is a duplicate of %s: not landed again".formatted(file.name(), earlier)));
        if (!folder.absent().isEmpty()) {
            run.report()
                    .note(
                            "feeds",
                            "no file for "
                                    + folder.absent().stream()
                                            .map(feed -> feed.source().table() == null
                                                    ? feed.name()
                                                    : "%s (there is no table %s, or no rows in it)"
                                                            .formatted(
                                                                    feed.name(),
                                                                    feed.source()
                                                                            .table()))
                                            .collect(Collectors.joining(", ")));
        }
        if (folder.fresh().isEmpty()
                && folder.duplicates().isEmpty()
                && folder.unreadable().isEmpty()) {
            throw nothing(feeds, declared);
        }
        return folder;
    }

    private static IllegalArgumentException nothing(Optional<Path> feeds, List<Feed> declared) {
        return feeds.map(folder ->
                        new IllegalArgumentException("Cannot find a file in %s that a feed claims. Feeds look for: %s."
                                .formatted(
                                        folder,
                                        declared.stream()
                                                .map(feed -> String.join(
                                                        ", ", feed.source().files()))
                                                .collect(Collectors.joining("; ")))))
                .orElseGet(
                        () -> new IllegalArgumentException(
                                "Cannot find a table with rows that a feed reads or a contract has keys for. Name the folder of files with --feeds, or the column that says whose a row is with keys in the contract of a table of your own."));
    }

    /**
     * Whether a folder brings what was not published: lines to land, or a full export that says what an earlier one said,
     * and is the newest now.
     */
    boolean isNew(FeedFolder folder) {
        List<FeedFile> exports = folder.duplicates().keySet().stream()
                .filter(file -> file.feed().deliversExports())
                .toList();
        return !folder.fresh().isEmpty() || !exports.isEmpty() && !knows(exports);
    }

    private boolean knows(List<FeedFile> files) {
        RunFiles known = RunFiles.of(lakehouse, run.dictionary());
        return files.stream().allMatch(known::has);
    }

    /** Keeps of each file why it was not landed, and tells what was rejected. */
    void tellWhatIsNotLanded(FeedFolder folder) {
        keepWhatIsNotLanded(folder);
        RunFiles.of(lakehouse, run.dictionary())
                .rejected(run.id())
                .forEach(words -> run.report().note("rejected", words));
    }

    /** Lands it; what is not published is told. */
    RunFiles.Counts land(FeedFolder folder, Identifiers identifiers) {
        run.report().step("land", () -> {
            if (folder.fresh().isEmpty()) {
                keepWhatIsNotLanded(folder);
            } else {
                landFiles(folder, identifiers);
            }
            RunFiles.Counts counts = counts();
            return "%,d files: %,d lines in, %,d published, %,d quarantined"
                    .formatted(folder.fresh().size(), counts.in(), counts.published(), counts.quarantined());
        });
        QuarantineSummary.of(lakehouse, run.dictionary(), run.id())
                .forEach(words -> run.report().note("quarantine", words));
        RunFiles.of(lakehouse, run.dictionary())
                .rejected(run.id())
                .forEach(words -> run.report().note("rejected", words));
        return counts();
    }

    private void landFiles(FeedFolder folder, Identifiers identifiers) {
        List<TableContract> targets = new ArrayList<>(run.dictionary().namespace("raw"));
        targets.add(run.dictionary().table(QuarantineSummary.TABLE));
        targets.add(run.dictionary().table(RunFiles.TABLE));
        HashMap<String, TableTarget> written = TableTarget.of(lakehouse, targets);
        List<TableRow> notLanded = notLanded(folder);
        run.beam().run("land", pipeline -> {
            PCollection<KV<String, byte[]>> landed = pipeline.apply(
                    "land",
                    new LandFiles(
                            folder.fresh(),
                            LandedRecords.of(lakehouse, run.dictionary()),
                            run.project().governance(),
                            identifiers,
                            written,
                            run.id(),
                            run.start(),
                            MemoryChoice.of(run.settings(), Settings.LANDED_LINES)));
            PCollection<KV<String, byte[]>> others = pipeline.apply(
                            "not landed", Create.of(notLanded).withCoder(TableRowCoder.of()))
                    .apply("write", new WriteFiles(written, run.id()));
            PCollectionList.of(landed)
                    .and(others)
                    .apply("both", Flatten.pCollections())
                    .apply("commit raw", new CommitFiles(run.settings().values(), run.id(), AuditBranch.Mode.APPEND));
        });
    }

    private void keepWhatIsNotLanded(FeedFolder folder) {
        List<TableRow> rows = notLanded(folder);
        if (!rows.isEmpty()) {
            SmallTable.write(
                    lakehouse, run.dictionary().table(RunFiles.TABLE), rows, run.id(), AuditBranch.Mode.APPEND);
        }
    }

    private List<TableRow> notLanded(FeedFolder folder) {
        RunRows rows = new RunRows(run.id(), run.start());
        List<TableRow> notLanded = new ArrayList<>();
        folder.duplicates().forEach((file, earlier) -> notLanded.add(rows.duplicate(file, earlier)));
        folder.unreadable().forEach((file, reason) -> notLanded.add(rows.rejected(file, reason)));
        return notLanded;
    }

    private RunFiles.Counts counts() {
        return RunFiles.of(lakehouse, run.dictionary()).counts(run.id());
    }
}
