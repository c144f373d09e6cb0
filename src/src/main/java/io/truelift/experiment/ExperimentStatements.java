package io.truelift.experiment;

import io.truelift.experiment.Experiment.Measure;
import io.truelift.query.BoundStatement;
import io.truelift.query.Queries;
import io.truelift.query.SqlLibrary;
import io.truelift.query.Template;
import io.truelift.query.Value;
import java.util.List;

/** Puts the statements of an experiment together from its file, its metrics and the templates of the engine. */
public final class ExperimentStatements {
    private final SqlLibrary library;

    public ExperimentStatements(SqlLibrary library) {
        this.library = library;
    }

    /** The one statement that gives every sum of the experiment. */
    public BoundStatement sums(Experiment experiment) {
        List<BoundStatement> outcomes =
                experiment.measures().stream().map(measure -> outcome(experiment, measure)).toList();
        return between(library.engine("experiment_statistics"), experiment)
                .bind("purpose", Value.of(experiment.purpose()))
                .fill("exposure", experiment.file())
                .fill("outcome", Queries.unionAll("outcomes of " + experiment.name(), outcomes))
                .statement();
    }

    /** How many units were exposed, whatever they agreed to. */
    public BoundStatement exposedUnits(Experiment experiment) {
        return between(library.engine("exposed_units"), experiment).fill("exposure", experiment.file()).statement();
    }

    private static Template between(Template template, Experiment experiment) {
        return template.bind("started_at", Value.of(experiment.startedAt())).bind("ended_at", Value.of(experiment.endedAt()));
    }

    private BoundStatement outcome(Experiment experiment, Measure measure) {
        Metric metric = measure.metric();
        Template template =
                switch (metric.kind()) {
                    case PROPORTION -> library.engine("outcome_value").bind("is_proportion", Value.of(true));
                    case MEAN -> library.engine("outcome_value").bind("is_proportion", Value.of(false));
                    case RATIO -> library.engine("outcome_ratio");
                };
        Window window = experiment.window(metric);
        return template.bind("metric", Value.of(metric.name()))
                .bind("from_day", Value.of(window.fromDay()))
                .bind("to_day", Value.of(window.toDay()))
                .fill("metric", metric.file())
                .statement();
    }
}
