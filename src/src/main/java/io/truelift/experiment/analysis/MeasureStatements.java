package io.truelift.experiment.analysis;

import io.truelift.experiment.Experiment;
import io.truelift.experiment.Metric;
import io.truelift.experiment.Metric.Options;
import io.truelift.experiment.Window;
import io.truelift.experiment.Winsorising;
import io.truelift.query.BoundStatement;
import io.truelift.query.Conditions;
import io.truelift.query.Conditions.Condition;
import io.truelift.query.SqlFile;
import io.truelift.query.SqlLibrary;
import io.truelift.query.Template;
import io.truelift.query.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of an experiment's statement that are about one metric. */
final class MeasureStatements {
    private static final int HOURS = 24;

    private final SqlLibrary library;

    MeasureStatements(SqlLibrary library) {
        this.library = library;
    }

    /** A line of the measures: how the values of a metric, or the units themselves, are read. */
    BoundStatement row(String name, String part, Optional<Metric> metric, int toHour, ExperimentStatements.Bounds bounds) {
        Optional<Winsorising> winsorising = metric.flatMap(m -> m.options().winsorising());
        return library.engine("measure")
                .bind("metric", Value.of(name))
                .bind("part", Value.of(part))
                .bind("is_proportion", Value.of(metric.filter(m -> m.kind().isProportion()).isPresent()))
                .bind("is_ratio", Value.of(metric.filter(m -> m.kind().isRatio()).isPresent()))
                .bind("to_hour", Value.of(toHour))
                .bind("lowest", text(bounds.lowest()))
                .bind("highest", text(bounds.highest()))
                .bind("low_share", text(winsorising.flatMap(Winsorising::low)))
                .bind("high_share", text(winsorising.flatMap(Winsorising::high)))
                .bind("ignores_zeros", Value.of(winsorising.filter(Winsorising::ignoresZeros).isPresent()))
                .statement();
    }

    private static Value text(Optional<BigDecimal> number) {
        return Value.of(number.map(BigDecimal::toPlainString).orElse(""));
    }

    /** The outcomes of a metric, in the form in which all metrics are added up together. */
    BoundStatement outcome(Experiment experiment, Metric metric) {
        Options options = metric.options();
        Window window = experiment.window(metric);
        Template template = switch (metric.kind()) {
            case PROPORTION, MEAN, RETENTION, QUANTILE -> library.engine("outcome_value");
            case COUNT -> library.engine("outcome_count");
            case RATIO -> library.engine("outcome_ratio");
            case SCORE -> library.engine("outcome_score")
                    .bind("lowest_answer", Value.of(options.scale().orElseThrow().lowest()))
                    .bind("highest_answer", Value.of(options.scale().orElseThrow().highest()));
            case CSAT, NPS -> library.engine("outcome_survey")
                    .bind("lowest_answer", Value.of(options.scale().orElseThrow().lowest()))
                    .bind("highest_answer", Value.of(options.scale().orElseThrow().highest()))
                    .bind("upper_box", Value.of(options.topBox()))
                    .bind("lower_box", Value.of(options.bottomBox()));
        };
        return template.bind("metric", Value.of(metric.name()))
                .bind("from_hour", Value.of(window.fromHour()))
                .bind("half_hour", Value.of(window.halfHour()))
                .bind("to_hour", Value.of(window.toHour()))
                .bind("pre_hours", Value.of(HOURS * experiment.plan().adjustment().preDays()))
                .fill("metric", filtered(metric))
                .statement();
    }

    /** The rows of a metric's file that count: those of its filter, and of its level where it is a part of another. */
    private static BoundStatement filtered(Metric metric) {
        SqlFile file = metric.file();
        List<Condition> conditions = new ArrayList<>();
        metric.options().filter().ifPresent(filter -> conditions.add(Conditions.parse(file.header(), "filter", filter)));
        metric.options().level().ifPresent(level -> conditions.add(Conditions.equal(metric.options().dimension().orElseThrow().column(), level)));
        return conditions.isEmpty() ? BoundStatement.of(file) : Conditions.where(file, conditions);
    }
}
