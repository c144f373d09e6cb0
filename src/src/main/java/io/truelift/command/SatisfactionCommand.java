package io.truelift.command;

import io.truelift.satisfaction.SatisfactionReport;
import io.truelift.satisfaction.SatisfactionReport.Group;
import io.truelift.satisfaction.SatisfactionReport.Question;
import io.truelift.satisfaction.SatisfactionReport.Score;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "satisfaction", mixinStandardHelpOptions = true, description = "Scores the questions of sql/satisfaction, keeps the report and shows it.")
final class SatisfactionCommand implements Runnable {
    @Mixin
    private PersonOption person;

    @Option(names = "--json", description = "Prints the whole report as JSON.")
    private boolean json;

    @Override
    public void run() {
        SatisfactionReport report = Questions.as(person.name()).analyseSatisfaction();
        if (json) {
            Json.print(report);
            return;
        }
        Table table = new Table("question", "of", "answers", "score", "interval");
        for (Question question : report.questions()) {
            row(table, question.name(), "all", question.total(), "fewer than ten answers");
            for (Group group : question.groups()) {
                row(table, question.name(), "%s %s".formatted(group.dimension(), group.value()), group.score(), "withheld: too few answers");
            }
        }
        table.print(System.out);
    }

    private static void row(Table table, String question, String part, Optional<Score> score, String missing) {
        score.ifPresentOrElse(
                s -> table.row(question, part, String.format(Locale.ROOT, "%,d", s.answers()), percent(s.estimate().value()),
                        "%s to %s".formatted(percent(s.estimate().interval().low()), percent(s.estimate().interval().high()))),
                () -> table.row(question, part, "", "", missing));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
