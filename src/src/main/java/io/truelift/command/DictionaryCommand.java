package io.truelift.command;

import io.truelift.access.AccessPolicyReader;
import io.truelift.access.DefinerViews;
import io.truelift.access.EngineRules;
import io.truelift.dictionary.Dictionary;
import io.truelift.dictionary.DictionaryCheck;
import io.truelift.dictionary.DictionaryReader;
import io.truelift.dictionary.WarehouseComparison;
import io.truelift.project.Project;
import io.truelift.project.Settings;
import io.truelift.stack.Stack;
import io.truelift.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "dictionary", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Checks and publishes what governance/ says.")
final class DictionaryCommand {
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Finds every mistake in governance/, with file and line, and where the warehouse runs, what differs from its tables.",
                "The exit code is 1 where there is something to mend."
            })
    int check() throws SQLException {
        Project project = Project.current();
        List<String> findings = new ArrayList<>(DictionaryCheck.of(project.governance()).stream().map(DictionaryCheck.Finding::toString).toList());
        if (findings.isEmpty() && new Stack(project).answers()) {
            findings.addAll(WarehouseComparison.of(DictionaryReader.read(project.governance()), Warehouse.of(Settings.of(project))));
            findings.addAll(DefinerViews.find(Warehouse.of(Settings.of(project))));
        }
        findings.forEach(System.out::println);
        System.out.println(findings.isEmpty() ? "The dictionary is clean." : "%d to mend.".formatted(findings.size()));
        return findings.isEmpty() ? 0 : 1;
    }

    @Command(name = "publish", mixinStandardHelpOptions = true, description = "Publishes dictionary, comments and access rules, without new feeds.")
    int publish() {
        Project project = Project.current();
        Stack stack = new Stack(project);
        stack.start(started -> System.out.println("stack        started " + started));
        stack.publishRules();
        return new PipelinesProcess(project).publishDictionary();
    }

    @Command(name = "rules", mixinStandardHelpOptions = true, description = "Prints the access rules for a Trino of your own (file-based access control).")
    void rules() {
        Project project = Project.current();
        Path governance = project.governance();
        Dictionary dictionary = DictionaryReader.read(governance);
        String catalog = Settings.of(project).find(Settings.CATALOG_NAME).orElse("lakehouse");
        System.out.print(new EngineRules(AccessPolicyReader.read(governance, dictionary), dictionary, catalog).json());
    }
}
