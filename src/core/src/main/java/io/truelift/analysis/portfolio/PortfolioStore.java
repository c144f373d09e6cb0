package io.truelift.analysis.portfolio;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.analysis.decision.ExperimentDecision;
import io.truelift.analysis.decision.ExperimentDecision.Choice;
import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.database.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Summaries of the newest report of every experiment, in the application database. A report that is stored makes a line without a
 * summary; who reads next fills it in, so that no report is read whole twice and no summary is older than its report.
 */
public final class PortfolioStore {
    private static final RowMapper<Line> LINES = ConstructorMapper.of(Line.class);
    private static final RowMapper<Missing> MISSING = ConstructorMapper.of(Missing.class);

    private final Statements database;

    public PortfolioStore(DataSource database) {
        this.database = Statements.of(PortfolioStore.class, database);
    }

    /** A report whose summary is missing. */
    private record Missing(long reportId, String content) {}

    /** An experiment as it is kept; without a decision, all of its columns are absent. */
    private record Line(
            String experiment,
            String summary,
            Optional<Long> decidedOn,
            Optional<Choice> decision,
            Optional<String> reason,
            Optional<String> decidedBy,
            Optional<Instant> decidedAt,
            Optional<Instant> stoppedAt) {

        PortfolioEntry entry() throws JsonProcessingException {
            return new PortfolioEntry(
                    ReportStore.JSON.readValue(summary, ExperimentSummary.class),
                    decision.map(choice -> new ExperimentDecision(
                            experiment,
                            decidedOn.orElseThrow(),
                            choice,
                            reason.orElseThrow(),
                            decidedBy.orElseThrow(),
                            decidedAt.orElseThrow())),
                    stoppedAt);
        }
    }

    /** Changes whenever a report, a decision, a start or a stop is added. */
    public String stamp() {
        return database.ask(
                why -> "Cannot see whether there are new reports: " + why,
                asked -> asked.createQuery("portfolio_stamp.sql")
                        .mapTo(String.class)
                        .one());
    }

    /** Every experiment that has a report, by key. */
    public Portfolio read() {
        return database.ask(why -> "Cannot read what the experiments found: " + why, asked -> {
            fill(asked);
            List<PortfolioEntry> entries = new ArrayList<>();
            for (Line line : asked.createQuery("portfolio.sql").map(LINES)) {
                entries.add(line.entry());
            }
            return new Portfolio(entries);
        });
    }

    /** Makes the summaries that are missing, a few reports at a time. */
    private static void fill(Handle asked) throws JsonProcessingException {
        List<Missing> missing = missing(asked);
        while (!missing.isEmpty()) {
            PreparedBatch summaries = asked.prepareBatch("keep_summary.sql");
            for (Missing one : missing) {
                ExperimentReport report = ReportStore.read(Kind.EXPERIMENT, one.content(), ExperimentReport.class);
                summaries
                        .bind("reportId", one.reportId())
                        .bind(
                                "summary",
                                ReportStore.JSON.writeValueAsString(ExperimentSummary.of(one.reportId(), report)))
                        .add();
            }
            summaries.execute();
            missing = missing(asked);
        }
    }

    private static List<Missing> missing(Handle asked) {
        return asked.createQuery("missing_summaries.sql").map(MISSING).list();
    }
}
