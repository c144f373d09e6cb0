package io.truelift.webui.analyst;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.ExperimentReport;
import io.truelift.launch.Launch;
import io.truelift.launch.LaunchLog;
import io.truelift.store.ReportStore;
import io.truelift.store.ReportStore.Kind;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.LongQuestions.Standing;
import io.truelift.webui.warehouse.Questions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which experiments are defined, are their files right, and what is to be worked out next? */
@RequestScoped
@Named("experimentDesk")
public class ExperimentDesk {
    private static final String HERE = "/analyst/experiments.xhtml";

    private final Questions questions;
    private final ReportStore reports;
    private final LaunchLog log;
    private final Request request;
    private List<Row> rows = List.of();
    private List<String> mistakes = List.of();

    @Inject
    ExperimentDesk(Questions questions, ReportStore reports, LaunchLog log, Request request) {
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
    public record Row(Experiment experiment, Optional<ExperimentReport> report, Optional<Launch> launch, Optional<Standing> analysis) {

        public LaunchState state() {
            return LaunchState.of(launch, report);
        }

        public boolean isRunning() {
            return analysis.filter(Standing::isRunning).isPresent();
        }

        /** Whether there is anything to plan: without chance there is no power. */
        public boolean isPlanned() {
            return experiment.design().isRandomised();
        }
    }

    /** Does what a button asks for, else reads what is to be shown. */
    public void open() {
        if (!acted("analyse", questions::analyse) && !acted("cancel", experiment -> questions.cancel(Kind.EXPERIMENT, experiment.name()))) {
            read();
        }
    }

    private boolean acted(String button, Consumer<Experiment> action) {
        Optional<String> name = request.posted(button);
        name.flatMap(questions::experiment).ifPresentOrElse(experiment -> {
            action.accept(experiment);
            request.goTo(HERE);
        }, () -> name.ifPresent(unknown -> request.notFound()));
        return name.isPresent();
    }

    private void read() {
        Map<String, ExperimentReport> newest = reports.newestOfEach(Kind.EXPERIMENT, ExperimentReport.class).stream()
                .collect(Collectors.toMap(ExperimentReport::experiment, Function.identity()));
        Map<String, Launch> launches = log.newest();
        rows = questions.experiments().stream()
                .map(experiment -> new Row(
                        experiment, Optional.ofNullable(newest.get(experiment.name())), Optional.ofNullable(launches.get(experiment.name())),
                        questions.standing(Kind.EXPERIMENT, experiment.name())))
                .toList();
        mistakes = questions.mistakes();
    }

    public List<Row> rows() {
        return rows;
    }

    /** Analyses that came to nothing. */
    public List<Row> failed() {
        return rows.stream().filter(row -> row.analysis().filter(standing -> !standing.isRunning()).isPresent()).toList();
    }

    /** What is wrong with files of metrics and experiments, with file and line. */
    public List<String> mistakes() {
        return mistakes;
    }
}
