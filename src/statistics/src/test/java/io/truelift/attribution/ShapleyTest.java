package io.truelift.attribution;

import static io.truelift.attribution.Paths.assertAddsUp;
import static io.truelift.attribution.Paths.credit;
import static io.truelift.attribution.Paths.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapleyTest {

    /** The glove game: the owner of the left glove and two of right gloves; 2/3, 1/6, 1/6 (Maschler, Solan and Zamir 2013, "Game Theory", ch. 18). */
    @Test
    void solvesTheGloveGame() {
        double[] worth = {0, 0, 0, 1, 0, 1, 0, 1};

        assertThat(ShapleyValue.exact(3, worth))
                .containsExactly(new double[] {2 / 3.0, 1 / 6.0, 1 / 6.0}, within(1e-15));
        assertThatThrownBy(() -> ShapleyValue.exact(21, new double[1 << 21]))
                .hasMessageContaining("at most 20 players");
    }

    @Test
    void sharingEachConversionAlikeIsTheValueOverAllSetsOfChannels() {
        List<PathCount> paths = randomPaths(6, 300);
        ChannelSets sets = ChannelSets.of(Journeys.of(paths));
        double[] worth = new double[1 << 6];
        for (int set = 0; set < worth.length; set++) {
            for (int i = 0; i < sets.sets().size(); i++) {
                long kept = sets.sets().get(i).toLongArray()[0];
                worth[set] += (kept & ~set) == 0 ? sets.conversions()[i] : 0;
            }
        }
        double[] value = ShapleyValue.exact(6, worth);

        ModelCredit credit = AttributionModels.SHAPLEY.credit(paths);
        for (int channel = 0; channel < 6; channel++) {
            assertThat(credit(credit, sets.channels().get(channel)).conversions())
                    .isCloseTo(value[channel], within(1e-9));
        }
    }

    /** By hand: email alone converts 1 in 10, search alone 2 in 10, all together 6 in 30; so email has (0.1 + 0) / 2 and search (0.2 + 0.1) / 2. */
    @Test
    void byRateAChannelGetsWhatItAddsToTheShareThatConverts() {
        List<PathCount> paths =
                List.of(path(1, "1", 9, "email"), path(2, "2", 8, "search"), path(3, "3", 7, "email", "search"));

        ModelCredit credit = AttributionModels.SHAPLEY_RATE.credit(paths);
        assertThat(credit(credit, "email").conversions()).isCloseTo(30 * 0.05, within(1e-9));
        assertThat(credit(credit, "search").conversions()).isCloseTo(30 * 0.15, within(1e-9));
        assertThat(credit.notes()).isEmpty();
    }

    @Test
    void byRateTwentyChannelsAreExactAndMoreAreSampledWithinTheBoundTold() {
        List<PathCount> paths = randomPaths(12, 500);
        ChannelSets sets = ChannelSets.of(Journeys.of(paths));
        double[] exact = ShapleyValue.exact(12, sets.rates(sets.conversions()));
        SampledShapley sampled = SampledShapley.of(sets, sets.conversions(), 4_000, 42);

        assertThat(sampled.values()).containsExactly(exact, within(sampled.bound()));
        assertThat(sampled.bound()).isLessThan(0.05);
        assertAddsUp(randomPaths(25, 400));
        assertThat(new ShapleyRateModel(500, 1).credit(randomPaths(25, 400)).notes())
                .singleElement()
                .satisfies(note -> assertThat(note)
                        .startsWith("Sampled over 500 orders of 25 channels: with a certainty of 95 %"));
    }

    private static List<PathCount> randomPaths(int channels, int count) {
        RandomGenerator random = new SplittableRandom(1953);
        List<PathCount> paths = new ArrayList<>();
        for (int path = 0; path < count; path++) {
            TreeSet<String> touches = new TreeSet<>();
            IntStream.range(0, 1 + random.nextInt(4))
                    .forEach(touch -> touches.add("channel %02d".formatted(random.nextInt(channels))));
            paths.add(new PathCount(
                    List.copyOf(touches),
                    1 + random.nextInt(3),
                    BigDecimal.valueOf(random.nextInt(999), 2),
                    random.nextInt(20)));
        }
        return paths;
    }
}
