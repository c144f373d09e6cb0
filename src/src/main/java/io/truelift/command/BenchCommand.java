package io.truelift.command;

import picocli.CommandLine.Command;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures the suite.",
        subcommands = BenchQuestionsCommand.class)
final class BenchCommand {}
