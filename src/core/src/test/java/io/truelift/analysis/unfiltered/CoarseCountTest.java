package io.truelift.analysis.unfiltered;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoarseCountTest {

    @Test
    void tellsWholeTensOfPeopleAndNobodyBelowTen() {
        assertThat(CoarseCount.of(0)).isZero();
        assertThat(CoarseCount.of(9)).isZero();
        assertThat(CoarseCount.of(10)).isEqualTo(10);
        assertThat(CoarseCount.of(1_259)).isEqualTo(1_250);
        assertThat(CoarseCount.of(-3))
                .as("fewer exposed than seen, between two questions")
                .isZero();
    }
}
