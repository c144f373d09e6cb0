package io.truelift.command;

import io.truelift.analysis.experiment.ExperimentAnalysis;
import io.truelift.analysis.experiment.ShareLimits;
import io.truelift.analysis.planning.PlanAnalysis;
import io.truelift.analysis.satisfaction.SatisfactionAnalysis;
import io.truelift.analysis.segment.SegmentEvaluation;
import io.truelift.analysis.totals.TotalsStore;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.segment.SegmentCatalog;
import io.truelift.governance.privacy.ConsentAnalysis;
import io.truelift.governance.signoff.SignOffs;
import io.truelift.platform.database.Database;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Resources;
import io.truelift.platform.project.Settings;
import io.truelift.platform.warehouse.Warehouse;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What people ask most, on the data that are there. The totals that reports are added up from are kept, as always; no answer is. */
@Command(
        name = "questions",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what people ask most of the running stack, each beside SELECT 1 through the same door: the wall clock depends",
            "on what else the machine does, the ratio less so. A report is added up from kept totals, as people get it. No answer is kept."
        })
final class BenchQuestionsCommand implements Runnable {
    private static final String ANALYST = "analyst";
    private static final String GOVERNANCE = "governance";
    private static final double NANOSECONDS = 1e9;
    private static final String SELECT_ONE =
            Resources.text(BenchQuestionsCommand.class, "select_one.sql").strip();

    @Option(
            names = "--runs",
            defaultValue = "3",
            paramLabel = "N",
            description =
                    "How often each is asked after a first time that does not count; the middle one is told (default: ${DEFAULT-VALUE}).")
    private int runs = 3;

    @Option(
            names = "--experiment",
            defaultValue = "cart_reminder",
            paramLabel = "NAME",
            description = "Experiment to report and plan (default: ${DEFAULT-VALUE}).")
    private String experiment = "cart_reminder";

    @Option(
            names = "--segment",
            defaultValue = "abandoned_cart",
            paramLabel = "NAME",
            description = "Segment to look at (default: ${DEFAULT-VALUE}).")
    private String segment = "abandoned_cart";

    /** Asks, and waits for the whole answer. */
    @FunctionalInterface
    private interface Asking {
        void ask() throws SQLException, IOException, InterruptedException;
    }

    @Override
    public void run() {
        if (runs < 1) {
            throw new IllegalArgumentException("Cannot measure %d runs: --runs must be 1 or more".formatted(runs));
        }
        Project project = Project.current();
        Warehouse warehouse = Warehouse.of(Settings.of(project));
        double one = seconds(() -> selectOne(warehouse));
        print("question", "seconds", "of SELECT 1");
        print("SELECT 1", text(one), text(1));
        questions(project, warehouse).forEach((name, question) -> {
            double seconds = seconds(question);
            print(name, text(seconds), text(seconds / one));
        });
    }

    /** Each as it is measured: on a busy machine the whole takes minutes. */
    private static void print(String question, String seconds, String ratio) {
        System.out.printf(Locale.ROOT, "%-40s %10s %12s%n", question, seconds, ratio);
    }

    private Map<String, Asking> questions(Project project, Warehouse warehouse) {
        Clock clock = Clock.systemUTC();
        SqlLibrary library = SqlLibrary.of(project);
        Experiment asked = new ExperimentReader(library).read(experiment);
        Map<String, Asking> questions = new LinkedHashMap<>();
        Settings settings = Settings.of(project);
        ExperimentAnalysis reports = ExperimentAnalysis.keeping(
                library, warehouse, new TotalsStore(Database.of(settings)), clock, ShareLimits.of(settings));
        questions.put("report of " + experiment, () -> reports.report(asked, ANALYST));
        questions.put("plan of " + experiment, () -> new PlanAnalysis(library, warehouse).plan(asked, ANALYST));
        questions.put(
                "look at " + segment,
                () -> new SegmentEvaluation(library, warehouse, clock)
                        .preview(new SegmentCatalog(library).read(segment), ANALYST));
        questions.put("satisfaction", () -> new SatisfactionAnalysis(library, warehouse, clock).report(ANALYST));
        questions.put(
                "consent",
                () -> new ConsentAnalysis(library, warehouse, SignOffs.of(library, project.governance(), clock), clock)
                        .report(GOVERNANCE));
        questions.put("./truelift sql", () -> prompt(project));
        return questions;
    }

    private static void selectOne(Warehouse warehouse) throws SQLException {
        try (Connection connection = warehouse.openAs(ANALYST);
                Statement statement = connection.createStatement()) {
            statement.execute(SELECT_ONE);
        }
    }

    /** The whole command, the start of its own Java included. */
    private static void prompt(Project project) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        project.content().resolve("truelift").toString(), "sql", "--execute", SELECT_ONE)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT);
        int code = command.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(
                    "Cannot measure ./truelift sql: it ended with code %d. What it said stands above.".formatted(code));
        }
    }

    private double seconds(Asking question) {
        once(question);
        List<Double> sorted = IntStream.range(0, runs)
                .mapToObj(run -> once(question))
                .sorted()
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    private static double once(Asking question) {
        long start = System.nanoTime();
        try {
            question.ask();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(
                    "Cannot measure: %s. See whether the stack runs with ./truelift status.".formatted(e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot measure: interrupted", e);
        }
        return (System.nanoTime() - start) / NANOSECONDS;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }
}
