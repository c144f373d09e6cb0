package io.truelift.webui.analyst;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.launch.Launch;
import io.truelift.analysis.launch.LaunchLog;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Paging;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.Definitions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which experiments are defined, are their files right, and what is to be worked out next? */
@RequestScoped
@Named("definedExperiments")
public class DefinedExperimentList {
    private static final String HERE = "/analyst/experiments.xhtml";

    private final Definitions questions;
    private final ReportStore reports;
    private final LaunchLog log;
    private final Request request;
    private List<Experiment> all = List.of();
    private Paging<Experiment> page = Paging.none();
    private List<Row> rows = List.of();
    private List<String> mistakes = List.of();

    @Inject
    DefinedExperimentList(Definitions questions, ReportStore reports, LaunchLog log, Request request) {
        this.questions = questions;
        this.reports = reports;
        this.log = log;
        this.request = request;
    }

    /**
     * @param experiment what its file says
     * @param report its newest report; absent where it was never analysed
     * @param launch its newest start or stop
     * @param analysis how the analysis stands that the person asked for
     */
    public record Row(
            Experiment experiment, Optional<NewestReport> report, Optional<Launch> launch, Optional<Status> analysis) {

        public LaunchState state() {
            return LaunchState.of(launch, report);
        }

        public boolean isRunning() {
            return analysis.filter(Status::isRunning).isPresent();
        }

        /** Whether there is anything to plan: without chance there is no power. */
        public boolean isPlanned() {
            return experiment.design().isRandomised();
        }
    }

    /**
     * @param experiment whose analysis came to nothing
     * @param analysis why
     */
    public record Failed(Experiment experiment, Status analysis) {}

    /** Does what a button asks for, else reads what is to be shown. */
    public void open() {
        if (!acted("analyse", questions::analyse)
                && !acted("cancel", experiment -> questions.cancel(Kind.EXPERIMENT, experiment.name()))) {
            read();
        }
    }

    private boolean acted(String button, Consumer<Experiment> action) {
        Optional<String> name = request.posted(button);
        name.flatMap(questions::experiment)
                .ifPresentOrElse(
                        experiment -> {
                            action.accept(experiment);
                            request.goTo(HERE + request.query());
                        },
                        () -> name.ifPresent(unknown -> request.notFound()));
        return name.isPresent();
    }

    private void read() {
        all = questions.experiments();
        List<Experiment> found = all.stream()
                .filter(experiment -> request.parameter("owner")
                        .filter(owner -> !owner.equals(experiment.owner()))
                        .isEmpty())
                .filter(experiment -> Paging.holds(
                        request.text("words"), experiment.name(), experiment.title(), experiment.hypothesis()))
                .toList();
        page = Paging.of(found, request);
        Map<String, NewestReport> newest = reports
                .newestOf(
                        Kind.EXPERIMENT,
                        page.rows().stream().map(Experiment::name).toList(),
                        ExperimentReport.class)
                .stream()
                .collect(Collectors.toMap(report -> report.experiment().name(), NewestReport::of));
        Map<String, Launch> launches = log.newest();
        rows = page.rows().stream()
                .map(experiment -> new Row(
                        experiment,
                        Optional.ofNullable(newest.get(experiment.name())),
                        Optional.ofNullable(launches.get(experiment.name())),
                        questions.standing(Kind.EXPERIMENT, experiment.name())))
                .toList();
        mistakes = questions.mistakes();
    }

    /** Whether there is any experiment, asked for or not. */
    public boolean hasExperiments() {
        return !all.isEmpty();
    }

    /** Those of the page that the address asks for. */
    public List<Row> rows() {
        return rows;
    }

    /** Which page it is, and how many there are. */
    public Paging<Experiment> page() {
        return page;
    }

    public List<Choice> owners() {
        return Choice.among(
                Stream.concat(
                                Stream.of(""),
                                all.stream().map(Experiment::owner).distinct().sorted())
                        .toList(),
                request.text("owner"),
                owner -> owner,
                owner -> owner.isEmpty() ? "every team" : owner);
    }

    /** Analyses that came to nothing. */
    public List<Failed> failed() {
        return all.stream()
                .flatMap(experiment ->
                        questions
                                .standing(Kind.EXPERIMENT, experiment.name())
                                .filter(standing -> !standing.isRunning())
                                .stream()
                                .map(standing -> new Failed(experiment, standing)))
                .toList();
    }

    /** What is wrong with files of metrics and experiments, with file and line. */
    public List<String> mistakes() {
        return mistakes;
    }
}
