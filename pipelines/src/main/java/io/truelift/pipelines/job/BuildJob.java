package io.truelift.pipelines.job;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedReader;
import io.truelift.pipelines.feed.KeyedTableFeeds;
import io.truelift.pipelines.identity.WriteIdentities;
import io.truelift.pipelines.land.FeedFolder;
import io.truelift.platform.problem.BuildExit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Land, stitch, consent, build, audit, publish: a run over feeds. */
public final class BuildJob {
    private final Run run;

    public BuildJob(Run run) {
        this.run = run;
    }

    /** How much a build makes. */
    public enum Extent {
        /** What changed since the last build, and what that concerns; nothing, where nothing did. */
        WHAT_CHANGED,
        /** All tables anew. */
        EVERYTHING
    }

    /**
     * Runs over a folder of feeds, and the tables that feeds and contracts name.
     *
     * @param feeds folder of files; absent where tables alone are looked at
     * @param declarations folder of the feeds' declarations
     * @param asked names of feeds, or of files, that are landed as if they had not been before
     * @param extent how much is made
     * @return how it ended; all that was published stands in the tables
     * @throws BrokenChecks where nothing is published but what was found
     */
    public BuildExit build(Optional<Path> feeds, Path declarations, List<String> asked, Extent extent)
            throws Exception {
        List<Feed> declared = new ArrayList<>(FeedReader.readAll(declarations, run.dictionary(), run.policy()));
        declared.addAll(KeyedTableFeeds.of(run.described(), run.policy()));
        run.dictionary().facts(); // a contract that cannot be carried out is told before anything is read
        try (OpenRun open = OpenRun.of(run)) {
            LandStep land = new LandStep(open);
            List<String> again = new ArrayList<>(asked);
            again.addAll(land.wordsWrittenOver(declared));
            LandAgain landAgain = new LandAgain(again);
            FeedFolder folder = land.look(feeds, declared, landAgain);
            Identifiers identifiers = open.identifiers();
            LastBuild last = new LastBuild(run, open.lakehouse(), declarations);
            Optional<Instant> published = last.ofTheSame(identifiers.fingerprint());
            if (extent == Extent.WHAT_CHANGED
                    && !land.isNew(folder)
                    && published.filter(at -> !last.grantsRanOut(at)).isPresent()) {
                return leave(open, land, folder);
            }
            Basis basis = basis(extent, again, published);
            if (!again.isEmpty()) {
                run.report()
                        .step(
                                "land again",
                                () -> landAgain.takeBack(open.lakehouse(), run.dictionary(), folder, run.id()));
            }
            RunFiles.Counts counts = land.land(folder, identifiers);
            SetAside aside = SetAside.of(open, declared);
            List<String> rejected =
                    RunFiles.of(open.lakehouse(), run.dictionary()).rejected(run.id());
            try {
                aside.hold(new AuditStep(run, open.lakehouse()), run.id());
                new CustomerStep(open).make(stitch(open), declared, basis);
                open.writeDictionary();
                if (again.isEmpty()) {
                    open.audit(aside.findings());
                } else {
                    open.auditRewritten(aside.findings());
                }
            } catch (BrokenChecks e) {
                tellWhatWasLeftOut(rejected, aside);
                throw e;
            }
            open.record(counts);
            open.setKeys(identifiers);
            open.setMadeFrom(last, identifiers);
            open.publish();
            tellWhatWasLeftOut(rejected, aside);
            run.report()
                    .end("run %s: %,d lines in, %,d published, %,d quarantined"
                            .formatted(run.id(), counts.in(), counts.published(), counts.quarantined()));
            return rejected.isEmpty() ? BuildExit.PUBLISHED : BuildExit.REJECTED;
        }
    }

    private static Basis basis(Extent extent, List<String> again, Optional<Instant> published) {
        if (extent == Extent.EVERYTHING) {
            return new Basis.RawRows("everything was asked for");
        }
        if (!again.isEmpty()) {
            return new Basis.RawRows("%s is landed again".formatted(String.join(", ", again)));
        }
        return published
                .<Basis>map(Basis.Published::new)
                .orElseGet(() -> new Basis.RawRows(
                        "no build made them of these declarations, contracts, keys, decisions and tables"));
    }

    /** Says of each file why it was not landed, and leaves the tables as they are. */
    private BuildExit leave(OpenRun open, LandStep land, FeedFolder folder) {
        land.tellWhatIsNotLanded(folder);
        open.audit(List.of()); // what stays away grows old
        open.record(RunFiles.Counts.NONE);
        open.publish();
        run.report().end("run %s: nothing is new, and the published tables are as they were".formatted(run.id()));
        return folder.unreadable().isEmpty() ? BuildExit.PUBLISHED : BuildExit.REJECTED;
    }

    /** Once more at the end, where it is seen. */
    private void tellWhatWasLeftOut(List<String> rejected, SetAside aside) {
        rejected.forEach(words -> run.report().note("rejected", words));
        aside.words().forEach(words -> run.report().note("set aside", words));
    }

    private WriteIdentities.Written stitch(OpenRun open) {
        AtomicReference<WriteIdentities.Written> written = new AtomicReference<>();
        run.report().step("stitch", () -> {
            written.set(new WriteIdentities(
                            open.lakehouse(),
                            run.dictionary(),
                            run.policy(),
                            run.settings(),
                            run.beam()::run,
                            run.id(),
                            run.start())
                    .write());
            return "%,d identifiers, %,d links refused, %s"
                    .formatted(
                            open.rows("governed.identity"),
                            open.rows("governance.identity_refusal"),
                            written.get().means());
        });
        return written.get();
    }
}
