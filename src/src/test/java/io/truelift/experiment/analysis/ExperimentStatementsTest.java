package io.truelift.experiment.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Parameter;
import io.trino.sql.util.AstUtils;
import io.truelift.experiment.ExperimentReader;
import io.truelift.query.BoundStatement;
import io.truelift.query.References;
import io.truelift.query.Selection;
import io.truelift.query.SqlLibrary;
import io.truelift.query.TestFiles;
import io.truelift.query.Value;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentStatementsTest {
    private final SqlLibrary library = TestFiles.shipped();
    private final ExperimentReader reader = new ExperimentReader(library);
    private final ExperimentStatements statements = new ExperimentStatements(library, Instant.parse("2026-04-01T00:00:00Z"));

    @ParameterizedTest
    @ValueSource(strings = {"hillstrom_email", "cart_reminder", "welcome_personalization"})
    void putsOneStatementTogetherThatParsesAndHasAParameterForEachValue(String name) {
        BoundStatement sums = statements.sums(reader.read(name), Map.of());

        assertThat(new SqlParser().createStatement(sums.readableText())).isEqualTo(sums.readable());
        assertThat(AstUtils.preOrder(new SqlParser().createStatement(sums.text())).filter(node -> node instanceof Parameter))
                .hasSameSizeAs(sums.values());
        assertThat(References.of(sums, SqlLibrary.CATALOG, library.dictionary())).contains("governed.exposure", "governed.consent");
    }

    @Test
    void bindsThePurposeTheDaysAndEachMetricWithItsWindow() {
        assertThat(statements.sums(reader.read("welcome_personalization"), Map.of()).values())
                .startsWith(Value.of("2026-04-01T00:00:00Z"))
                .containsSubsequence(
                        Value.of("personalization"), Value.of("0001-01-01T00:00:00Z"), Value.of("9999-12-31T00:00:00Z"))
                .containsSubsequence(Value.of("visits_per_customer"), Value.of("whole"), Value.of(false), Value.of(false), Value.of(672))
                .containsSubsequence(Value.of("retention"), Value.of("whole"), Value.of(true), Value.of(false), Value.of(672))
                .containsSubsequence(Value.of("retention"), Value.of(168), Value.of(420), Value.of(672), Value.of(0));
    }

    @Test
    void asksForNoMoreSumsThanThePlanNeeds() {
        assertThat(Selection.columns(statements.sums(reader.read("cart_reminder"), Map.of()))).contains("y", "d", "yy", "yd", "dd").doesNotContain("x", "a", "xx", "ya");
        assertThat(Selection.columns(statements.sums(reader.read("hillstrom_email"), Map.of()))).contains("a", "aa", "ya").doesNotContain("x", "b");
    }

    @Test
    void countsExposedUnitsOfTheSameExperiment() {
        BoundStatement exposed = statements.exposedUnits(reader.read("hillstrom_email"));

        assertThat(exposed.readableText()).contains("experiment = 'hillstrom_email'").contains("unknown");
    }
}
