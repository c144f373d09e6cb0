package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.statistics.Heterogeneity.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected by R 4.2.2: y and s the effects and errors; w <- 1/s^2; d <- sum(w*y)/sum(w); Q <- sum(w*(y-d)^2); pchisq(Q, 2, lower.tail = FALSE). */
class HeterogeneityTest {

    @Test
    void tellsWhetherSlicesDiffer() {
        Result result = Heterogeneity.test(List.of(
                        new MeasuredEffect(0.05, 0.02),
                        new MeasuredEffect(0.01, 0.015),
                        new MeasuredEffect(-0.03, 0.025)))
                .orElseThrow();

        assertClose(result.statistic(), 6.40832249674903);
        assertThat(result.degreesOfFreedom()).isEqualTo(2);
        assertClose(result.pValue(), 0.0405929347532189);
        assertClose(result.inconsistency(), 0.687905844155844);
        assertClose(result.common(), 0.0142132639791938);
        assertClose(result.standardError(), 0.0108182766896193);
    }

    @Test
    void equalEffectsDoNotDiffer() {
        Result result = Heterogeneity.test(
                        List.of(new MeasuredEffect(1e-300, 1e-200), new MeasuredEffect(1e-300, 3e-200)))
                .orElseThrow();

        assertThat(result.pValue()).isEqualTo(1);
        assertThat(result.inconsistency()).isZero();
        assertClose(result.common(), 1e-300);
    }

    @Test
    void oneSliceHasNothingToDifferFrom() {
        assertThat(Heterogeneity.test(List.of(new MeasuredEffect(1, 1)))).isEmpty();
        assertThatThrownBy(() -> new MeasuredEffect(1, 0)).hasMessageContaining("the error above zero");
    }
}
