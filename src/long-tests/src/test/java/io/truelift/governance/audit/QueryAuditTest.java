package io.truelift.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.audit.AuditedQuery.State;
import io.truelift.governance.audit.AuditedQuery.TableRead;
import io.truelift.governance.audit.QueryAudit.Filter;
import io.truelift.governance.audit.QueryAudit.Reader;
import io.truelift.platform.database.Database;
import io.truelift.platform.project.Settings;
import io.truelift.stack.TestWarehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real Trino with our listener writes who read what to a real PostgreSQL. */
@Tag("servers")
class QueryAuditTest {
    private static final Filter EVERYTHING = new Filter("", "nobody", "", "", "");

    private static TestWarehouse warehouse;
    private static DataSource database;
    private static QueryAudit log;

    @BeforeAll
    static void start() {
        warehouse = TestWarehouse.shared();
        database = Database.of(Settings.of(warehouse.project()));
        log = new QueryAudit(database);
    }

    @Test
    void keepsWhoReadWhichColumnsOfWhichTables() throws Exception {
        warehouse.rowsAs(
                "analyst",
                "SELECT /* one */ c.country, count(o.amount) FROM lakehouse.governed.customer c JOIN lakehouse.governed.order_line o ON o.customer_id = c.customer_id WHERE c.given_name = 'A.' GROUP BY 1");
        AuditedQuery event = await("/* one */");

        assertThat(event.person()).isEqualTo("analyst");
        assertThat(event.source()).isEqualTo("truelift");
        assertThat(event.state()).isEqualTo(State.FINISHED);
        assertThat(event.askedAt()).isBetween(Instant.now().minusSeconds(120), Instant.now());
        assertThat(event.tables())
                .as("the rule of rows reads governed.consent by itself")
                .extracting(TableRead::table)
                .containsExactly("governed.customer", "governed.order_line");
        assertThat(event.tables().getFirst().columns()).containsExactly("country", "customer_id", "given_name");
        assertThat(event.tables().getFirst().masked())
                .as("what is guarded is shown")
                .containsExactly("given_name");
        assertThat(event.tables().getLast().columns()).containsExactly("amount", "customer_id");
    }

    @Test
    void keepsWhatWasRefusedAndWhy() throws Exception {
        assertThatThrownBy(() ->
                        warehouse.rowsAs("analyst", "SELECT /* two */ income_band FROM lakehouse.governed.customer"))
                .hasMessageContaining("Access Denied");
        AuditedQuery event = await("/* two */");
        assertThat(event.state()).isEqualTo(State.REFUSED);
        assertThat(event.message()).isEqualTo("Access Denied: Cannot select from table lakehouse.governed.customer");
        assertThat(event.sql()).contains("income_band");
    }

    @Test
    void ofAFailureKeepsItsNameAndNotTheValuesInItsMessage() throws Exception {
        warehouse.execute(
                "INSERT INTO lakehouse.raw.touch (record_id, campaign, feed, run_id) VALUES ('r', 'quite private', 'f', 'run-1')");
        try {
            assertThatThrownBy(() -> warehouse.rowsAs(
                            "governance", "SELECT /* three */ CAST(campaign AS integer) FROM lakehouse.raw.touch"))
                    .hasMessageContaining("quite private");
            AuditedQuery event = await("/* three */");
            assertThat(event.state()).isEqualTo(State.FAILED);
            assertThat(event.message()).isEqualTo("INVALID_CAST_ARGUMENT");
        } finally {
            warehouse.empty("raw.touch");
        }
    }

    @Test
    void findsByPersonTableColumnAndState() throws Exception {
        warehouse.rowsAs("governance", "SELECT /* four */ locale FROM lakehouse.governed.event");
        await("/* four */");
        Filter filter = new Filter("governance", "truelift", "FINISHED", "governed.event", "locale");
        assertThat(log.find(filter, 1, 0))
                .extracting(AuditedQuery::sql)
                .containsExactly("SELECT /* four */ locale FROM lakehouse.governed.event");
        assertThat(log.count(filter)).isPositive();
        assertThat(log.find(new Filter("governance", "truelift", "FINISHED", "governed.event", "referrer"), 9, 0))
                .noneMatch(event -> event.sql().contains("four"));
        assertThat(log.find(new Filter("analyst", "truelift", "", "governed.event", "locale"), 9, 0))
                .noneMatch(event -> event.sql().contains("four"));
        assertThat(log.readers(filter, Instant.now().minus(Duration.ofDays(1))))
                .extracting(Reader::table)
                .containsExactly("governed.event");
        assertThat(log.people(Instant.now().minus(Duration.ofDays(1)))).contains("governance");
        assertThat(log.find(new Filter("", "truelift", "", "", ""), 500, 0))
                .as("the suite's own asking is left out unless it is asked for")
                .noneMatch(event -> event.person().equals("truelift"));
        assertThat(log.lost()).isZero();
    }

    @Test
    void leavesOutQueriesThatReadNoTable() throws Exception {
        warehouse.rowsAs("analyst", "SELECT /* five */ 1");
        warehouse.rowsAs("analyst", "SELECT /* six */ country FROM lakehouse.governed.customer");
        await("/* six */");
        assertThat(log.find(EVERYTHING, 500, 0)).noneMatch(event -> event.sql().contains("/* five */"));
    }

    @Test
    void theRecordStaysForFourHundredDays() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("UPDATE query_event SET person = 'other'"))
                    .hasMessageContaining("its lines are a record");
            assertThatThrownBy(() -> statement.execute("DELETE FROM query_event"))
                    .hasMessageContaining("stay for 400 days");
            statement.execute(
                    "INSERT INTO query_event (query_id, asked_at, ended_at, person, source, state, message, sql, rows_out) "
                            + "VALUES ('old', now() - interval '401 days', now(), 'old', '', 'FINISHED', '', '', 0)");
            assertThat(statement.executeUpdate("DELETE FROM query_event WHERE query_id = 'old'"))
                    .isEqualTo(1);
        }
    }

    /** The listener writes from a thread of its own. */
    private static AuditedQuery await(String words) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            List<AuditedQuery> found = log.find(EVERYTHING, 50, 0).stream()
                    .filter(event -> event.sql().contains(words))
                    .toList();
            if (!found.isEmpty()) {
                return found.getFirst();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Nothing was recorded of " + words);
    }
}
