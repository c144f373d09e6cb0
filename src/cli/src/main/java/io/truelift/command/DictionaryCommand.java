package io.truelift.command;

import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.access.AccessPolicyReader;
import io.truelift.governance.access.DefinerViews;
import io.truelift.governance.access.EngineRules;
import io.truelift.governance.access.SignedDefinition;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryCheck;
import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.dictionary.Finding;
import io.truelift.governance.dictionary.WarehouseComparison;
import io.truelift.governance.diff.DictionaryDiff;
import io.truelift.governance.diff.EarlierDictionary;
import io.truelift.governance.diff.PublishedDictionary;
import io.truelift.governance.signoff.SignOffCheck;
import io.truelift.governance.signoff.SignOffs;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.platform.warehouse.Warehouse;
import io.truelift.stack.Stack;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "dictionary",
        subcommands = {DraftContractCommand.class, EditDictionaryCommand.class, SignOffCommand.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks and publishes what governance/ says.")
final class DictionaryCommand {
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Finds every mistake in governance/, with file and line, and where the warehouse runs, what differs from its tables.",
                "The exit code is 1 where there is something to mend."
            })
    int check(@Option(names = "--json", description = "Prints the mistakes as JSON.") boolean json)
            throws SQLException {
        Project project = Project.current();
        List<Finding> findings = new ArrayList<>(DictionaryCheck.of(project.governance()));
        if (findings.isEmpty()) {
            findings.addAll(SignOffCheck.of(project.governance(), SqlLibrary.of(project), Clock.systemUTC()));
        }
        if (findings.isEmpty() && new Stack(project).answers()) {
            findings.addAll(WarehouseComparison.of(
                    DictionaryReader.read(project.governance()), Warehouse.of(Settings.of(project))));
            DefinerViews.find(Warehouse.of(Settings.of(project)))
                    .forEach(view -> findings.add(new Finding(Path.of("access.yaml"), 1, view)));
        }
        if (json) {
            Json.print(findings.stream().map(Mistake::of).toList());
        } else {
            findings.forEach(System.out::println);
            System.out.println(
                    findings.isEmpty() ? "The dictionary is clean." : "%d to mend.".formatted(findings.size()));
        }
        return findings.isEmpty() ? 0 : 1;
    }

    /** A finding as it is printed for programs. */
    private record Mistake(String file, int line, String message) {
        static Mistake of(Finding finding) {
            return new Mistake(finding.place(), finding.line(), finding.message());
        }
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = {
                "Says what changed against the published dictionary, and which definitions in sql/ that breaks, with file and line.",
                "The exit code is 1 where something breaks."
            })
    int diff(
            @Option(
                            names = "--against",
                            paramLabel = "VERSION",
                            description = "A folder or a git revision to compare with, instead of what is published.")
                    Optional<String> against,
            @Option(names = "--json", description = "Prints the changes as JSON.") boolean json)
            throws SQLException {
        Project project = Project.current();
        Dictionary now = DictionaryReader.read(project.governance());
        Dictionary before = against.isPresent()
                ? EarlierDictionary.read(project.governance(), against.get())
                : PublishedDictionary.read(Warehouse.of(Settings.of(project)), now)
                        .orElseThrow(
                                () -> new DictionaryException(
                                        "Cannot compare: nothing is published yet. Compare with a folder or a git revision (--against), or run ./truelift build first."));
        DictionaryDiff.Result result = DictionaryDiff.of(before, now, project.sql());
        if (json) {
            Json.print(result);
        } else {
            print(result);
        }
        return result.breaks() ? 1 : 0;
    }

    private static void print(DictionaryDiff.Result result) {
        result.changes().forEach(System.out::println);
        result.unreadable().forEach(System.out::println);
        if (result.breaks()) {
            System.out.println("Questions break. Mend them with the dictionary, in one change.");
        } else {
            System.out.println(
                    result.changes().isEmpty()
                            ? "Nothing changed."
                            : "%d changes, and no definition breaks."
                                    .formatted(result.changes().size()));
        }
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = {
                "Publishes dictionary, comments and access rules, without new feeds.",
                "Refused where that breaks a definition."
            })
    int publish(
            @Option(
                            names = "--accept-breaks",
                            description =
                                    "Publishes although definitions break; they are refused until they are mended.")
                    boolean acceptBreaks)
            throws SQLException {
        Project project = Project.current();
        Stack stack = new Stack(project);
        stack.start(started -> System.out.println("stack        started " + started));
        Dictionary now = DictionaryReader.read(project.governance());
        Optional<DictionaryDiff.Result> breaking = PublishedDictionary.find(Warehouse.of(Settings.of(project)), now)
                .map(before -> DictionaryDiff.of(before, now, project.sql()))
                .filter(DictionaryDiff.Result::breaks);
        breaking.ifPresent(DictionaryCommand::print);
        if (breaking.isPresent() && !acceptBreaks) {
            System.out.println("Nothing is published. To publish all the same, give --accept-breaks.");
            return 1;
        }
        stack.publishRules();
        return new PipelinesProcess(project).publishDictionary();
    }

    @Command(
            name = "rules",
            mixinStandardHelpOptions = true,
            description = "Prints the access rules for a Trino of your own (file-based access control).")
    void rules() {
        Project project = Project.current();
        Path governance = project.governance();
        Dictionary dictionary = DictionaryReader.read(governance);
        String catalog = Settings.of(project).find(Settings.CATALOG_NAME).orElse("lakehouse");
        List<SignedDefinition> signed = SignOffs.of(
                        new SqlLibrary(project.sql(), dictionary, SqlLibrary.CATALOG), governance, Clock.systemUTC())
                .signedQuestions();
        System.out.print(
                new EngineRules(AccessPolicyReader.read(governance, dictionary), dictionary, catalog, signed).json());
    }
}
