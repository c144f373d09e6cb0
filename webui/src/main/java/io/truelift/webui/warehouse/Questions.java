package io.truelift.webui.warehouse;

import io.truelift.experiment.Experiment;
import io.truelift.project.Project;
import io.truelift.query.SqlFileException;
import io.truelift.query.SqlLibrary;
import io.truelift.report.Reports;
import io.truelift.segment.Segment;
import io.truelift.segment.SegmentCatalog;
import io.truelift.segment.SegmentPreview;
import io.truelift.store.ReportStore.Kind;
import io.truelift.store.ReportStore;
import io.truelift.warehouse.Warehouse;
import io.truelift.webui.security.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The files in {@code sql/}, and what can be asked by them in the name of the person who is signed in. */
@ApplicationScoped
public class Questions {
    private final Project project;
    private final Warehouse warehouse;
    private final ReportStore store;
    private final SignedIn signedIn;
    private final LiveWarehouse live;
    private final LongQuestions inBackground;
    private final ExperimentShelf shelf;

    @Inject
    Questions(Project project, Warehouse warehouse, ReportStore store, SignedIn signedIn, LiveWarehouse live, LongQuestions inBackground,
            ExperimentShelf shelf) {
        this.project = project;
        this.warehouse = warehouse;
        this.store = store;
        this.signedIn = signedIn;
        this.live = live;
        this.inBackground = inBackground;
        this.shelf = shelf;
    }

    /** Every segment, by title. */
    public List<Segment> segments() {
        return reports().segments().stream().sorted(Comparator.comparing(Segment::title)).toList();
    }

    /** The segment of that name; absent where no file has it. */
    public Optional<Segment> segment(String name) {
        SqlLibrary library = SqlLibrary.of(project);
        return library.names(SegmentCatalog.FOLDER).contains(name)
                ? Optional.of(new SegmentCatalog(library).read(name))
                : Optional.empty();
    }

    /** A look at some members of a segment. */
    public Answer<SegmentPreview> preview(Segment segment) {
        return live.answer(() -> reports().previewSegment(segment));
    }

    /** Every experiment whose file can be read, by title; {@link #mistakes} tells of the others. */
    public List<Experiment> experiments() {
        return shelf.current().experiments();
    }

    /** What is wrong with the files of metrics and experiments, with file and line. */
    public List<String> mistakes() {
        return shelf.current().mistakes();
    }

    /**
     * The experiment of that name; absent where no file has it.
     *
     * @throws SqlFileException where its file is wrong
     */
    public Optional<Experiment> experiment(String name) {
        ExperimentShelf.Shelf read = shelf.current();
        if (read.wrong().containsKey(name)) {
            throw new SqlFileException(read.wrong().get(name));
        }
        return read.experiment(name);
    }

    /** Starts to work the experiment out; its report is kept when it is done. */
    public void analyse(Experiment experiment) {
        Reports reports = reports();
        inBackground.ask(subject(Kind.EXPERIMENT, experiment.name()), () -> reports.analyseExperiment(experiment.name()));
    }

    /** Starts to plan the experiment; the plan is kept when it is done. */
    public void plan(Experiment experiment) {
        Reports reports = reports();
        inBackground.ask(subject(Kind.PLAN, experiment.name()), () -> reports.planExperiment(experiment.name()));
    }

    /** Starts to ask the warehouse for the figures of the launch checklist; they are kept. */
    public void measureLaunch(Experiment experiment) {
        Reports reports = reports();
        inBackground.ask(subject(Kind.LAUNCH, experiment.name()), () -> reports.measureLaunch(experiment.name()));
    }

    /** Starts to count who agreed to what; the report is kept when it is done. */
    public void countConsent() {
        Reports reports = reports();
        inBackground.ask(subject(Kind.CONSENT, Reports.CONSENT), reports::analyseConsent);
    }

    /** How it stands with what the person asked; absent where nothing was asked, or it is done and kept. */
    public Optional<LongQuestions.Standing> standing(Kind kind, String name) {
        return inBackground.standing(subject(kind, name));
    }

    /** Takes back what the person asked. */
    public void cancel(Kind kind, String name) {
        inBackground.cancel(subject(kind, name));
    }

    private LongQuestions.Subject subject(Kind kind, String name) {
        return new LongQuestions.Subject(signedIn.person().name(), kind, name);
    }

    private Reports reports() {
        return new Reports(project, warehouse, store, signedIn.person().name(), Clock.systemUTC());
    }
}
