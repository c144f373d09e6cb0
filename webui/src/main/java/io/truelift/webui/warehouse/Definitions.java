package io.truelift.webui.warehouse;

import io.truelift.analysis.report.Reports;
import io.truelift.analysis.segment.SegmentPreview;
import io.truelift.analysis.segment.SegmentTrial;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.SliceColumn;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.segment.Segment;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.project.Project;
import io.truelift.platform.warehouse.Warehouse;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.start.DictionaryCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The files in {@code sql/}, and what can be asked by them in the name of the person who is signed in. */
@ApplicationScoped
public class Definitions {
    private final Project project;
    private final Warehouse warehouse;
    private final ReportStore store;
    private final SignedIn signedIn;
    private final LiveWarehouse live;
    private final BackgroundJobs jobs;
    private final ExperimentCache cache;
    private final SegmentCache segments;
    private final DictionaryCache dictionary;

    @Inject
    Definitions(
            Project project,
            Warehouse warehouse,
            ReportStore store,
            SignedIn signedIn,
            LiveWarehouse live,
            BackgroundJobs jobs,
            ExperimentCache cache,
            SegmentCache segments,
            DictionaryCache dictionary) {
        this.project = project;
        this.warehouse = warehouse;
        this.store = store;
        this.signedIn = signedIn;
        this.live = live;
        this.jobs = jobs;
        this.cache = cache;
        this.segments = segments;
        this.dictionary = dictionary;
    }

    /** Every segment whose file can be read, by title; {@link #segmentMistakes} tells of the others. */
    public List<Segment> segments() {
        return segments.segments();
    }

    /** What is wrong with the files of segments, with file and line. */
    public List<String> segmentMistakes() {
        return segments.mistakes();
    }

    /**
     * The segment of that name; absent where no file has it.
     *
     * @throws SqlFileException where its file is wrong
     */
    public Optional<Segment> segment(String name) {
        return segments.find(name);
    }

    /** Starts to work the segment out; its members and its size are kept when it is done. */
    public void refresh(Segment segment) {
        Reports reports = reports();
        jobs.ask(subject(Kind.SEGMENT, segment.name()), () -> reports.refreshSegment(segment.name()));
    }

    /**
     * Starts to work out what a segment would hold that is being written.
     *
     * @param wrong takes what the engine finds wrong with the text
     */
    public void tryOut(Segment draft, Duration limit, Consumer<SegmentTrial> keep, Consumer<SqlFileException> wrong) {
        Reports reports = reports();
        askOfDraft(draft, () -> reports.trySegment(draft, limit), keep, wrong);
    }

    /** As {@link #tryOut}, for the plan by which the engine would work it out. */
    public void explain(Segment draft, Duration limit, Consumer<String> keep, Consumer<SqlFileException> wrong) {
        Reports reports = reports();
        askOfDraft(draft, () -> reports.explainSegment(draft, limit), keep, wrong);
    }

    private <T> void askOfDraft(
            Segment draft, Supplier<T> question, Consumer<T> keep, Consumer<SqlFileException> wrong) {
        jobs.ask(subject(Kind.SEGMENT, draftOf(draft.name())), () -> {
            try {
                keep.accept(question.get());
            } catch (SqlFileException e) {
                wrong.accept(e);
            }
            return draft;
        });
    }

    /** What questions about a segment that is being written are kept under; no file has such a name. */
    public static String draftOf(String segment) {
        return "draft of " + segment;
    }

    /** A look at some members of a segment. */
    public Answer<SegmentPreview> preview(Segment segment) {
        return live.answer(() -> reports().previewSegment(segment));
    }

    /** Every experiment whose file can be read, by title; {@link #mistakes} tells of the others. */
    public List<Experiment> experiments() {
        return cache.current().experiments();
    }

    /** What is wrong with the files of metrics and experiments, with file and line. */
    public List<String> mistakes() {
        return cache.current().mistakes();
    }

    /**
     * The experiment of that name; absent where no file has it.
     *
     * @throws SqlFileException where its file is wrong
     */
    public Optional<Experiment> experiment(String name) {
        ExperimentCache.Contents read = cache.current();
        if (read.wrong().containsKey(name)) {
            throw new SqlFileException(read.wrong().get(name));
        }
        return read.experiment(name);
    }

    /** Starts to work the experiment out; its report is kept when it is done. */
    public void analyse(Experiment experiment) {
        Reports reports = reports();
        jobs.ask(subject(Kind.EXPERIMENT, experiment.name()), () -> reports.analyseExperiment(experiment.name()));
    }

    /** Starts to plan the experiment; the plan is kept when it is done. */
    public void plan(Experiment experiment) {
        Reports reports = reports();
        jobs.ask(subject(Kind.PLAN, experiment.name()), () -> reports.planExperiment(experiment.name()));
    }

    /** Starts to ask the warehouse for the figures of the launch checklist; they are kept. */
    public void measureLaunch(Experiment experiment) {
        Reports reports = reports();
        jobs.ask(subject(Kind.LAUNCH, experiment.name()), () -> reports.measureLaunch(experiment.name()));
    }

    /** Starts to ask whether two experiments disturb each other; the answer is kept when it is done. */
    public void overlap(Experiment one, Experiment other) {
        Reports reports = reports();
        jobs.ask(
                subject(Kind.OVERLAP, Reports.overlapSubject(one.name(), other.name())),
                () -> reports.overlapExperiments(one.name(), other.name()));
    }

    /** Starts to deal the experiment's units anew so many times; how often its tests raised a false alarm is kept when it is done. */
    public void replayAa(Experiment experiment, int times) {
        Reports reports = reports();
        jobs.ask(
                subject(Kind.REPLAY_AA, experiment.name()),
                () -> reports.replayAaOfExperiment(experiment.name(), times));
    }

    /** The columns of the customer table by which the person may slice the experiment. */
    public List<SliceColumn> sliceColumns(Experiment experiment) {
        SqlLibrary library = new SqlLibrary(project.sql(), dictionary.current(), SqlLibrary.CATALOG);
        return Reports.sliceColumns(
                        project,
                        library,
                        experiment,
                        Set.of(signedIn.person().role().word()))
                .offered();
    }

    /** Starts to slice the experiment by a column; the answer is kept when it is done. */
    public void slice(Experiment experiment, String column) {
        Reports reports = reports();
        jobs.ask(
                subject(Kind.SLICES, Reports.slicesSubject(experiment.name(), column)),
                () -> reports.sliceExperiment(experiment.name(), column));
    }

    /** Starts to count who agreed to what; the report is kept when it is done. */
    public void countConsent() {
        Reports reports = reports();
        jobs.ask(subject(Kind.CONSENT, Reports.CONSENT), reports::analyseConsent);
    }

    /** How it stands with what the person asked; absent where nothing was asked, or it is done and kept. */
    public Optional<BackgroundJobs.Status> standing(Kind kind, String name) {
        return jobs.standing(subject(kind, name));
    }

    /** Takes back what the person asked. */
    public void cancel(Kind kind, String name) {
        jobs.cancel(subject(kind, name));
    }

    private BackgroundJobs.Subject subject(Kind kind, String name) {
        return new BackgroundJobs.Subject(signedIn.person().name(), kind, name);
    }

    private Reports reports() {
        return new Reports(project, warehouse, store, signedIn.person().name(), Clock.systemUTC());
    }
}
