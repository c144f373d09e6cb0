package io.truelift.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values by hand from Holm's definition: sorted, times m, m-1, ..., 1, never falling, at most 1. */
class HolmTest {

    @Test
    void multipliesBySizeOfWhatIsLeftAndNeverFalls() {
        // 0.01*4 = 0.04; 0.02*3 = 0.06; 0.025*2 = 0.05, raised to 0.06; 0.5*1 = 0.5
        assertThat(Holm.adjusted(0.5, 0.01, 0.025, 0.02)).containsExactly(new double[] {0.5, 0.04, 0.06, 0.06}, within(1e-15));
    }

    @Test
    void leavesASinglePValueAsItIs() {
        assertThat(Holm.adjusted(0.03)).containsExactly(0.03);
    }

    @Test
    void neverExceedsOne() {
        assertThat(Holm.adjusted(0.6, 0.7)).containsExactly(1, 1);
    }

    @Test
    void hasNothingToSayOfNothing() {
        assertThat(Holm.adjusted()).isEmpty();
    }
}
