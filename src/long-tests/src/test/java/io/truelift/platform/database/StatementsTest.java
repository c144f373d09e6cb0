package io.truelift.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.platform.project.Settings;
import io.truelift.stack.TestWarehouse;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statements from files, in a real PostgreSQL. */
@Tag("servers")
class StatementsTest {
    private static Statements statements;

    @BeforeAll
    static void open() {
        statements = Statements.of(
                StatementsTest.class,
                Database.of(Settings.of(TestWarehouse.shared().project())));
    }

    @Test
    void theyHoldTogetherOrNotAtAll() {
        assertThatThrownBy(() -> statements.askTogether(why -> "Cannot add: " + why, asked -> {
                    asked.createUpdate("add_person.sql")
                            .bind("name", "together")
                            .execute();
                    return asked.createUpdate("add_person.sql")
                            .bind("name", "together")
                            .execute();
                }))
                .hasMessageStartingWith("Cannot add: ERROR: duplicate key");
        assertThat(count("together")).isZero();
    }

    @Test
    void eachHoldsAsSoonAsItIsDone() {
        assertThatThrownBy(() -> statements.ask(why -> "Cannot add: " + why, asked -> {
                    asked.createUpdate("add_person.sql").bind("name", "alone").execute();
                    return asked.createUpdate("add_person.sql")
                            .bind("name", "alone")
                            .execute();
                }))
                .hasMessageStartingWith("Cannot add: ERROR: duplicate key");
        assertThat(count("alone")).isEqualTo(1);
    }

    @Test
    void aFailureSaysWhatTheDatabaseSaysWithoutTheOtherValues() {
        assertThatThrownBy(() -> statements.ask(
                        why -> "Cannot divide: " + why,
                        asked -> asked.createQuery("divide.sql")
                                .bind("secret", 1234567)
                                .mapTo(Long.class)
                                .one()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot divide: ERROR: division by zero")
                .hasCauseInstanceOf(SQLException.class)
                .hasRootCauseMessage("ERROR: division by zero");
    }

    @Test
    void aMissingFileAndAMissingValueAreNamed() {
        assertThatThrownBy(() -> statements.ask(
                        why -> why, asked -> asked.createUpdate("nothing.sql").execute()))
                .hasMessageContaining("Cannot find nothing.sql beside io.truelift.platform.database.StatementsTest");
        assertThatThrownBy(() -> statements.ask(
                        why -> "Cannot add: " + why,
                        asked -> asked.createUpdate("add_person.sql").execute()))
                .hasMessageStartingWith("Cannot add: Missing named parameter 'name'");
    }

    private static long count(String name) {
        return statements.ask(
                why -> why,
                asked -> asked.createQuery("count_people.sql")
                        .bind("name", name)
                        .mapTo(Long.class)
                        .one());
    }
}
