package io.truelift.attribution;

import static io.truelift.attribution.Paths.credit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ways of solving, against each other, against elimination state by state, and against a chain solved by hand. */
class HigherOrderChainTest {

    private static final List<String> CHANNELS = List.of("display", "email", "search", "social", "video");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theInverseAndMovingOnAgreeWithElimination(int order) {
        RandomGenerator random = new SplittableRandom(1985);
        for (int repetition = 0; repetition < 50; repetition++) {
            List<PathCount> paths = randomPaths(random);
            ChainStates states = new ChainStates(order, CHANNELS, paths);
            RemovalEffects dense = new DenseRemoval(states).lost(CHANNELS.size());
            RemovalEffects sparse =
                    new SparseRemoval(states).lost(CHANNELS.size()).orElseThrow();
            double journeys = paths.stream()
                    .mapToLong(path -> path.conversions() + path.nonConversions())
                    .sum();
            StateElimination elimination = StateElimination.ofOrder(order, paths);
            for (int channel = 0; channel < CHANNELS.size(); channel++) {
                double lost =
                        journeys * (elimination.conversion() - elimination.conversionWithout(CHANNELS.get(channel)));
                assertThat(dense.conversionsLost()[channel])
                        .as("inverse, %s", paths)
                        .isCloseTo(lost, within(1e-10 * journeys));
                assertThat(sparse.conversionsLost()[channel])
                        .as("moving on, %s", paths)
                        .isCloseTo(lost, within(1e-10 * journeys));
                assertThat(sparse.valueLost()[channel])
                        .as("value, %s", paths)
                        .isCloseTo(dense.valueLost()[channel], within(1e-8 * journeys));
            }
        }
    }

    @Test
    void orderOneIsTheSimpleChain() {
        List<PathCount> paths = randomPaths(new SplittableRandom(7));
        MarkovChain simple = MarkovChain.of(CHANNELS, paths);
        RemovalEffects general = new HigherOrderChain(1, CHANNELS, paths).lost();

        for (int channel = 0; channel < CHANNELS.size(); channel++) {
            assertThat(general.conversionsLost()[channel]).isCloseTo(simple.conversionsLost()[channel], within(1e-10));
            assertThat(general.valueLost()[channel]).isCloseTo(simple.valueLost()[channel], within(1e-8));
        }
    }

    /** After "a, b" all convert, after "c, b" none: order 1 cannot tell them apart and gives c a share, order 2 knows better. */
    @Test
    void orderTwoRemembersTheTouchBefore() {
        List<PathCount> paths = List.of(Paths.path(100, "0", 0, "a", "b"), Paths.path(0, "0", 100, "c", "b"));

        assertThat(credit(new MarkovModel(1).credit(paths), "c").conversions()).isCloseTo(25, within(1e-9));
        assertThat(credit(new MarkovModel(2).credit(paths), "c").conversions()).isZero();
        assertThat(credit(new MarkovModel(2).credit(paths), "a").conversions()).isCloseTo(50, within(1e-9));
    }

    /** 10,000 touches at random over seven channels make some 2,400 states of order 4, in which a journey goes round for long. */
    @Test
    void solvesAJourneyOfTenThousandTouches() {
        RandomGenerator random = new SplittableRandom(10_000);
        List<String> touches = IntStream.range(0, 10_000)
                .mapToObj(touch -> CHANNELS.get(random.nextInt(CHANNELS.size())))
                .toList();
        List<PathCount> paths =
                List.of(new PathCount(touches, 1, BigDecimal.TEN, 1), Paths.path(40, "8", 400, "email", "search"));

        Paths.assertAddsUp(paths);
    }

    @Test
    void refusesOrdersThatItDoesNotHave() {
        assertThatThrownBy(() -> new MarkovModel(5))
                .hasMessage("Cannot use a Markov chain of order 5: orders go from 1 to 4.");
    }

    private static List<PathCount> randomPaths(RandomGenerator random) {
        List<PathCount> paths = new ArrayList<>();
        for (int path = 0; path < 1 + random.nextInt(20); path++) {
            String[] touches = new String[1 + random.nextInt(8)];
            Arrays.setAll(touches, touch -> CHANNELS.get(random.nextInt(CHANNELS.size())));
            int conversions = random.nextInt(4);
            BigDecimal value = BigDecimal.valueOf(conversions == 0 ? 0 : random.nextInt(10_000), 2);
            paths.add(new PathCount(List.of(touches), conversions, value, 1 + random.nextInt(30)));
        }
        return paths;
    }
}
