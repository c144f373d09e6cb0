package io.truelift.analysis.satisfaction;

import io.truelift.analysis.satisfaction.SatisfactionReport.Group;
import io.truelift.analysis.satisfaction.SatisfactionReport.More;
import io.truelift.analysis.satisfaction.SatisfactionReport.Period;
import io.truelift.analysis.satisfaction.SatisfactionReport.Response;
import io.truelift.analysis.satisfaction.SatisfactionReport.Score;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.Meanwhile;
import io.truelift.definitions.query.Projection;
import io.truelift.definitions.query.Queries;
import io.truelift.definitions.query.SharedScans;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Value;
import io.truelift.definitions.satisfaction.AnswerScale;
import io.truelift.definitions.satisfaction.SurveyQuestion;
import io.truelift.platform.warehouse.Warehouse;
import io.truelift.statistics.PostStratifiedScore.Stratum;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.UsualAlpha;
import io.truelift.statistics.WilsonInterval;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Scores every satisfaction question, over all and by its dimensions, by segment and period, with intervals at the usual level. */
public final class SatisfactionAnalysis {
    private static final String SEGMENT = "segment";
    private static final String PERIOD = "period";

    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final SmallCells cells;
    private final Clock clock;

    /** @param leastAnswers fewest answers that a cell is shown with */
    public SatisfactionAnalysis(SqlLibrary library, Warehouse warehouse, int leastAnswers, Clock clock) {
        this.library = library;
        this.warehouse = warehouse;
        this.cells = new SmallCells(leastAnswers);
        this.clock = clock;
    }

    /** With the usual least number of answers. */
    public SatisfactionAnalysis(SqlLibrary library, Warehouse warehouse, Clock clock) {
        this(library, warehouse, SmallCells.USUAL, clock);
    }

    /** All questions, answered by the people whom the person may count. */
    public SatisfactionReport report(String person) throws SQLException {
        List<SurveyQuestion> questions = SurveyQuestion.all(library);
        if (questions.isEmpty()) {
            return new SatisfactionReport(clock.instant(), List.of());
        }
        try (Connection connection = warehouse.openAs(person)) {
            Meanwhile<Map<String, List<Stratum>>> strata = Meanwhile.ask(() -> strata(questions, connection));
            Map<String, List<AnswerCount>> counts = new HashMap<>();
            statement(questions)
                    .forEach(
                            connection,
                            row -> counts.computeIfAbsent(row.getString("question"), question -> new ArrayList<>())
                                    .add(AnswerCount.read(row)));
            Map<String, List<Stratum>> represented = strata.answer();
            return new SatisfactionReport(
                    clock.instant(),
                    questions.stream()
                            .map(question -> score(
                                    question,
                                    counts.getOrDefault(question.name(), List.of()),
                                    cells,
                                    represented.getOrDefault(question.name(), List.of())))
                            .toList());
        }
    }

    /** Counts of all the questions; a table of answers is read once for them. */
    BoundStatement statement(List<SurveyQuestion> questions) {
        return library.engine("satisfaction_scores")
                .fill("answer", answers(questions))
                .statement();
    }

    private BoundStatement answers(List<SurveyQuestion> questions) {
        return SharedScans.unionAll(
                "answers",
                List.of("customer_id"),
                questions.stream().map(this::answers).toList());
    }

    private BoundStatement answers(SurveyQuestion question) {
        return library.engine("satisfaction_answers")
                .bind("question", Value.of(question.name()))
                .bind("purpose", Value.of(question.purpose()))
                .bind("lowest", Value.of(question.scale().lowest()))
                .bind("highest", Value.of(question.scale().highest()))
                .bind("favourable_from", Value.of(question.favourableFrom()))
                .bind("unfavourable_to", Value.of(question.unfavourableTo()))
                .bind(
                        "labels",
                        Value.of(String.join(
                                AnswerScale.LABEL_END, question.scale().labels())))
                .bind("period", Value.of(question.trendUnit()))
                .bind("dimensions", Value.of(String.join(AnswerScale.LABEL_END, question.dimensions())))
                .fill(
                        "answer",
                        Projection.of(question.file())
                                .column("customer_id")
                                .column("answered_at")
                                .column("score")
                                .textsOrEmpty("levels", question.dimensions())
                                .statement())
                .statement();
    }

    private Map<String, List<Stratum>> strata(List<SurveyQuestion> questions, Connection connection) {
        List<SurveyQuestion> representing = questions.stream()
                .filter(question -> question.represent().isPresent())
                .toList();
        Map<String, List<Stratum>> strata = new HashMap<>();
        if (!representing.isEmpty()) {
            List<BoundStatement> rows = representing.stream()
                    .map(question -> library.engine("satisfaction_question")
                            .bind("question", Value.of(question.name()))
                            .bind("purpose", Value.of(question.purpose()))
                            .bind("represent", Value.of(question.represent().orElseThrow()))
                            .statement())
                    .toList();
            library.engine("satisfaction_strata")
                    .fill("answer", answers(representing))
                    .fill("question", Queries.unionAll("questions", rows))
                    .statement()
                    .forEach(
                            connection,
                            row -> strata.computeIfAbsent(row.getString("question"), question -> new ArrayList<>())
                                    .add(new Stratum(
                                            row.getLong("customers"),
                                            row.getLong("answers"),
                                            row.getLong("favourable"),
                                            row.getLong("unfavourable"))));
        }
        return strata;
    }

    static SatisfactionReport.QuestionResult score(SurveyQuestion question, List<AnswerCount> counts) {
        return score(question, counts, new SmallCells(SmallCells.USUAL), List.of());
    }

    static SatisfactionReport.QuestionResult score(
            SurveyQuestion question, List<AnswerCount> counts, SmallCells cells, List<Stratum> strata) {
        Optional<AnswerCount> total = counts.stream()
                .filter(count -> count.dimension().equals("total"))
                .findFirst();
        Optional<AnswerCount> shown = total.filter(count -> cells.isShown(count.answers()));
        List<Group> groups = new ArrayList<>();
        for (String dimension : question.dimensions()) {
            List<AnswerCount> values = ofDimension(counts, dimension);
            Set<String> withheld = cells.withheld(values);
            values.forEach(cell -> groups.add(new Group(dimension, cell.value(), score(question, cell, withheld))));
        }
        List<AnswerCount> segments = ofDimension(counts, SEGMENT);
        Set<String> withheldSegments = cells.withheldOfOverlapping(
                segments, total.map(AnswerCount::answers).orElse(0L));
        segments.forEach(cell -> groups.add(new Group(SEGMENT, cell.value(), score(question, cell, withheldSegments))));
        List<AnswerCount> periods = ofDimension(counts, PERIOD);
        Set<String> withheldPeriods = cells.withheld(periods);
        List<Period> trend = periods.stream()
                .map(cell -> new Period(cell.value(), score(question, cell, withheldPeriods)))
                .toList();
        return new SatisfactionReport.QuestionResult(
                question.name(),
                question.title(),
                question.kind(),
                shown.flatMap(count -> CellScore.of(question.kind(), count)),
                groups,
                trend,
                more(question, shown, offScale(total, cells), cells, strata));
    }

    private static More more(
            SurveyQuestion question,
            Optional<AnswerCount> total,
            Optional<AnswerCount> offScale,
            SmallCells cells,
            List<Stratum> strata) {
        List<String> notes = new ArrayList<>();
        Optional<Response> response = question.rows() == SurveyQuestion.Rows.ASKED
                ? total.flatMap(SatisfactionAnalysis::response)
                : Optional.empty();
        if (question.rows() == SurveyQuestion.Rows.ANSWERS) {
            notes.add("It is not known who was asked, so there is no response rate.");
        }
        offScale.ifPresent(count -> notes.add(
                "%,d %s not on the scale, %s, and %s left out. Declare the scale in the feed, and such answers are quarantined as they arrive."
                        .formatted(
                                count.offScale(),
                                count.offScale() == 1 ? "answer is" : "answers are",
                                question.scale().inWords(),
                                count.offScale() == 1 ? "is" : "are")));
        Optional<Representation> representation = total.isEmpty()
                ? Optional.empty()
                : question.represent().map(by -> Representation.of(question.kind(), by, strata, cells.least()));
        representation.ifPresent(each -> notes.addAll(each.notes()));
        return new More(
                cells.least(),
                question.trendUnit(),
                response,
                representation.flatMap(Representation::represented),
                notes);
    }

    /** Answers that are not on the scale are told also where no other is left, as long as there are enough of either. */
    private static Optional<AnswerCount> offScale(Optional<AnswerCount> total, SmallCells cells) {
        return total.filter(
                count -> count.offScale() > 0 && (cells.isShown(count.answers()) || cells.isShown(count.offScale())));
    }

    private static Optional<Response> response(AnswerCount total) {
        return WilsonInterval.atAlpha(UsualAlpha.VALUE)
                .estimate(new ProportionSummary(total.asked(), total.answers()))
                .map(rate -> new Response(total.asked(), total.answers(), rate));
    }

    private static List<AnswerCount> ofDimension(List<AnswerCount> counts, String dimension) {
        return counts.stream()
                .filter(count -> count.dimension().equals(dimension))
                .toList();
    }

    private static Optional<Score> score(SurveyQuestion question, AnswerCount cell, Set<String> withheld) {
        return withheld.contains(cell.value()) ? Optional.empty() : CellScore.of(question.kind(), cell);
    }
}
