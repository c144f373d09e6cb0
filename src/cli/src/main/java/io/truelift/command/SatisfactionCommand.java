package io.truelift.command;

import io.truelift.analysis.satisfaction.SatisfactionReport;
import io.truelift.analysis.satisfaction.SatisfactionReport.Group;
import io.truelift.analysis.satisfaction.SatisfactionReport.QuestionResult;
import io.truelift.analysis.satisfaction.SatisfactionReport.Score;
import io.truelift.statistics.Estimate;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "satisfaction",
        mixinStandardHelpOptions = true,
        description = "Scores the questions of sql/satisfaction, keeps the report and shows it.")
final class SatisfactionCommand implements Runnable {
    @Mixin
    private PersonOption person;

    @Option(names = "--json", description = "Prints the whole report as JSON.")
    private boolean json;

    @Override
    public void run() {
        SatisfactionReport report = ReportsFor.as(person.name()).analyseSatisfaction();
        if (json) {
            Json.print(report);
            return;
        }
        TextTable table = new TextTable("question", "of", "answers", "score", "interval");
        for (QuestionResult question : report.questions()) {
            row(
                    table,
                    question.name(),
                    "all",
                    question.total(),
                    "fewer than %d answers".formatted(question.more().leastAnswers()));
            for (Group group : question.groups()) {
                row(
                        table,
                        question.name(),
                        "%s %s".formatted(group.dimension(), group.value()),
                        group.score(),
                        "withheld: too few answers");
            }
        }
        table.print(System.out);
        for (QuestionResult question : report.questions()) {
            question.more()
                    .response()
                    .ifPresent(response -> System.out.printf(
                            Locale.ROOT,
                            "%s: %,d of %,d asked answered, %s%n",
                            question.name(),
                            response.answered(),
                            response.asked(),
                            estimate(response.rate())));
            question.more()
                    .represented()
                    .ifPresent(represented -> System.out.printf(
                            Locale.ROOT,
                            "%s: %s if all %,d customers are weighed by %s%n",
                            question.name(),
                            estimate(represented.estimate()),
                            represented.customers(),
                            represented.by()));
            question.more().notes().forEach(note -> System.out.printf("%s: %s%n", question.name(), note));
        }
    }

    private static void row(TextTable table, String question, String part, Optional<Score> score, String missing) {
        score.ifPresentOrElse(
                s -> table.row(
                        question,
                        part,
                        String.format(Locale.ROOT, "%,d", s.answers()),
                        percent(s.estimate().value()),
                        "%s to %s"
                                .formatted(
                                        percent(s.estimate().interval().low()),
                                        percent(s.estimate().interval().high()))),
                () -> table.row(question, part, "", "", missing));
    }

    private static String estimate(Estimate estimate) {
        return "%s (%s to %s)"
                .formatted(
                        percent(estimate.value()),
                        percent(estimate.interval().low()),
                        percent(estimate.interval().high()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
