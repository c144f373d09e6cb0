package io.truelift.webui.executive;

import io.truelift.analysis.satisfaction.SatisfactionReport;
import io.truelift.analysis.satisfaction.SatisfactionReport.QuestionResult;
import io.truelift.analysis.satisfaction.SatisfactionReport.Represented;
import io.truelift.analysis.satisfaction.SatisfactionReport.Response;
import io.truelift.analysis.satisfaction.SatisfactionReport.Score;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.ExportTable;
import io.truelift.webui.export.Exports;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Satisfaction as files: the questions, their drivers and their trends. What the page withholds is empty there too. */
@RequestScoped
public class SatisfactionExports implements Exports {
    private final SatisfactionPage page;

    @Inject
    SatisfactionExports(SatisfactionPage page) {
        this.page = page;
    }

    @Override
    public Page page() {
        return Page.SATISFACTION;
    }

    @Override
    public Optional<ExportTable> table(String name) {
        return page.report().flatMap(report -> switch (name) {
            case "scores" -> Optional.of(scores(report));
            case "groups" -> Optional.of(groups(report));
            case "trend" -> Optional.of(trend(report));
            default -> Optional.empty();
        });
    }

    private record Row(QuestionResult question, String dimension, String value, Optional<Score> score) {}

    private static ExportTable scores(SatisfactionReport report) {
        List<Row> rows = report.questions().stream()
                .map(question -> new Row(question, "", "", question.total()))
                .toList();
        Columns<Row> columns = scored(new Columns<Row>()
                        .text("Question", row -> row.question().title()))
                .numberIfKnown("Asked", ofResponse(Response::asked))
                .estimate(
                        "Response rate", row -> row.question().more().response().map(Response::rate))
                .text(
                        "Weighed by",
                        row -> row.question()
                                .more()
                                .represented()
                                .map(Represented::by)
                                .orElse(""))
                .estimate(
                        "Score of all customers",
                        row -> row.question().more().represented().map(Represented::estimate));
        return ExportTable.of("Satisfaction scores", report.computedAt(), rows, columns);
    }

    private static ExportTable groups(SatisfactionReport report) {
        List<Row> rows = report.questions().stream()
                .flatMap(question -> question.groups().stream()
                        .map(group -> new Row(question, group.dimension(), group.value(), group.score())))
                .toList();
        Columns<Row> columns = scored(new Columns<Row>()
                .text("Question", row -> row.question().title())
                .text("By", Row::dimension)
                .text("Value", Row::value));
        return ExportTable.of("Satisfaction groups", report.computedAt(), rows, columns);
    }

    private static ExportTable trend(SatisfactionReport report) {
        List<Row> rows = report.questions().stream()
                .flatMap(question -> question.trend().stream()
                        .map(period -> new Row(question, question.more().period(), period.month(), period.score())))
                .toList();
        Columns<Row> columns = scored(new Columns<Row>()
                .text("Question", row -> row.question().title())
                .text("Period", Row::dimension)
                .text("First day", Row::value));
        return ExportTable.of("Satisfaction trend", report.computedAt(), rows, columns);
    }

    private static Columns<Row> scored(Columns<Row> columns) {
        return columns.text("Kind of score", row -> row.question().kind().name())
                .estimate("Score", row -> row.score().map(Score::estimate))
                .numberIfKnown("Answers", ofScore(Score::answers))
                .numberIfKnown("In favour", ofScore(Score::favourable))
                .numberIfKnown("Against", ofScore(Score::unfavourable))
                .estimate("Mean answer", row -> row.score().flatMap(Score::mean));
    }

    private static Function<Row, Optional<Long>> ofScore(Function<Score, Long> count) {
        return row -> row.score().map(count);
    }

    private static Function<Row, Optional<Long>> ofResponse(Function<Response, Long> count) {
        return row -> row.question().more().response().map(count);
    }
}
