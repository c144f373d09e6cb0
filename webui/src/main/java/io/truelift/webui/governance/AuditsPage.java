package io.truelift.webui.governance;

import io.truelift.webui.start.Statement;
import io.truelift.webui.warehouse.Answer;
import io.truelift.webui.warehouse.LiveWarehouse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What did the checks of the contracts find in the last runs, those that were stopped included? */
@RequestScoped
@Named("auditsPage")
public class AuditsPage {
    private static final Statement AUDITS = Statement.of(AuditsPage.class, "audits.sql");
    private static final Statement RESULTS = Statement.of(AuditsPage.class, "check_results.sql");

    private final LiveWarehouse warehouse;
    private final QualityPage quality;
    private @Nullable Answer<List<Audited>> audits;
    private @Nullable Answer<List<CheckTrend>> trends;

    @Inject
    AuditsPage(LiveWarehouse warehouse, QualityPage quality) {
        this.warehouse = warehouse;
        this.quality = quality;
    }

    /**
     * A run whose checks were carried out.
     *
     * @param at when; null for runs of before that was kept
     * @param checks how many were carried out
     * @param errors how many were broken that stop a run
     * @param warnings how many were broken that do not
     * @param isPublished whether it was published
     */
    public record Audited(
            String run, @Nullable Instant at, long checks, long errors, long warnings, boolean isPublished) {

        public String tone() {
            return !isPublished ? "bad" : warnings > 0 ? "early" : "good";
        }

        public String outcome() {
            return isPublished ? "published" : "stopped";
        }
    }

    /** Where the warehouse is away, it is asked once and not again for every table of the page. */
    public Answer<List<Audited>> audits() {
        if (audits == null) {
            audits = quality.runs() instanceof Answer.Away<?> away
                    ? new Answer.Away<>(away.reason())
                    : warehouse.rows(AUDITS, AuditsPage::audited);
        }
        return audits;
    }

    /** Whether a run was audited. */
    public boolean isAny() {
        return audits().isAnswered() && !audits().orThrow().isEmpty();
    }

    /** Checks that measured something or were broken, each over the last runs. */
    public Answer<List<CheckTrend>> trends() {
        if (trends == null) {
            trends = switch (audits()) {
                case Answer.Away<?> away -> new Answer.Away<>(away.reason());
                case Answer.Refused<?> refused -> new Answer.Refused<>(refused.reason());
                case Answer.Answered<List<Audited>>(List<Audited> runs) ->
                    trends(
                            runs.reversed().stream().map(Audited::run).toList(),
                            warehouse.rows(RESULTS, AuditsPage::found));
            };
        }
        return trends;
    }

    private static Answer<List<CheckTrend>> trends(List<String> runs, Answer<List<CheckTrend.Found>> found) {
        return switch (found) {
            case Answer.Away<?> away -> new Answer.Away<>(away.reason());
            case Answer.Refused<?> refused -> new Answer.Refused<>(refused.reason());
            case Answer.Answered<List<CheckTrend.Found>>(List<CheckTrend.Found> rows) ->
                new Answer.Answered<>(CheckTrend.of(runs, rows));
        };
    }

    private static Audited audited(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp(2);
        return new Audited(
                row.getString(1),
                at == null ? null : at.toInstant(),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getBoolean(6));
    }

    private static CheckTrend.Found found(ResultSet row) throws SQLException {
        String column = row.getString("column_name");
        String feed = row.getString("feed");
        String rule = row.getString("rule");
        double measured = row.getDouble("measured_value");
        boolean isMeasured = !row.wasNull();
        return new CheckTrend.Found(
                "%s of %s"
                        .formatted(
                                rule,
                                feed.isEmpty()
                                        ? row.getString("table_name") + (column.isEmpty() ? "" : "." + column)
                                        : "feed " + feed),
                new CheckTrend.Result(
                        row.getString("run_id"),
                        rule,
                        row.getString("severity"),
                        row.getLong("violations"),
                        isMeasured ? measured : null,
                        row.getString("detail"),
                        row.getString("sources")));
    }
}
