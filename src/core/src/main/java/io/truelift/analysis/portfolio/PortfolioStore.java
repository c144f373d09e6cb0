package io.truelift.analysis.portfolio;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.analysis.decision.ExperimentDecision;
import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.project.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Summaries of the newest report of every experiment, in the application database. A report that is stored makes a line without a
 * summary; who reads next fills it in, so that no report is read whole twice and no summary is older than its report.
 */
public final class PortfolioStore {
    private final DataSource database;

    public PortfolioStore(DataSource database) {
        this.database = database;
    }

    /** Changes whenever a report, a decision, a start or a stop is added. */
    public String stamp() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = statement(connection, "portfolio_stamp.sql");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString("stamp");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot see whether there are new reports: " + e.getMessage(), e);
        }
    }

    /** Every experiment that has a report, by key. */
    public Portfolio read() {
        try (Connection connection = database.getConnection()) {
            fill(connection);
            try (PreparedStatement statement = statement(connection, "portfolio.sql");
                    ResultSet rows = statement.executeQuery()) {
                List<PortfolioEntry> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(entry(rows));
                }
                return new Portfolio(entries);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Cannot read what the experiments found: " + e.getMessage(), e);
        }
    }

    /** Makes the summaries that are missing, a few reports at a time. */
    private static void fill(Connection connection) throws SQLException, JsonProcessingException {
        record Missing(long reportId, String content) {}
        while (true) {
            List<Missing> missing = new ArrayList<>();
            try (PreparedStatement statement = statement(connection, "missing_summaries.sql");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    missing.add(new Missing(rows.getLong("report_id"), rows.getString("content")));
                }
            }
            if (missing.isEmpty()) {
                return;
            }
            try (PreparedStatement statement = statement(connection, "keep_summary.sql")) {
                for (Missing one : missing) {
                    ExperimentReport report = ReportStore.read(Kind.EXPERIMENT, one.content(), ExperimentReport.class);
                    statement.setString(1, ReportStore.JSON.writeValueAsString(ExperimentSummary.of(one.reportId(), report)));
                    statement.setLong(2, one.reportId());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    private static PortfolioEntry entry(ResultSet row) throws SQLException, JsonProcessingException {
        Optional<ExperimentDecision> decision = row.getString("decision") == null
                ? Optional.empty()
                : Optional.of(new ExperimentDecision(
                        row.getString("experiment"), row.getLong("decided_on"), Choice.valueOf(row.getString("decision")), row.getString("reason"),
                        row.getString("decided_by"), row.getTimestamp("decided_at").toInstant()));
        return new PortfolioEntry(
                ReportStore.JSON.readValue(row.getString("summary"), ExperimentSummary.class),
                decision,
                Optional.ofNullable(row.getTimestamp("stopped_at")).map(Timestamp::toInstant));
    }

    private static PreparedStatement statement(Connection connection, String name) throws SQLException {
        return connection.prepareStatement(Resources.text(PortfolioStore.class, name));
    }
}
