package io.truelift.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Parameter;
import io.trino.sql.util.AstUtils;
import io.truelift.analysis.totals.ExperimentTotals;
import io.truelift.analysis.totals.Share;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.BoundStatement;
import io.truelift.definitions.query.References;
import io.truelift.definitions.query.Selection;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TestFiles;
import io.truelift.definitions.query.Value;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentStatementsTest {
    private final SqlLibrary library = TestFiles.shipped();
    private final ExperimentReader reader = new ExperimentReader(library);
    private static final Instant AS_OF = Instant.parse("2026-04-01T00:00:00Z");

    private final ExperimentStatements statements = new ExperimentStatements(library, AS_OF);
    private final ExperimentTotals totals = new ExperimentTotals(library);

    @ParameterizedTest
    @ValueSource(strings = {"hillstrom_email", "cart_reminder", "welcome_personalization"})
    void putsOneStatementTogetherThatParsesAndHasAParameterForEachValue(String name) {
        BoundStatement sums = totals.fromFacts(reader.read(name), AS_OF);

        assertThat(new SqlParser().createStatement(sums.readableText())).isEqualTo(sums.readable());
        assertThat(AstUtils.preOrder(new SqlParser().createStatement(sums.text()))
                        .filter(node -> node instanceof Parameter))
                .hasSameSizeAs(sums.values());
        assertThat(References.of(sums, SqlLibrary.CATALOG, library.dictionary()))
                .contains("governed.exposure", "governed.consent");
    }

    @Test
    void bindsThePurposeAndTheWindowOfEachMetric() {
        assertThat(totals.fromFacts(reader.read("welcome_personalization"), AS_OF)
                        .values())
                .containsSubsequence(
                        Value.of("personalization"), Value.of("0001-01-01T00:00:00Z"), Value.of("9999-12-31T00:00:00Z"))
                // retention counts from day 7 to day 28: hours 168 to 672
                .containsSubsequence(Value.of(168), Value.of(672));
    }

    @Test
    void readsATableOnceForAllMetricsThatOnlyChooseRowsOfIt() {
        // four metrics share a scan; the average order value adds up orders first and has its own
        String text = totals.fromFacts(reader.read("cart_reminder"), AS_OF).readableText();
        assertThat(text.split("lakehouse\\.governed\\.order_line", -1))
                .as("mentions of order_line")
                .hasSize(3);
    }

    @Test
    void asksForNoMoreSumsThanThePlanNeeds() {
        assertThat(Selection.columns(totals.fromFacts(reader.read("cart_reminder"), AS_OF)))
                .contains("y_1", "yy_1")
                .doesNotContain("x_1", "d_1", "a", "xx_1", "ya_1");
        assertThat(Selection.columns(totals.fromFacts(reader.read("hillstrom_email"), AS_OF)))
                .contains("a", "aa", "ya_1")
                .doesNotContain("x_1", "b");
    }

    @Test
    void countsExposedUnitsOfTheSameExperiment() {
        BoundStatement exposed = statements.exposedUnits(reader.read("hillstrom_email"), Share.ALL);

        assertThat(exposed.readableText())
                .contains("experiment = 'hillstrom_email'")
                .contains("unknown");
    }
}
