package io.truelift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What R answers is in {@link AgreementWithRTest}. */
class AdjustmentTest {

    @Test
    void goesByTheNamesOfR() {
        assertThat(Adjustment.named("fdr")).contains(Adjustment.BENJAMINI_HOCHBERG);
        assertThat(Adjustment.named("bh")).contains(Adjustment.BENJAMINI_HOCHBERG);
        assertThat(Adjustment.named("sidak")).isEmpty();
        assertThat(Adjustment.allNames()).isEqualTo("none, bonferroni, holm, hochberg, hommel, BH, fdr, BY");
    }

    @Test
    void nothingToCorrectIsNothing() {
        for (Adjustment adjustment : Adjustment.values()) {
            assertThat(adjustment.adjust()).isEmpty();
            assertThat(adjustment.adjust(0.04)).containsExactly(0.04);
        }
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> Adjustment.HOLM.adjust(0.5, Double.NaN))
                .hasMessage("Cannot correct a p-value of NaN: it must lie between 0 and 1.");
        assertThatThrownBy(() -> Adjustment.HOLM.adjust(1.1)).isInstanceOf(IllegalArgumentException.class);
    }
}
