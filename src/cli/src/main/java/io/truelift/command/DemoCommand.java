package io.truelift.command;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.analysis.report.Reports;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.segment.Segment;
import io.truelift.demo.DemoSize;
import io.truelift.demo.DemoWorld;
import io.truelift.demo.Summary;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Secrets;
import io.truelift.platform.project.Settings;
import io.truelift.stack.Stack;
import io.truelift.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts everything over a seeded world: PostgreSQL, Trino, pipelines, segments, experiments, the application. Again, it starts from what is there.")
final class DemoCommand implements Runnable {
    private static final String ANALYST = "analyst";
    private static final String GOVERNANCE = "governance";

    @Option(names = "--people", paramLabel = "N", description = "People in the world (default: 20,000).")
    private Optional<Integer> people = Optional.empty();

    @Override
    public void run() {
        Project project = Project.current();
        Stack stack = new Stack(project);
        Progress progress = new Progress(System.out);
        progress.step("stack", () -> {
            List<String> started = new ArrayList<>();
            stack.start(started::add);
            return started.isEmpty() ? "PostgreSQL and Trino run already" : String.join(", ", started);
        });
        Path feeds = project.data().resolve("demo-feeds");
        Path done = project.data().resolve("demo-done");
        if (Files.exists(done)) {
            System.out.println("data         as they were made before; reports are kept");
        } else {
            makeWorld(progress, feeds);
            runPipelines(project, feeds);
            answerQuestions(progress);
            Secrets.write(done, "The demo's data are built and its reports made.\n");
        }
        new SqlClient(project, Settings.of(project)).train();
        progress.step("web", stack::startWeb);
        printSignIns(stack, progress);
    }

    private void makeWorld(Progress progress, Path feeds) {
        progress.step("world", () -> {
            DemoSize size = people.map(DemoSize.standard()::withPeople).orElseGet(DemoSize::standard);
            Summary summary = DemoWorld.write(feeds, size);
            return "%,d lines of %d feeds about %,d people"
                    .formatted(summary.totalLines(), summary.lines().size(), size.people());
        });
    }

    private static void runPipelines(Project project, Path feeds) {
        int code = new PipelinesProcess(project).build(Optional.of(feeds), List.of(), List.of());
        if (code != 0) {
            throw new StackException(
                    "Cannot build the customer table: the pipelines ended with code %d. What they said stands above."
                            .formatted(code));
        }
    }

    private static void answerQuestions(Progress progress) {
        Reports reports = ReportsFor.as(ANALYST);
        progress.step("segments", () -> {
            List<Segment> segments = reports.segments();
            long members = segments.stream()
                    .mapToLong(segment -> reports.refreshSegment(segment.name()).members())
                    .sum();
            return "%d segments with %,d members".formatted(segments.size(), members);
        });
        progress.step("experiments", () -> {
            List<ExperimentReport> made = new ArrayList<>();
            for (Experiment experiment : reports.experiments()) {
                made.add(reports.analyseExperiment(experiment.name()));
            }
            long units = made.stream()
                    .mapToLong(report -> report.population().units())
                    .sum();
            return "%d experiments over %,d units".formatted(made.size(), units);
        });
        progress.step(
                "satisfaction",
                () -> "%d questions"
                        .formatted(reports.analyseSatisfaction().questions().size()));
        progress.step("attribution", () -> {
            long conversions = reports.analyseAttribution().sources().stream()
                    .mapToLong(source -> source.conversions())
                    .sum();
            return "%,d conversions credited".formatted(conversions);
        });
        progress.step(
                "consent",
                () -> "%d purposes"
                        .formatted(ReportsFor.as(GOVERNANCE)
                                .analyseConsent()
                                .purposes()
                                .size()));
    }

    private static void printSignIns(Stack stack, Progress progress) {
        System.out.printf(
                "%nTruelift answers at %s after %.0f s. Sign in as:%n", stack.startWeb(), progress.secondsSinceStart());
        Path file = stack.signInsFile();
        try {
            Files.readAllLines(file).stream()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> System.out.println("  " + line));
            System.out.printf(
                    "These are kept in %s, which only you may read. ./truelift stop ends everything.%n", file);
        } catch (IOException e) {
            System.out.printf("  the accounts you made; the first passwords are no longer in %s%n", file);
        }
    }
}
