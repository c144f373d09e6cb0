package io.truelift.command;

import io.truelift.project.Project;
import io.truelift.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = "Runs the pipelines over a folder of feeds: land, stitch, consent, build, audit, publish.")
final class BuildCommand implements Callable<Integer> {
    @Option(names = "--feeds", required = true, paramLabel = "DIR", description = "Folder with the files that pipelines/feeds/*.yaml declare.")
    private Path feeds;

    @Parameters(paramLabel = "BEAM", description = "Options handed on to Beam, after --, such as -- --flinkMaster=host:8081.")
    private List<String> beam = List.of();

    @Override
    public Integer call() {
        if (!Files.isDirectory(feeds)) {
            throw new IllegalArgumentException("Cannot find the folder %s. Give the folder that holds the feed files with --feeds.".formatted(feeds));
        }
        Project project = Project.current();
        Stack stack = new Stack(project);
        stack.start(started -> System.out.println("stack        started " + started));
        stack.publishRules();
        return new PipelinesProcess(project).build(feeds, beam);
    }
}
