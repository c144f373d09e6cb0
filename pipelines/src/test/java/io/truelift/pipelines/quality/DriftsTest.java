package io.truelift.pipelines.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.truelift.pipelines.quality.History.Earlier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What a run added against the runs before: what is told, and what ordinary days do not tell. */
class DriftsTest {

    @Test
    void nothingIsJudgedBeforeThreeRunsAreKnown() {
        Drifts.Judged judged = Drifts.volume(0.1, 9_000, runs(100, 100));
        assertThat(judged.holds()).isTrue();
        assertThat(judged.measured().value()).isEqualTo(9_000);
        assertThat(judged.measured().threshold()).isNull();
        assertThat(judged.measured().words()).isEqualTo("9,000 rows added; 2 earlier runs are known and 3 are needed");
    }

    @Test
    void rowsAreHeldAgainstTheMedianSoThatOneLoadOfOldDataIsNone() {
        List<Earlier> earlier = runs(500_000, 1_000, 1_100, 900);
        assertThat(Drifts.volume(0.5, 1_050, earlier).holds()).isTrue();
        assertThat(Drifts.volume(0.5, 400, earlier).measured().threshold())
                .as("half of the median of 1,050")
                .isEqualTo(525);
        assertThat(Drifts.volume(0.5, 400, earlier).holds()).isFalse();
        assertThat(Drifts.volume(0.5, 1_600, earlier).holds()).isFalse();
    }

    @Test
    void fewRowsDifferByChance() {
        assertThat(Drifts.volume(0.1, 7, runs(4, 4, 4)).holds())
                .as("7 is within three standard errors of 4: 4 + 3 * 2")
                .isTrue();
        assertThat(Drifts.nulls(0.05, 1, 3, runs(0.1, 0.1, 0.1)).holds())
                .as("one of three rows, where it was a tenth")
                .isTrue();
    }

    @Test
    void aShareOfNullsIsHeldAgainstTheMedian() {
        List<Earlier> earlier = runs(0.1, 0.12, 0.1);
        assertThat(Drifts.nulls(0.05, 140, 1_000, earlier).holds()).isTrue();
        Drifts.Judged judged = Drifts.nulls(0.05, 300, 1_000, earlier);
        assertThat(judged.holds()).isFalse();
        assertThat(judged.measured().value()).isEqualTo(0.3);
        assertThat(judged.measured().threshold()).isCloseTo(0.15, offset(1e-9));
    }

    @Test
    void aDistributionIsHeldAgainstTheMeanShares() {
        List<Earlier> earlier = List.of(
                run("1", null, Map.of("web", 700L, "store", 300L)),
                run("2", null, Map.of("web", 70_000L, "store", 30_000L)),
                run("3", null, Map.of("web", 720L, "store", 280L)));
        assertThat(Drifts.distribution(0.1, Map.of("web", 690L, "store", 310L), earlier)
                        .holds())
                .isTrue();
        Drifts.Judged judged = Drifts.distribution(0.1, Map.of("web", 200L, "store", 300L, "app", 500L), earlier);
        assertThat(judged.holds()).isFalse();
        assertThat(judged.measured().words())
                .contains("most of it is \"web\", 20.0\u00a0% of rows where it was 70.7\u00a0%");
        assertThat(judged.measured().counts()).containsEntry("app", 500L);
    }

    @Test
    void whatFewRowsHaveIsNotNamed() {
        Map<String, Long> exact = Map.of("web", 70L, "store", 21L, "fax", 5L, "kiosk", 4L);
        assertThat(ValueCounts.kept(exact))
                .as("counts are over everybody, so those below ten are told together")
                .isEqualTo(Map.of("web", 70L, "store", 21L, "(others)", 9L));
        List<Earlier> earlier = List.of(
                run("1", null, ValueCounts.kept(exact)),
                run("2", null, ValueCounts.kept(Map.of("web", 70L, "store", 20L, "fax", 10L))),
                run("3", null, ValueCounts.kept(exact)));
        assertThat(Drifts.distribution(0.05, Map.of("web", 71L, "store", 19L, "fax", 6L, "kiosk", 4L), earlier)
                        .measured()
                        .value())
                .as("a value that is named on one day and not on another is none that came or went")
                .isLessThan(0.05);
        assertThat(Drifts.distribution(0.25, Map.of("web", 70L, "shop", 21L, "fax", 9L), earlier)
                        .holds())
                .as("a code that was given another name")
                .isFalse();
    }

    @Test
    void ordinaryDaysAreQuiet() {
        Random random = new Random(68);
        int told = 0;
        for (int day = 0; day < 5_000; day++) {
            List<Earlier> earlier = new ArrayList<>();
            for (int run = 0; run < History.RUNS; run++) {
                earlier.add(run("%02d".formatted(run), (double) poisson(random, 100), Map.of()));
            }
            told += Drifts.volume(0.1, poisson(random, 100), earlier).holds() ? 0 : 1;
        }
        assertThat(told)
                .as("of 5,000 days whose counts differ by chance alone, at a tolerance of a tenth")
                .isLessThan(50);
    }

    private static long poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private static List<Earlier> runs(double... values) {
        return DoubleStream.of(values)
                .mapToObj(value -> run("r", value, Map.of()))
                .toList();
    }

    private static Earlier run(String id, Double value, Map<String, Long> counts) {
        return new Earlier(id, "raw.x", null, "drift", value, counts);
    }
}
