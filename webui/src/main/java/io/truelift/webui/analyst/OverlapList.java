package io.truelift.webui.analyst;

import io.truelift.analysis.experiment.ExperimentOverlap;
import io.truelift.analysis.experiment.ExperimentOverlap.Side;
import io.truelift.analysis.launch.Launch;
import io.truelift.analysis.launch.LaunchLog;
import io.truelift.analysis.report.Reports;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.Definitions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which other experiments run beside one, and do they disturb it? */
@RequestScoped
@Named("overlapList")
public class OverlapList {
    /** More are not read through on a page; the command line asks about any two. */
    private static final int MOST = 20;

    private final Definitions questions;
    private final ReportStore reports;
    private final LaunchLog log;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, List<Row>> known = new HashMap<>();

    @Inject
    OverlapList(Definitions questions, ReportStore reports, LaunchLog log) {
        this.questions = questions;
        this.reports = reports;
        this.log = log;
    }

    /**
     * @param other an experiment that runs, too
     * @param overlap what was found out about both; absent where nobody asked
     * @param here the page's experiment in it
     * @param there the other one in it
     * @param standing how the question stands that the person asked
     */
    public record Row(
            Experiment other,
            Optional<ExperimentOverlap> overlap,
            Optional<Side> here,
            Optional<Side> there,
            Optional<Status> standing) {

        public boolean isRunning() {
            return standing.filter(Status::isRunning).isPresent();
        }

        /** What was found on both primary metrics. */
        public List<String> sentences() {
            return Stream.of(here, there)
                    .flatMap(Optional::stream)
                    .map(Side::sentence)
                    .distinct()
                    .toList();
        }

        /** Name of the style. */
        public String tone() {
            return Stream.of(here, there)
                    .flatMap(Optional::stream)
                    .map(Side::finding)
                    .map(finding -> switch (finding) {
                        case DISTURBED, NOT_COMPARABLE -> "bad";
                        case NOT_TOLD -> "good";
                        case NOT_ENOUGH_DATA -> "early";
                    })
                    .min((one, other) -> Integer.compare(rank(one), rank(other)))
                    .orElse("");
        }

        private static int rank(String tone) {
            return List.of("bad", "early", "good").indexOf(tone);
        }
    }

    /** The other experiments that run, twenty at most. */
    public List<Row> of(Experiment experiment) {
        return known.computeIfAbsent(experiment.name(), name -> rows(experiment));
    }

    private List<Row> rows(Experiment experiment) {
        Map<String, Launch> newest = log.newest();
        List<Experiment> others = questions.experiments().stream()
                .filter(other -> !other.name().equals(experiment.name()) && runs(other, newest))
                .limit(MOST)
                .toList();
        Map<String, ExperimentOverlap> answers = answers(experiment, others);
        return others.stream().map(other -> row(experiment, other, answers)).toList();
    }

    /** What was found out, by the subject under which it is kept, in one question to the database. */
    private Map<String, ExperimentOverlap> answers(Experiment experiment, List<Experiment> others) {
        List<String> subjects = others.stream()
                .map(other -> Reports.overlapSubject(experiment.name(), other.name()))
                .toList();
        Map<String, ExperimentOverlap> answers = new HashMap<>();
        if (!subjects.isEmpty()) {
            reports.newestOf(Kind.OVERLAP, subjects, ExperimentOverlap.class)
                    .forEach(overlap -> answers.put(
                            Reports.overlapSubject(
                                    overlap.one().experiment(), overlap.other().experiment()),
                            overlap));
        }
        return answers;
    }

    /** Whether somebody started it, or its file says that it runs now. */
    private boolean runs(Experiment experiment, Map<String, Launch> newest) {
        Instant now = clock.instant();
        return Optional.ofNullable(newest.get(experiment.name()))
                .map(Launch::isStart)
                .orElse(experiment.period().start().isPresent()
                        && !now.isBefore(experiment.period().startedAt())
                        && now.isBefore(experiment.period().endedAt()));
    }

    private Row row(Experiment experiment, Experiment other, Map<String, ExperimentOverlap> answers) {
        String subject = Reports.overlapSubject(experiment.name(), other.name());
        Optional<ExperimentOverlap> overlap = Optional.ofNullable(answers.get(subject));
        return new Row(
                other,
                overlap,
                overlap.map(known -> side(known, experiment)),
                overlap.map(known -> side(known, other)),
                questions.standing(Kind.OVERLAP, subject));
    }

    private static Side side(ExperimentOverlap overlap, Experiment experiment) {
        return overlap.one().experiment().equals(experiment.name()) ? overlap.one() : overlap.other();
    }
}
