package io.truelift.governance.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.governance.privacy.PersonLookUp.Outcome;
import io.truelift.platform.database.Database;
import io.truelift.platform.project.Settings;
import io.truelift.stack.TestWarehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The record of look-ups, in a real PostgreSQL. */
@Tag("servers")
class LookUpLogTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final String IDENTIFIER = "email:0123456789abcdef0123456789abcdef";

    private static DataSource database;
    private static LookUpLog log;

    @BeforeAll
    static void open() {
        database = Database.of(Settings.of(TestWarehouse.shared().project()));
        log = new LookUpLog(database, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @Test
    void keepsWhoLookedWhenByWhatAndWhyBeforeAnythingIsKnown() {
        long id = log.begin("governance", IDENTIFIER, " Request 4711 of the person ");
        assertThat(log.find(id))
                .contains(new PersonLookUp(
                        id, NOON, "governance", "email", IDENTIFIER, "Request 4711 of the person", Optional.empty()));
        log.end(id, Outcome.NOT_FOUND);
        assertThat(log.find(id).orElseThrow().outcome()).contains(Outcome.NOT_FOUND);
        assertThat(log.newest(1, 0).getFirst().id()).isEqualTo(id);
        assertThat(log.newest(1, log.count())).isEmpty();
    }

    @Test
    void refusesALookUpWithoutAReason() {
        long before = log.count();
        assertThatThrownBy(() -> log.begin("governance", IDENTIFIER, "  ")).hasMessageContaining("without a reason");
        assertThat(log.count()).isEqualTo(before);
    }

    @Test
    void cannotBeChanged() throws SQLException {
        long id = log.begin("governance", IDENTIFIER, "Request 4712");
        log.end(id, Outcome.FOUND);
        assertThatThrownBy(() -> log.end(id, Outcome.NOT_FOUND))
                .as("what came of it is known once")
                .hasMessageContaining("Cannot record what came of look-up");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String change : new String[] {
                "UPDATE person_look_up SET reason = 'other'",
                "DELETE FROM person_look_up_outcome",
                "TRUNCATE person_look_up CASCADE"
            }) {
                assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("its lines are a record");
            }
        }
    }
}
