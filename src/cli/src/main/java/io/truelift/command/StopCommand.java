package io.truelift.command;

import io.truelift.platform.project.Project;
import io.truelift.stack.Stack;
import picocli.CommandLine.Command;

@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Ends the web application, Trino and PostgreSQL; the data stay.")
final class StopCommand implements Runnable {
    @Override
    public void run() {
        new Stack(Project.current()).stop();
        System.out.println("Stopped. The data stay in " + Project.current().data() + ".");
    }
}
