package io.truelift.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.definitions.query.QueryException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptOrFactsTest {
    private static final Logger LOG = Logger.getLogger(KeptOrFacts.class.getName());

    private final List<String> warnings = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            warnings.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
        LOG.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(handler);
        LOG.setUseParentHandlers(true);
    }

    private static KeptOrFacts.Question<String> failing(int number) {
        return () -> {
            throw new QueryException(
                    "Cannot run kept: the engine says no",
                    new SQLException("Query failed (#1): the engine says no", "42000", number));
        };
    }

    @Test
    void asksWhatIsKeptAlone() throws SQLException {
        assertThat(KeptOrFacts.ask("light", () -> "kept", failing(8))).isEqualTo("kept");
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 44, 45, 46, 47}) // refused; no such catalog, schema, table, column
    void asksTheFactsWhereNothingCanBeKeptAndSaysWhatToDo(int number) throws SQLException {
        assertThat(KeptOrFacts.ask("light", failing(number), () -> "facts")).isEqualTo("facts");
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains(
                        "light was worked out from the facts",
                        "the engine says no",
                        "./truelift dictionary publish",
                        "dictionary rules prints");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 0x2_0007}) // not reached or of the user; division by zero; memory
    void handsOnWhatElseFails(int number) {
        assertThatThrownBy(() -> KeptOrFacts.ask("light", failing(number), () -> "facts"))
                .isInstanceOf(QueryException.class);
        assertThat(warnings).isEmpty();
    }

    @Test
    void blamesTheQuestionWhereTheFactsFailAsWell() {
        assertThatThrownBy(() -> KeptOrFacts.ask("light", failing(46), () -> {
                    throw new QueryException("Cannot run facts: no such table");
                }))
                .hasMessage("Cannot run facts: no such table");
        assertThat(warnings).isEmpty();
    }
}
