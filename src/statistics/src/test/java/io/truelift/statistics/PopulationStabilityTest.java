package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.truelift.statistics.PopulationStability.Result;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Expected numbers: the formula of the class in Python's {@code math}; the quantile of chi-square from printed tables. */
class PopulationStabilityTest {

    @Test
    void sharesThatAreAlikeAreAtNoDistance() {
        assertThat(PopulationStability.of(Map.of("a", 80, "b", 20), Map.of("a", 80, "b", 20))
                        .index())
                .isZero();
    }

    @Test
    void aShareThatMovedIsAtADistance() {
        assertClose(
                PopulationStability.of(Map.of("a", 500, "b", 500), Map.of("a", 800, "b", 200))
                        .index(),
                0.41491177393311046);
    }

    @Test
    void aValueThatWasNotThereBeforeCostsSomethingFinite() {
        assertClose(
                PopulationStability.of(Map.of("a", 90, "c", 10), Map.of("a", 100))
                        .index(),
                0.3118148826254131);
    }

    @Test
    void fewRowsAreFarApartByChance() {
        Result result = PopulationStability.of(Map.of("a", 500, "b", 500), Map.of("a", 500, "b", 500));
        assertThat(PopulationStability.byChance(result, 0.001))
                .as("chi-square of one degree of freedom exceeds 10.828 once in a thousand")
                .isCloseTo(2.0 / 1000 * 10.828, offset(1e-5));
        assertThat(PopulationStability.byChance(PopulationStability.of(Map.of("a", 9), Map.of("a", 4)), 0.001))
                .as("one value cannot move")
                .isZero();
    }

    @Test
    void samplesOfTheSameSharesStayBelowWhatChanceAllows() {
        Random random = new Random(68);
        int above = 0;
        for (int i = 0; i < 10_000; i++) {
            Result result = PopulationStability.of(sample(random, 200), sample(random, 400));
            if (result.index() > PopulationStability.byChance(result, 0.01)) {
                above++;
            }
        }
        assertThat(above).as("of 10,000, about 100").isBetween(60, 140);
    }

    @Test
    void nothingCannotBeCompared() {
        assertThatThrownBy(() -> PopulationStability.of(Map.of(), Map.of("a", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be above 0");
    }

    private static Map<String, Integer> sample(Random random, int rows) {
        int[] counts = new int[3];
        for (int i = 0; i < rows; i++) {
            double at = random.nextDouble();
            counts[at < 0.5 ? 0 : at < 0.8 ? 1 : 2]++;
        }
        return Map.of("a", counts[0], "b", counts[1], "c", counts[2]);
    }
}
