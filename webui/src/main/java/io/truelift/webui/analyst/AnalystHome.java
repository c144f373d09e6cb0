package io.truelift.webui.analyst;

import io.truelift.analysis.experiment.result.Outcome;
import io.truelift.analysis.launch.LaunchChecklist;
import io.truelift.analysis.launch.LaunchFigures;
import io.truelift.analysis.launch.LaunchLog;
import io.truelift.analysis.planning.ExperimentPlan;
import io.truelift.analysis.portfolio.ExperimentSummary;
import io.truelift.analysis.portfolio.Portfolio;
import io.truelift.analysis.portfolio.PortfolioEntry;
import io.truelift.analysis.segment.SegmentSummary;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.executive.PortfolioCache;
import io.truelift.webui.format.Figures;
import io.truelift.webui.format.Times;
import io.truelift.webui.format.Words;
import io.truelift.webui.warehouse.Definitions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What needs me now? */
@RequestScoped
@Named("analystHome")
public class AnalystHome {
    /** A segment that was worked out longer ago says little of today. */
    private static final Duration STALE = Duration.ofDays(7);

    private static final int MOST = 5;

    private final Definitions questions;
    private final PortfolioCache portfolio;
    private final ReportStore reports;
    private final LaunchLog launches;
    private final SegmentList segments;
    private final Figures figures;
    private final Words words;
    private final Times times;
    private final Clock clock = Clock.systemUTC();
    private List<Group> groups = List.of();

    @Inject
    AnalystHome(
            Definitions questions,
            PortfolioCache portfolio,
            ReportStore reports,
            LaunchLog launches,
            SegmentList segments,
            Figures figures,
            Words words,
            Times times) {
        this.questions = questions;
        this.portfolio = portfolio;
        this.reports = reports;
        this.launches = launches;
        this.segments = segments;
        this.figures = figures;
        this.words = words;
        this.times = times;
    }

    /**
     * Things that need somebody for one reason.
     *
     * @param name by which the page names the group
     * @param title the reason, for a heading
     * @param none what to say where there is nothing
     * @param tone style of its badges
     * @param things the first five
     * @param count how many there are
     * @param all where all of them are
     */
    public record Group(
            String name, String title, String none, String tone, List<Thing> things, int count, String all) {

        public int more() {
            return count - things.size();
        }
    }

    /**
     * @param title what it is
     * @param link where to do something about it
     * @param note why it is here
     */
    public record Thing(String title, String link, String note) {}

    @PostConstruct
    void read() {
        Portfolio all = portfolio.current();
        groups = List.of(
                group(
                        "decide",
                        "Ready to decide",
                        "Every answer is decided on.",
                        "good",
                        decide(all),
                        "/executive/experiments.xhtml"),
                group(
                        "problems",
                        "Problems in the data",
                        "No experiment has a problem in its data.",
                        "bad",
                        problems(all),
                        "/executive/experiments.xhtml"),
                group(
                        "start",
                        "Not started yet",
                        "Every experiment has been started.",
                        "early",
                        start(all),
                        "/analyst/experiments.xhtml"),
                group(
                        "mistakes",
                        "Files to mend",
                        "Every file can be read.",
                        "bad",
                        mistakes(),
                        "/analyst/experiments.xhtml"),
                group(
                        "stale",
                        "Stale segments",
                        "Every segment was worked out within a week.",
                        "early",
                        stale(),
                        "/analyst/segments.xhtml"));
    }

    private static Group group(String name, String title, String none, String tone, List<Thing> things, String all) {
        return new Group(name, title, none, tone, things.stream().limit(MOST).toList(), things.size(), all);
    }

    public List<Group> groups() {
        return groups;
    }

    /** Groups that have something. */
    public List<Group> open() {
        return groups.stream().filter(group -> group.count() > 0).toList();
    }

    private List<Thing> decide(Portfolio all) {
        return all.only(PortfolioEntry::needsDecision).entries().stream()
                .map(PortfolioEntry::summary)
                .sorted(Comparator.comparing(ExperimentSummary::analysedAt))
                .map(summary -> new Thing(
                        summary.title(),
                        report(summary) + "#decision",
                        "%s. %s".formatted(words.outcome(summary.outcome()), summary.sentence())))
                .toList();
    }

    /** Those that cannot be trusted first. */
    private List<Thing> problems(Portfolio all) {
        return all.only(PortfolioEntry::hasProblem).entries().stream()
                .map(PortfolioEntry::summary)
                .sorted(Comparator.comparing((ExperimentSummary summary) -> summary.outcome() != Outcome.NOT_TRUSTED)
                        .thenComparing(ExperimentSummary::analysedAt, Comparator.reverseOrder()))
                .map(summary -> new Thing(
                        summary.title(),
                        report(summary) + "#checks",
                        "%s%s."
                                .formatted(
                                        summary.outcome() == Outcome.NOT_TRUSTED ? "Cannot be trusted: " : "Warning: ",
                                        summary.warnings().isEmpty()
                                                ? "see its report"
                                                : String.join(", ", summary.warnings()))))
                .toList();
    }

    private static String report(ExperimentSummary summary) {
        return "/executive/experiment.xhtml?name=" + summary.experiment();
    }

    private record Ready(Experiment experiment, long open, String note) {}

    /** Those whose checklist has the fewest open lines first; those that were never checked last. */
    private List<Thing> start(Portfolio all) {
        Set<String> met = all.entries().stream()
                .map(PortfolioEntry::summary)
                .filter(summary -> summary.units() > 0)
                .map(ExperimentSummary::experiment)
                .collect(Collectors.toSet());
        Set<String> launched = launches.newest().keySet();
        List<Experiment> waiting = questions.experiments().stream()
                .filter(experiment -> !met.contains(experiment.name()) && !launched.contains(experiment.name()))
                .toList();
        if (waiting.isEmpty()) {
            return List.of();
        }
        Set<String> measured = Set.copyOf(reports.subjects(Kind.LAUNCH));
        Instant now = clock.instant();
        return waiting.stream()
                .map(experiment -> measured.contains(experiment.name())
                        ? checked(experiment, now)
                        : new Ready(experiment, Long.MAX_VALUE, "Its launch checklist was never worked out."))
                .sorted(Comparator.comparingLong(Ready::open)
                        .thenComparing(ready -> ready.experiment().title()))
                .map(ready -> new Thing(
                        ready.experiment().title(),
                        "/analyst/experiment.xhtml?name=" + ready.experiment().name(),
                        ready.note()))
                .toList();
    }

    private Ready checked(Experiment experiment, Instant now) {
        Optional<SegmentSummary> segment = experiment
                .population()
                .segment()
                .flatMap(file -> reports.newest(Kind.SEGMENT, file.name(), SegmentSummary.class));
        LaunchChecklist checklist = new LaunchChecklist(
                experiment,
                reports.newest(Kind.LAUNCH, experiment.name(), LaunchFigures.class),
                segment,
                reports.newest(Kind.PLAN, experiment.name(), ExperimentPlan.class),
                now);
        long open = checklist.items().stream().filter(item -> !item.isMet()).count();
        return new Ready(
                experiment,
                open,
                open == 0
                        ? "Ready to start: every line of its checklist is met."
                        : "%s of its checklist %s open."
                                .formatted(words.plural(open, "line", "lines"), open == 1 ? "is" : "are"));
    }

    private List<Thing> mistakes() {
        return questions.mistakes().stream()
                .map(mistake -> new Thing("A file of metrics or experiments", "/analyst/experiments.xhtml", mistake))
                .toList();
    }

    private List<Thing> stale() {
        Instant fresh = clock.instant().minus(STALE);
        List<Thing> stale = new ArrayList<>();
        Map<Boolean, List<SegmentList.Row>> worked = segments.rows().stream()
                .collect(Collectors.partitioningBy(row -> row.summary().isPresent()));
        worked.getOrDefault(true, List.of()).stream()
                .filter(row -> row.summary().orElseThrow().evaluatedAt().isBefore(fresh))
                .sorted(Comparator.comparing(row -> row.summary().orElseThrow().evaluatedAt()))
                .forEach(row -> stale.add(thing(
                        row,
                        "%s customers on %s."
                                .formatted(
                                        figures.count(
                                                row.summary().orElseThrow().members()),
                                        times.day(row.summary().orElseThrow().evaluatedAt())))));
        worked.getOrDefault(false, List.of()).forEach(row -> stale.add(thing(row, "Never worked out.")));
        return stale;
    }

    private static Thing thing(SegmentList.Row row, String note) {
        return new Thing(
                row.segment().title(),
                "/analyst/segment.xhtml?name=" + row.segment().name(),
                note);
    }
}
