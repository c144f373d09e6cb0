package io.truelift.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Parameter;
import io.trino.sql.util.AstUtils;
import io.truelift.query.BoundStatement;
import io.truelift.query.References;
import io.truelift.query.SqlLibrary;
import io.truelift.query.TestFiles;
import io.truelift.query.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class ExperimentStatementsTest {
    private final SqlLibrary library = TestFiles.shipped();
    private final ExperimentReader reader = new ExperimentReader(library);
    private final ExperimentStatements statements = new ExperimentStatements(library);

    @ParameterizedTest
    @ValueSource(strings = {"hillstrom_email", "cart_reminder", "welcome_personalization"})
    void putsOneStatementTogetherThatParsesAndHasAParameterForEachValue(String name) {
        BoundStatement sums = statements.sums(reader.read(name));

        assertThat(new SqlParser().createStatement(sums.readableText())).isEqualTo(sums.readable());
        assertThat(AstUtils.preOrder(new SqlParser().createStatement(sums.text())).filter(node -> node instanceof Parameter))
                .hasSameSizeAs(sums.values());
        assertThat(References.of(sums, SqlLibrary.CATALOG, library.dictionary())).contains("governed.exposure", "governed.consent");
    }

    @Test
    void bindsThePurposeTheDaysAndEachMetricWithItsWindow() {
        assertThat(statements.sums(reader.read("hillstrom_email")).values())
                .containsExactly(
                        Value.of("analytics"),
                        Value.of("0001-01-01T00:00:00Z"),
                        Value.of("9999-12-31T00:00:00Z"),
                        Value.of("visit"), Value.of(true), Value.of(0), Value.of(14),
                        Value.of("conversion"), Value.of(true), Value.of(0), Value.of(14),
                        Value.of("revenue_per_customer"), Value.of(false), Value.of(0), Value.of(14));
    }

    @Test
    void countsExposedUnitsOfTheSameExperiment() {
        BoundStatement exposed = statements.exposedUnits(reader.read("hillstrom_email"));

        assertThat(exposed.readableText()).contains("experiment = 'hillstrom_email'").doesNotContain("consent");
    }
}
