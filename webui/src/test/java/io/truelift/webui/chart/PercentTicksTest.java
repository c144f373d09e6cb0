package io.truelift.webui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTicksTest {
    /** Marks are some seventh of the axis apart: of one from -0.1 % to 0.1 % a fortieth of a percent, which takes three digits. */
    @ParameterizedTest
    @CsvSource({"-0.5, 0.5, 1", "-0.03, 0.05, 1", "-0.001, 0.001, 3", "0.2, 0.203, 3", "0, 0.00000001, 6"})
    void haveAsManyDigitsAsTellThemApart(double low, double high, int digits) {
        assertThat(PercentTicks.of(new Axis(low, high))
                        .path("maximumFractionDigits")
                        .asInt())
                .isEqualTo(digits);
    }
}
