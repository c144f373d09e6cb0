package io.truelift.analysis.totals;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.Metric.Options;
import io.truelift.definitions.metric.Window;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.Conditions;
import io.truelift.definitions.query.Conditions.Condition;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.Template;
import io.truelift.definitions.query.Value;
import java.util.ArrayList;
import java.util.List;

/** What a row of a metric's file counts for. */
public final class Outcomes {
    private static final int HOURS = 24;

    private final SqlLibrary library;

    public Outcomes(SqlLibrary library) {
        this.library = library;
    }

    /** The rows of a metric with what they count for, each with the metric's name and window. */
    public BoundStatement rows(Experiment experiment, Metric metric) {
        List<Condition> conditions = conditions(metric);
        SqlFile file = metric.file();
        return template(
                        metric,
                        experiment.window(metric),
                        HOURS * experiment.plan().adjustment().preDays())
                .fill("metric", conditions.isEmpty() ? BoundStatement.of(file) : Conditions.where(file, conditions))
                .statement();
    }

    /** The template that says what a row counts for, with the values of its parameters. */
    static Template template(Metric metric, SqlLibrary library, Window window, int preHours) {
        return new Outcomes(library).template(metric, window, preHours);
    }

    private Template template(Metric metric, Window window, int preHours) {
        Options options = metric.options();
        Template template = library.engine(metric.kind().template());
        if (metric.kind().isAnswer()) {
            template = template.bind(
                            "lowest_answer",
                            Value.of(options.scale().orElseThrow().lowest()))
                    .bind(
                            "highest_answer",
                            Value.of(options.scale().orElseThrow().highest()));
        }
        if (metric.kind().hasBoxes()) {
            template = template.bind("upper_box", Value.of(options.topBox()))
                    .bind("lower_box", Value.of(options.bottomBox()));
        }
        return template.bind("metric", Value.of(metric.name()))
                .bind("from_hour", Value.of(window.fromHour()))
                .bind("half_hour", Value.of(window.halfHour()))
                .bind("to_hour", Value.of(window.toHour()))
                .bind("pre_hours", Value.of(preHours));
    }

    /** Which rows of a metric's file count: those of its filter, and of its level where it is a part of another. */
    static List<Condition> conditions(Metric metric) {
        List<Condition> conditions = new ArrayList<>();
        metric.options()
                .filter()
                .ifPresent(
                        filter -> conditions.add(Conditions.parse(metric.file().header(), "filter", filter)));
        metric.options()
                .level()
                .ifPresent(level -> conditions.add(Conditions.equal(
                        metric.options().dimension().orElseThrow().column(), level)));
        return conditions;
    }
}
