package io.truelift.command;

import io.truelift.access.AccessPolicyReader;
import io.truelift.access.EngineRules;
import io.truelift.dictionary.Dictionary;
import io.truelift.dictionary.DictionaryCheck;
import io.truelift.dictionary.DictionaryReader;
import io.truelift.project.Project;
import io.truelift.project.Settings;
import io.truelift.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "dictionary", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Checks and publishes what governance/ says.")
final class DictionaryCommand {
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Finds every mistake in governance/, with file and line. The exit code is 1 where there is one.")
    int check() {
        List<DictionaryCheck.Finding> findings = DictionaryCheck.of(Project.current().governance());
        findings.forEach(System.out::println);
        System.out.println(findings.isEmpty() ? "The dictionary is clean." : "%d mistakes.".formatted(findings.size()));
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
