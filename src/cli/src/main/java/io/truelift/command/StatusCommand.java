package io.truelift.command;

import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.stack.Stack;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what runs. The exit code is 0 when everything does.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything runs", "1:something does not"})
final class StatusCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Project project = Project.current();
        var status = new Stack(project).status();
        status.forEach((name, pid) -> System.out.printf(
                "%-10s %s%n", name, pid.map(id -> "runs as process " + id).orElse("does not run")));
        Settings settings = Settings.of(project);
        if (status.getOrDefault("webui", Optional.empty()).isPresent()) {
            System.out.printf("%-10s http://127.0.0.1:%s/%n", "address", settings.get("web.port"));
        }
        System.out.printf("%-10s %s%n", "data", project.data());
        return status.values().stream().allMatch(Optional::isPresent) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
