package io.truelift.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.analysis.experiment.ExperimentOverlap.Finding;
import io.truelift.analysis.experiment.ExperimentOverlap.Side;
import io.truelift.analysis.experiment.OverlapSums.Row;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.TestFiles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of two experiments, from sums of a share. */
class OverlapScoringTest {
    private final Experiment reminder = new ExperimentReader(TestFiles.shipped()).read("cart_reminder");
    private final Experiment other = new ExperimentReader(TestFiles.shipped()).read("welcome_personalization");

    private static Row row(String variant, Optional<String> otherVariant, long units, long buyers) {
        BigDecimal y = BigDecimal.valueOf(buyers);
        BigDecimal n = BigDecimal.valueOf(units);
        return new Row(variant, otherVariant, true, new OverlapCell(units, y, n, y, y, n));
    }

    /** In the control one in ten buys whatever the other experiment does. */
    private Side side(long treatedInControl, long treatedInTreatment, long treatedAlone) {
        String otherControl = other.control().key();
        String otherTreatment = other.treatments().getFirst().key();
        List<Row> rows = new ArrayList<>(List.of(
                row("control", Optional.of(otherControl), 1000, 100),
                row("control", Optional.of(otherTreatment), 1000, 100),
                row("control", Optional.empty(), 2000, 200),
                row("reminder", Optional.of(otherControl), 1000, treatedInControl),
                row("reminder", Optional.of(otherTreatment), 1000, treatedInTreatment),
                row("reminder", Optional.empty(), treatedAlone, 0)));
        return new OverlapScoring(reminder, other, new OverlapSums(rows), ShareLimits.USUAL).side();
    }

    @Test
    void tellsNothingWhereTheEffectIsAlike() {
        Side side = side(130, 132, 2000);

        assertThat(side.finding()).isEqualTo(Finding.NOT_TOLD);
        assertThat(side.share()).isEqualTo(0.5);
    }

    @Test
    void tellsADisturbance() {
        assertThat(side(130, 230, 2000).finding()).isEqualTo(Finding.DISTURBED);
    }

    @Test
    void comparesNobodyWhereAVariantDecidesWhoMeetsTheOther() {
        Side side = side(130, 230, 1000);

        assertThat(side.finding()).isEqualTo(Finding.NOT_COMPARABLE);
        assertThat(side.sentence()).contains("50.00%").contains("66.67%").contains("p < 0.001");
        assertThat(side.interactions()).isEmpty();
    }

    @Test
    void saysWhereThereIsNobodyInACell() {
        Side side = new OverlapScoring(
                        reminder,
                        other,
                        new OverlapSums(List.of(
                                row("control", Optional.of(other.control().key()), 10, 1))),
                        ShareLimits.USUAL)
                .side();

        assertThat(side.finding()).isEqualTo(Finding.NOT_ENOUGH_DATA);
        assertThat(side.sentence()).startsWith("Not enough data");
    }

    @Test
    void linearisesTheErrorOfARatio() {
        // Values 2, 4, 9 over 1, 2, 3 have the ratio 2.5 and the residuals -0.5, -1 and 1.5: 3 / 2 * 3.5 / 36.
        OverlapCell cell = new OverlapCell(
                3,
                new BigDecimal("15"),
                new BigDecimal("6"),
                new BigDecimal("101"),
                new BigDecimal("37"),
                new BigDecimal("14"));

        assertThat(cell.mean()).isEqualTo(2.5);
        assertThat(cell.squaredStandardError()).isCloseTo(1.5 * 3.5 / 36, within(1e-15));
    }
}
