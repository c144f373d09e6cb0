package io.truelift.analysis.decision;

import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Every decision on an experiment. Later ones replace earlier ones, which stay on record. */
public final class DecisionLog {
    private final DataSource database;

    public DecisionLog(DataSource database) {
        this.database = database;
    }

    /** Adds a decision for good. */
    public void add(ExperimentDecision decision) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(DecisionLog.class, "add_decision.sql"))) {
            statement.setString(1, decision.experiment());
            statement.setLong(2, decision.reportId());
            statement.setString(3, decision.choice().name());
            statement.setString(4, decision.reason());
            statement.setString(5, decision.person());
            statement.setTimestamp(6, Timestamp.from(decision.at()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot record the decision on %s: %s".formatted(decision.experiment(), e.getMessage()), e);
        }
    }

    /** What was decided on an experiment, the newest first. */
    public List<ExperimentDecision> of(String experiment) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(DecisionLog.class, "decisions.sql"))) {
            statement.setString(1, experiment);
            return read(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the decisions on %s: %s".formatted(experiment, e.getMessage()), e);
        }
    }

    /** What was decided last on each experiment. */
    public List<ExperimentDecision> newestOfEach() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(Resources.text(DecisionLog.class, "newest_decisions.sql"))) {
            return read(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the decisions on experiments: " + e.getMessage(), e);
        }
    }

    private static List<ExperimentDecision> read(PreparedStatement statement) throws SQLException {
        List<ExperimentDecision> decisions = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                decisions.add(new ExperimentDecision(
                        rows.getString("experiment"),
                        rows.getLong("report_id"),
                        Choice.valueOf(rows.getString("decision")),
                        rows.getString("reason"),
                        rows.getString("decided_by"),
                        rows.getTimestamp("decided_at").toInstant()));
            }
        }
        return decisions;
    }
}
