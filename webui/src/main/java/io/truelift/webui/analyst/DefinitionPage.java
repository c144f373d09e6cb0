package io.truelift.webui.analyst;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.launch.ChecklistItem;
import io.truelift.analysis.launch.Launch;
import io.truelift.analysis.launch.Launch.LifecycleEvent;
import io.truelift.analysis.launch.LaunchChecklist;
import io.truelift.analysis.launch.LaunchFigures;
import io.truelift.analysis.launch.LaunchFigures.TableState;
import io.truelift.analysis.launch.LaunchLog;
import io.truelift.analysis.launch.Launches;
import io.truelift.analysis.planning.ExperimentPlan;
import io.truelift.analysis.report.Reports;
import io.truelift.analysis.segment.SegmentSummary;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.format.Times;
import io.truelift.webui.page.Request;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.Definitions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is this experiment, is it ready, and who started and stopped it? */
@RequestScoped
@Named("definitionPage")
public class DefinitionPage {
    private static final String HERE = "/analyst/experiment.xhtml?name=";

    private final Definitions questions;
    private final ReportStore reports;
    private final LaunchLog log;
    private final SignedIn signedIn;
    private final Request request;
    private final Times times;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Experiment experiment;
    private String mistake = "";
    private String refusal = "";
    private List<ChecklistItem> items = List.of();
    private List<Launch> launches = List.of();
    private Optional<LaunchFigures> figures = Optional.empty();
    private Optional<ExperimentPlan> plan = Optional.empty();
    private Optional<NewestReport> report = Optional.empty();

    @Inject
    DefinitionPage(
            Definitions questions,
            ReportStore reports,
            LaunchLog log,
            SignedIn signedIn,
            Request request,
            Times times) {
        this.questions = questions;
        this.reports = reports;
        this.log = log;
        this.signedIn = signedIn;
        this.request = request;
        this.times = times;
    }

    /** Finds the experiment that the address names, and does what a button asks for. */
    public void open() {
        Optional<Experiment> found;
        try {
            found = request.parameter("name").flatMap(questions::experiment);
        } catch (SqlFileException e) {
            mistake = String.valueOf(e.getMessage());
            return;
        }
        if (found.isEmpty()) {
            request.notFound();
            return;
        }
        experiment = found.get();
        read(experiment);
        act(experiment);
    }

    private void read(Experiment known) {
        figures = reports.newest(Kind.LAUNCH, known.name(), LaunchFigures.class);
        plan = reports.newest(Kind.PLAN, known.name(), ExperimentPlan.class);
        report = reports.newest(Kind.EXPERIMENT, known.name(), ExperimentReport.class)
                .map(NewestReport::of);
        Optional<SegmentSummary> segment = known.population()
                .segment()
                .flatMap(file -> reports.newest(Kind.SEGMENT, file.name(), SegmentSummary.class));
        items = new LaunchChecklist(known, figures, segment, plan, clock.instant()).items();
        launches = log.of(known.name());
    }

    private void act(Experiment known) {
        if (request.posted("measure").isPresent()) {
            questions.measureLaunch(known);
            request.goTo(HERE + known.name());
        } else if (request.posted("overlap").isPresent()) {
            request.posted("overlap")
                    .flatMap(questions::experiment)
                    .filter(other -> !other.name().equals(known.name()))
                    .ifPresent(other -> questions.overlap(known, other));
            request.goTo(HERE + known.name() + "#overlaps");
        } else if (request.posted("cancel").isPresent()) {
            cancel(known, request.posted("cancel").get());
            request.goTo(HERE + known.name());
        } else if (request.posted("start").isPresent() && !isStarted()) {
            keep(known, LifecycleEvent.STARTED);
        } else if (request.posted("stop").isPresent() && isStarted()) {
            keep(known, LifecycleEvent.STOPPED);
        } else if (request.posted("start").isPresent() || request.posted("stop").isPresent()) {
            request.goTo(HERE + known.name()); // somebody else did it meanwhile; the page says who
        }
    }

    /** What was asked about the experiment itself, or about it and another one. */
    private void cancel(Experiment known, String what) {
        if (what.equals(known.name())) {
            questions.cancel(Kind.LAUNCH, known.name());
        } else {
            questions.cancel(Kind.OVERLAP, Reports.overlapSubject(known.name(), what));
        }
    }

    private void keep(Experiment known, LifecycleEvent deed) {
        try {
            new Launches(log, clock)
                    .record(
                            signedIn.person().actor(),
                            known.name(),
                            deed,
                            request.text("reason"),
                            items,
                            sha256(known));
            request.goTo(HERE + known.name());
        } catch (IllegalArgumentException e) {
            refusal = String.valueOf(e.getMessage());
        }
    }

    private static String sha256(Experiment known) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(known.file().text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot hash the file: every Java has SHA-256", e);
        }
    }

    public Experiment experiment() {
        if (experiment == null) {
            throw new IllegalStateException("Cannot show an experiment before it is opened");
        }
        return experiment;
    }

    /** Whether its file can be read. */
    public boolean isReadable() {
        return experiment != null;
    }

    /** What is wrong with the file, with its line; empty where it can be read. */
    public String mistake() {
        return mistake;
    }

    /** Why a start or stop was refused; empty where none was. */
    public String refusal() {
        return refusal;
    }

    /** The lines of the checklist. */
    public List<ChecklistItem> items() {
        return items;
    }

    public long met() {
        return items.stream().filter(ChecklistItem::isMet).count();
    }

    /** Starts and stops, newest first. */
    public List<Launch> launches() {
        return launches;
    }

    public LaunchState state() {
        return LaunchState.of(launches.stream().findFirst(), report);
    }

    public boolean isStarted() {
        return state() == LaunchState.RUNNING;
    }

    /** When a table was last written, as a day. */
    public String writtenOn(TableState table) {
        return table.writtenAt().map(times::day).orElse("never written");
    }

    /** What the warehouse last said. */
    public Optional<LaunchFigures> figures() {
        return figures;
    }

    public Optional<ExperimentPlan> plan() {
        return plan;
    }

    /** The newest report. */
    public Optional<NewestReport> report() {
        return report;
    }

    /** How the question to the warehouse stands. */
    public Optional<Status> standing() {
        return questions.standing(Kind.LAUNCH, experiment().name());
    }

    public boolean isRunning() {
        return standing().filter(Status::isRunning).isPresent();
    }
}
