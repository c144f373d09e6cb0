package io.truelift.command;

import io.truelift.analysis.calculator.Calculator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;

@Command(
        name = "statistics",
        mixinStandardHelpOptions = true,
        description = "Does calculations: one JSON object a line from the standard input, one a line back.",
        footer = {
            "",
            "Example: echo '{\"test\":\"srm\",\"observed\":[5000,5200],\"expected\":[0.5,0.5]}' | ./truelift statistics",
            "All tests and their fields are in docs/statistics.md."
        })
final class StatisticsCommand implements Runnable {

    @Override
    public void run() {
        Calculator calculator = new Calculator();
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try {
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                answers.println(calculator.answer(line));
                answers.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
