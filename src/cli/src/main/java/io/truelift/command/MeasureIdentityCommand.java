package io.truelift.command;

import io.truelift.platform.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Stitches simulated people whose identifiers are known, and tells precision and recall, before and after noise.",
            "Needs no warehouse and changes nothing."
        })
final class MeasureIdentityCommand implements Callable<Integer> {
    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "20000",
            description = "How many people, 100 to 1,000,000 (default: ${DEFAULT-VALUE}).")
    private int people;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "2026",
            description = "Of all that is drawn; equal seeds give equal people (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Every figure as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<String> arguments =
                new ArrayList<>(List.of("--people", String.valueOf(people), "--seed", String.valueOf(seed)));
        if (json) {
            arguments.add("--json");
        }
        return new PipelinesProcess(Project.current()).measureIdentity(arguments);
    }
}
