package io.truelift.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.truelift.analysis.experiment.ExperimentOverlap;
import io.truelift.analysis.experiment.ExperimentOverlap.Arm;
import io.truelift.analysis.experiment.ExperimentOverlap.Cell;
import io.truelift.analysis.experiment.ExperimentOverlap.Finding;
import io.truelift.analysis.experiment.ExperimentOverlap.Interaction;
import io.truelift.analysis.experiment.OverlapAnalysis;
import io.truelift.analysis.experiment.ShareLimits;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.platform.database.ReportStore;
import io.truelift.stack.TestWarehouse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two experiments on a real Trino, three customers in each pair of variants: they spend 1, 2, 3 in both controls, 3, 4, 5 in the first
 * treatment, 2, 3, 4 in the second, and 11, 12, 13 in both.
 */
@Tag("servers")
class OverlapTest {
    private static final Clock LATER = Clock.fixed(Instant.parse("2023-06-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private static TestWarehouse warehouse;
    private static SqlLibrary library;
    private static ExperimentOverlap overlap;

    @BeforeAll
    static void ask() throws IOException, URISyntaxException, SQLException {
        warehouse = SmallWorld.load("overlap", List.of("exposure", "order_line", "consent"));
        copy(warehouse.project().sql().resolve("engine"), folder.resolve("engine"));
        for (String kind : List.of("experiments", "metrics")) {
            copy(Path.of(OverlapTest.class.getResource("overlap/" + kind).toURI()), folder.resolve(kind));
        }
        library = new SqlLibrary(folder, warehouse.dictionary(), SqlLibrary.CATALOG);
        overlap = overlap("first", "second");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private static ExperimentOverlap overlap(String one, String other) throws SQLException {
        ExperimentReader reader = new ExperimentReader(library);
        return new OverlapAnalysis(library, warehouse.warehouse(), LATER, ShareLimits.USUAL)
                .of(reader.read(one), reader.read(other), "analyst");
    }

    @Test
    void tellsHowManyMetBoth() {
        assertThat(overlap.one().units()).isEqualTo(16);
        assertThat(overlap.one().common()).isEqualTo(12);
        assertThat(overlap.one().share()).isEqualTo(0.75);
        assertThat(overlap.one().arms()).containsExactly(new Arm("control", 8, 6), new Arm("treatment", 8, 6));
        // s1, who met both variants of the first, is counted in the second.
        assertThat(overlap.other().arms()).containsExactly(new Arm("control", 8, 6), new Arm("treatment", 7, 6));
    }

    @Test
    void tellsHowTheEffectOfOneDiffersByTheOther() {
        Interaction interaction = overlap.one().interactions().getFirst();

        assertThat(interaction.cells())
                .containsExactly(
                        new Cell("control", "control", 3, 2),
                        new Cell("treatment", "control", 3, 4),
                        new Cell("control", "treatment", 3, 3),
                        new Cell("treatment", "treatment", 3, 12));
        assertThat(interaction.effectInOtherControl()).isEqualTo(2);
        assertThat(interaction.effectInOtherTreatment()).isEqualTo(9);
        // Each mean of three has the variance 1/3: a standard error of sqrt(4/3) with 8 degrees of freedom.
        // R 4.2.2: qt(.975, 8) * sqrt(4/3) and 2 * pt(-7 / sqrt(4/3), 8).
        assertThat(interaction.difference().orElseThrow().value()).isCloseTo(7, within(1e-12));
        assertThat(interaction.difference().orElseThrow().interval().low()).isCloseTo(7 - 2.6627442164, within(1e-9));
        assertThat(interaction.difference().orElseThrow().interval().high()).isCloseTo(7 + 2.6627442164, within(1e-9));
        assertThat(interaction.pValue()).isCloseTo(0.00030181690977, within(1e-11));
    }

    @Test
    void saysThatTheyDisturbEachOther() {
        assertThat(overlap.one().finding()).isEqualTo(Finding.DISTURBED);
        assertThat(overlap.one().sentence())
                .isEqualTo(
                        "Second changes what First does to spend: Treatment of first makes a difference of 2.0 in Control of second and of 9.0 in "
                                + "Treatment of second, p < 0.001. Read the effect of each within the variants of the other, or let them not overlap.");
        assertThat(overlap.other()
                        .interactions()
                        .getFirst()
                        .difference()
                        .orElseThrow()
                        .value())
                .isCloseTo(7, within(1e-12));
        assertThat(overlap.other().interactions().getFirst().effectInOtherControl())
                .isEqualTo(1);
    }

    @Test
    void saysThatNobodyMetBoth() throws SQLException {
        ExperimentOverlap none = overlap("first", "third");

        assertThat(none.one().common()).isZero();
        assertThat(none.one().finding()).isEqualTo(Finding.NOT_ENOUGH_DATA);
        assertThat(none.one().sentence()).isEqualTo("Nobody met both experiments.");
    }

    @Test
    void survivesBeingKept() throws JsonProcessingException {
        assertThat(ReportStore.JSON.readValue(ReportStore.JSON.writeValueAsString(overlap), ExperimentOverlap.class))
                .isEqualTo(overlap);
    }
}
