package io.truelift.analysis.totals;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.platform.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By the shipped access.yaml analysts see rows of orders and exposures by consent to analytics, of touches to advertising. */
class RowRulesTest {
    private static final String EXPOSURES =
            "SELECT customer_id, variant, exposed_at FROM lakehouse.governed.exposure WHERE experiment = 'e'";

    @TempDir
    private Path folder;

    private SqlLibrary library;
    private RowRules rules;

    @BeforeEach
    void project() throws IOException {
        for (String kind : List.of("experiments", "metrics", "segments")) {
            Files.createDirectory(folder.resolve(kind));
        }
        write(
                "metrics/m",
                "kind: mean",
                "SELECT customer_id, ordered_at AS occurred_at, amount AS value FROM lakehouse.governed.order_line");
        library = new SqlLibrary(folder, DictionaryReader.read(Project.current().governance()), SqlLibrary.CATALOG);
        rules = RowRules.of(library);
    }

    private void write(String file, String header, String sql) {
        try {
            Files.writeString(folder.resolve(file + ".sql"), """
                    -- title: some
                    -- description: Some.
                    -- owner: test
                    -- unit: GBP
                    -- direction: increase
                    -- %s

                    %s
                    """.formatted(header, sql));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Experiment experiment(String purpose, String exposures) throws IOException {
        Files.writeString(folder.resolve("experiments/e.sql"), """
                -- title: e
                -- hypothesis: Some.
                -- owner: test
                -- purpose: %s
                -- control: control
                -- variants:
                --   control: {title: Control, share: 0.5}
                --   treatment: {title: Treatment, share: 0.5}
                -- metrics:
                --   primary: m
                -- window_days: 14
                -- alpha: 0.05
                -- power: 0.8
                -- minimum_effect: 0.05

                %s
                """.formatted(purpose, exposures));
        return new ExperimentReader(library).read("e");
    }

    @Test
    void unitsOfAPlainFileHoldToTheRuleWhereItAsksForTheSamePurpose() throws IOException {
        assertThat(rules.areHeldByUnits(experiment("analytics", EXPOSURES))).isTrue();
        assertThat(rules.areHeldByUnits(experiment("personalization", EXPOSURES)))
                .isFalse();
    }

    /** The variant of somebody who agreed could tell of those who did not. */
    @Test
    void unitsThatHangOnOtherRowsDoNot() throws IOException {
        assertThat(
                        rules.areHeldByUnits(
                                experiment(
                                        "analytics",
                                        "SELECT customer_id, max(variant) OVER () AS variant, exposed_at FROM lakehouse.governed.exposure")))
                .isFalse();
        assertThat(
                        rules.areHeldByUnits(
                                experiment(
                                        "analytics",
                                        "SELECT customer_id, variant, exposed_at FROM lakehouse.governed.exposure WHERE exposed_at > (SELECT min(exposed_at) FROM lakehouse.governed.exposure)")))
                .isFalse();
    }

    @Test
    void factsHoldToItByJoiningToUnitsWhoAgreedToTheirPurpose() throws IOException {
        assertThat(
                        areHeld(
                                "personalization",
                                "SELECT customer_id, ordered_at AS occurred_at, amount AS value FROM lakehouse.governed.order_line"))
                .isTrue();
        assertThat(
                        areHeld(
                                "analytics",
                                "SELECT customer_id, touched_at AS occurred_at, CAST(1 AS decimal(18, 4)) AS value FROM lakehouse.governed.touch"))
                .isFalse();
    }

    /** However the table is written, the engine reads the same one, whose rule asks for another purpose. */
    @Test
    void theRuleIsThatOfTheTableHoweverItIsWritten() throws IOException {
        for (String table : List.of(
                "LAKEHOUSE.Governed.TOUCH",
                "lakehouse.\"governed\".\"touch\"",
                "governed.touch",
                "lakehouse.governed.touch AS t",
                "lakehouse.governed.\"touch$snapshots\"")) {
            assertThat(isHeldUnlessRefused(
                            "SELECT customer_id, touched_at AS occurred_at, CAST(1 AS decimal(18, 4)) AS value FROM "
                                    + table))
                    .as(table)
                    .isFalse();
        }
    }

    /** A file that the project refuses is read by nobody. */
    private boolean isHeldUnlessRefused(String metric) throws IOException {
        try {
            return areHeld("analytics", metric);
        } catch (SqlFileException e) {
            return false;
        }
    }

    /** A unit is a row of the table that a plain file reads; that a file mentions another one says nothing of its people. */
    @Test
    void aTableThatTheExposuresMentionIsNoAgreement() throws IOException {
        write(
                "metrics/m",
                "kind: mean",
                "SELECT customer_id, touched_at AS occurred_at, CAST(1 AS decimal(18, 4)) AS value FROM lakehouse.governed.touch");
        Experiment experiment =
                experiment("analytics", EXPOSURES + " AND (SELECT count(*) FROM lakehouse.governed.touch) > 0");
        assertThat(rules.areHeldByJoining(
                        experiment, Source.of(Slot.of(experiment)).getFirst()))
                .isFalse();
    }

    /** Else the failure would tell of the row at which it failed. */
    @Test
    void whatMayFailIsReadUnderTheRuleOfRows() throws IOException {
        for (String condition : List.of(
                "1 / IF(customer_id = 'c_ann', 0, 1) = 1",
                "CAST(variant AS bigint) > 0",
                "length(variant) > 3",
                "exposed_at > 0.00000000000000000000000000000000000001",
                "exposed_at + INTERVAL '1' DAY > TIMESTAMP '2026-01-01 00:00:00 UTC'",
                "coalesce(variant, '') = ''")) {
            assertThat(rules.areHeldByUnits(experiment("analytics", EXPOSURES + " AND (" + condition + ")")))
                    .as(condition)
                    .isFalse();
        }
        for (String condition : List.of(
                "experiment = 'e' AND exposed_at >= TIMESTAMP '2026-01-01 00:00:00 UTC'",
                "variant IN ('control', 'treatment') OR NOT feed IS NULL")) {
            assertThat(rules.areHeldByUnits(experiment("analytics", EXPOSURES + " AND (" + condition + ")")))
                    .as(condition)
                    .isTrue();
        }
        assertThat(
                        areHeld(
                                "analytics",
                                "SELECT customer_id, date_add('second', 1 / IF(amount > 239, 0, 1), ordered_at) AS occurred_at, amount AS value FROM lakehouse.governed.order_line"))
                .isFalse();
        assertThat(
                        areHeld(
                                "analytics",
                                "SELECT customer_id, ordered_at AS occurred_at, amount / quantity AS value FROM lakehouse.governed.order_line WHERE 1 / quantity > 0"))
                .isTrue();
    }

    @Test
    void factsThatHangOnOtherRowsDoNot() throws IOException {
        assertThat(
                        areHeld(
                                "analytics",
                                "SELECT customer_id, ordered_at AS occurred_at, amount - avg(amount) OVER () AS value FROM lakehouse.governed.order_line"))
                .isFalse();
        assertThat(
                        areHeld(
                                "analytics",
                                "SELECT customer_id, min(ordered_at) AS occurred_at, sum(amount) AS value FROM lakehouse.governed.order_line GROUP BY customer_id"))
                .isFalse();
    }

    /** Else somebody who agreed would stand for everybody else, and their total would tell of all of them. */
    @Test
    void rowsThatAreHandedToAnotherPersonDoNot() throws IOException {
        for (String person : List.of(
                "'c_ann'",
                "lower(customer_id)",
                "IF(amount > 0, customer_id, 'c_ann')",
                "order_id",
                "coalesce(customer_id, 'c_ann')")) {
            assertThat(areHeld(
                            "analytics",
                            "SELECT %s AS customer_id, ordered_at AS occurred_at, amount AS value FROM lakehouse.governed.order_line"
                                    .formatted(person)))
                    .as(person)
                    .isFalse();
            assertThat(areHeld(
                            "analytics",
                            "WITH o AS (SELECT %s AS customer_id, ordered_at, amount FROM lakehouse.governed.order_line) SELECT customer_id, ordered_at AS occurred_at, amount AS value FROM o"
                                    .formatted(person)))
                    .as(person)
                    .isFalse();
        }
        assertThat(
                        rules.areHeldByUnits(
                                experiment(
                                        "analytics",
                                        "SELECT 'c_ann' AS customer_id, customer_id AS variant, exposed_at FROM lakehouse.governed.exposure")))
                .isFalse();
        assertThat(
                        areHeld(
                                "analytics",
                                "SELECT o.customer_id, o.ordered_at AS occurred_at, o.amount AS value FROM lakehouse.governed.order_line AS o"))
                .isTrue();
    }

    private boolean areHeld(String purpose, String metric) throws IOException {
        write("metrics/m", "kind: mean", metric);
        Experiment experiment = experiment(purpose, EXPOSURES);
        return rules.areHeldByJoining(experiment, Source.of(Slot.of(experiment)).getFirst());
    }
}
