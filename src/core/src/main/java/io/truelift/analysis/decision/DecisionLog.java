package io.truelift.analysis.decision;

import io.truelift.platform.database.Statements;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Every decision on an experiment. Later ones replace earlier ones, which stay on record. */
public final class DecisionLog {
    private static final RowMapper<ExperimentDecision> DECISIONS = ConstructorMapper.of(ExperimentDecision.class);

    private final Statements database;

    public DecisionLog(DataSource database) {
        this.database = Statements.of(DecisionLog.class, database);
    }

    /** Adds a decision for good. */
    public void add(ExperimentDecision decision) {
        database.ask(
                why -> "Cannot record the decision on %s: %s".formatted(decision.experiment(), why),
                asked -> asked.createUpdate("add_decision.sql")
                        .bindMethods(decision)
                        .execute());
    }

    /** What was decided on an experiment, the newest first. */
    public List<ExperimentDecision> of(String experiment) {
        return database.ask(
                why -> "Cannot read the decisions on %s: %s".formatted(experiment, why),
                asked -> asked.createQuery("decisions.sql")
                        .bind("experiment", experiment)
                        .map(DECISIONS)
                        .list());
    }

    /** What was decided last on each experiment. */
    public List<ExperimentDecision> newestOfEach() {
        return database.ask(
                why -> "Cannot read the decisions on experiments: " + why,
                asked ->
                        asked.createQuery("newest_decisions.sql").map(DECISIONS).list());
    }
}
