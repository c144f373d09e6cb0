package io.truelift.definitions.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.spi.StandardErrorCode;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class EngineErrorTest {
    private static QueryException failure(String message, int number) {
        return BoundStatement.of(SqlFile.parse(Path.of("sql/some.sql"), "-- title: some\n\nSELECT 1 AS one"))
                .failure(new SQLException(message, "42000", number));
    }

    @ParameterizedTest
    @EnumSource
    void hasTheNumberOfTheEngine(EngineError error) {
        assertThat(error.number())
                .isEqualTo(StandardErrorCode.valueOf(error.name()).toErrorCode().getCode());
    }

    @Test
    void isKnownOfAFailedStatement() {
        assertThat(EngineError.of(failure("Query failed (#1): Division by zero", 8)))
                .contains(EngineError.DIVISION_BY_ZERO);
        assertThat(EngineError.of(failure("Query failed (#1): broken", 0))).contains(EngineError.GENERIC_USER_ERROR);
        assertThat(EngineError.of(new QueryException("no engine at all"))).isEmpty();
    }

    @Test
    void isNoneWhereTheEngineWasNotReached() {
        assertThat(EngineError.of(failure("Error executing query: Connection refused", 0)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXCEEDED_LOCAL_MEMORY_LIMIT", "EXCEEDED_GLOBAL_MEMORY_LIMIT"})
    void saysWhichSettingGivesAStatementMoreMemory(EngineError error) {
        assertThat(failure("Query failed (#1): Query exceeded memory limit of 1GB", error.number()))
                .hasMessageContaining("Query exceeded memory limit of 1GB")
                .hasMessageContaining("raise query.max-memory")
                .hasMessageContaining("etc/config.properties of your own Trino")
                .hasMessageContaining("trino-config.properties");
    }

    @Test
    void tellsTheLimitOfANodeFromThatOfTheWhole() {
        assertThat(failure("Query failed (#1): too much", EngineError.EXCEEDED_LOCAL_MEMORY_LIMIT.number()))
                .hasMessageContaining("query.max-memory-per-node:");
        assertThat(failure("Query failed (#1): too much", EngineError.EXCEEDED_GLOBAL_MEMORY_LIMIT.number()))
                .hasMessageContaining("query.max-memory:");
    }

    @Test
    void saysWhatToDoWhereTheWholeEngineIsFull() {
        assertThat(failure("Query failed (#1): killed", EngineError.CLUSTER_OUT_OF_MEMORY.number()))
                .hasMessageContaining("Ask again when fewer run")
                .hasMessageContaining("-Xmx");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = ".*MEMORY.*")
    void addsNothingToOtherFailures(EngineError error) {
        assertThat(failure("Query failed (#1): other", error.number()))
                .hasMessage("Cannot run sql/some.sql: Query failed (#1): other");
    }
}
