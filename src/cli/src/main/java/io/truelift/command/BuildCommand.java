package io.truelift.command;

import io.truelift.analysis.report.RefreshedReports;
import io.truelift.analysis.report.Reports;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.diff.DictionaryDiff;
import io.truelift.governance.diff.PublishedDictionary;
import io.truelift.platform.problem.BuildExit;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.platform.warehouse.Warehouse;
import io.truelift.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = "Runs the pipelines over a folder of feeds: land, stitch, consent, build, audit, publish.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:published, but for lines set aside within what their feeds may have",
            "1:failed: nothing is published",
            "2:the command cannot be understood",
            "3:published, and a file was rejected as a whole",
            "4:a check is broken or too many lines are set aside: nothing is published but what was found"
        })
final class BuildCommand implements Callable<Integer> {
    @Option(
            names = "--feeds",
            paramLabel = "DIR",
            description =
                    "Folder with the files that pipelines/feeds/*.yaml declare; left out where the tables of your own warehouse are all there is.")
    private Optional<Path> feeds = Optional.empty();

    @Option(names = "--refresh", description = "Refreshes the reports of all experiments after the build.")
    private boolean refresh;

    @Option(
            names = "--land-again",
            paramLabel = "NAME",
            description =
                    "A feed, or a file as governance.run_file names it: what was made of it is taken back, and it is landed again by its declaration of today.")
    private List<String> landAgain = List.of();

    @Option(
            names = "--everything",
            description = "Makes all tables anew, also where nothing changed since the last build.")
    private boolean everything;

    @Parameters(
            paramLabel = "BEAM",
            description = "Options handed on to Beam, after --, such as -- --flinkMaster=host:8081.")
    private List<String> beam = List.of();

    @Override
    public Integer call() throws SQLException {
        feeds.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new IllegalArgumentException(
                    "Cannot find the folder %s. Give the folder that holds the feed files with --feeds."
                            .formatted(folder));
        });
        Project project = Project.current();
        Stack stack = new Stack(project);
        stack.start(started -> System.out.println("stack        started " + started));
        brokenQuestions(project).forEach(line -> System.out.println("warning      " + line));
        stack.publishRules();
        int built = new PipelinesProcess(project).build(feeds, options(), beam);
        if (!BuildExit.isPublished(built) || !refresh) {
            return built;
        }
        Reports reports = ReportsFor.as("analyst");
        RefreshPrinter printer = new RefreshPrinter(System.out);
        int refreshed = printer.print(new RefreshedReports(reports, Clock.systemUTC()).refreshAll(2, printer::tell));
        return refreshed == 0 ? built : refreshed;
    }

    private List<String> options() {
        List<String> options = new ArrayList<>();
        landAgain.forEach(name -> options.addAll(List.of("--land-again", name)));
        if (everything) {
            options.add("--everything");
        }
        return options;
    }

    /** Feeds do not wait for questions: a build goes on, and a broken question is refused when it is asked. */
    private static List<String> brokenQuestions(Project project) throws SQLException {
        Dictionary now = DictionaryReader.read(project.governance());
        return PublishedDictionary.find(Warehouse.of(Settings.of(project)), now)
                .map(before -> DictionaryDiff.of(before, now, project.sql()).brokenQuestions())
                .orElse(List.of());
    }
}
