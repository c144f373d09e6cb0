package io.truelift.satisfaction;

import io.truelift.query.BoundStatement;
import io.truelift.query.SqlLibrary;
import io.truelift.query.Value;
import io.truelift.satisfaction.SatisfactionReport.Group;
import io.truelift.satisfaction.SatisfactionReport.Period;
import io.truelift.satisfaction.SatisfactionReport.Score;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.NetPromoterScore;
import io.truelift.statistics.ProportionSummary;
import io.truelift.statistics.WilsonInterval;
import io.truelift.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scores every satisfaction question, over all and by channel, product and month, with intervals of 95 %. */
public final class SatisfactionAnalysis {
    private static final double ALPHA = 0.05;
    private static final List<String> DIMENSIONS = List.of("channel", "product");

    private final SqlLibrary library;
    private final Warehouse warehouse;
    private final Clock clock;

    public SatisfactionAnalysis(SqlLibrary library, Warehouse warehouse, Clock clock) {
        this.library = library;
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /** All questions, answered by the people whom the person may count. */
    public SatisfactionReport report(String person) throws SQLException {
        List<SatisfactionReport.Question> scored = new ArrayList<>();
        try (Connection connection = warehouse.openAs(person)) {
            for (Question question : Question.all(library)) {
                scored.add(score(question, statement(question).rows(connection, AnswerCount::read)));
            }
        }
        return new SatisfactionReport(clock.instant(), scored);
    }

    BoundStatement statement(Question question) {
        return library.engine("satisfaction_scores")
                .bind("purpose", Value.of(question.purpose()))
                .bind("lowest", Value.of(question.lowest()))
                .bind("highest", Value.of(question.highest()))
                .bind("favourable_from", Value.of(question.favourableFrom()))
                .bind("unfavourable_to", Value.of(question.unfavourableTo()))
                .fill("answer", question.file())
                .statement();
    }

    static SatisfactionReport.Question score(Question question, List<AnswerCount> counts) {
        Optional<AnswerCount> total = counts.stream().filter(count -> count.dimension().equals("total")).findFirst();
        total.filter(count -> count.offScale() > 0).ifPresent(count -> {
            throw question.file().header().problem("scale", "%d answers are not on it, from %d to %d. Correct the scale, or leave them out in the SELECT."
                    .formatted(count.offScale(), question.lowest(), question.highest()));
        });
        List<Group> groups = new ArrayList<>();
        for (String dimension : DIMENSIONS) {
            List<AnswerCount> cells = cells(counts, dimension);
            Set<String> withheld = SmallCells.withheld(cells);
            cells.forEach(cell -> groups.add(new Group(dimension, cell.value(), score(question, cell, withheld))));
        }
        List<AnswerCount> months = cells(counts, "month");
        Set<String> withheldMonths = SmallCells.withheld(months);
        List<Period> trend =
                months.stream().map(cell -> new Period(cell.value(), score(question, cell, withheldMonths))).toList();
        return new SatisfactionReport.Question(
                question.name(),
                question.title(),
                question.kind(),
                total.filter(count -> count.answers() >= SmallCells.LEAST).flatMap(count -> score(question, count)),
                groups,
                trend);
    }

    private static List<AnswerCount> cells(List<AnswerCount> counts, String dimension) {
        return counts.stream().filter(count -> count.dimension().equals(dimension)).toList();
    }

    private static Optional<Score> score(Question question, AnswerCount cell, Set<String> withheld) {
        return withheld.contains(cell.value()) ? Optional.empty() : score(question, cell);
    }

    private static Optional<Score> score(Question question, AnswerCount cell) {
        return estimate(question, cell)
                .map(estimate -> new Score(cell.answers(), cell.favourable(), cell.unfavourable(), estimate));
    }

    private static Optional<Estimate> estimate(Question question, AnswerCount cell) {
        return switch (question.kind()) {
            case CSAT, SHARE -> WilsonInterval.atAlpha(ALPHA).estimate(new ProportionSummary(cell.answers(), cell.favourable()));
            case NPS -> NetPromoterScore.atAlpha(ALPHA)
                    .estimate(cell.favourable(), cell.answers() - cell.favourable() - cell.unfavourable(), cell.unfavourable());
        };
    }
}
