package io.truelift.command;

import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Starts PostgreSQL, Trino and the web application over the data that is there.")
final class StartCommand implements Runnable {
    @Option(names = "--without-web", description = "Starts no web application.")
    private boolean withoutWeb;

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
        new SqlClient(project, Settings.of(project)).train();
        if (!withoutWeb) {
            progress.step("web", () -> stack.startWeb());
        }
    }
}
