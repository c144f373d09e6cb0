package io.truelift.attribution;

import static io.truelift.attribution.Paths.assertClose;

import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.fraction.BigFractionField;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.ArrayFieldVector;
import org.apache.commons.math3.linear.FieldLUDecomposition;
import org.apache.commons.math3.linear.FieldVector;
import org.junit.jupiter.api.Test;

/** The removal effects against their definition, in exact fractions: remove the channel, solve the chain again, and take the difference. */
class MarkovChainTest {

    private static final List<String> CHANNELS = List.of("display", "email", "search", "social");

    @Test
    void losesWhatTheDefinitionSays() {
        RandomGenerator random = new SplittableRandom(2016);
        for (int repetition = 0; repetition < 200; repetition++) {
            List<PathCount> paths = randomPaths(random);
            MarkovChain chain = MarkovChain.of(CHANNELS, paths);
            ExactChain exact = new ExactChain(paths);
            for (int channel = 0; channel < CHANNELS.size(); channel++) {
                assertClose(
                        chain.conversionsLost()[channel],
                        exact.lost(channel, exact.converting),
                        "conversions of " + paths);
                assertClose(chain.valueLost()[channel], exact.lost(channel, exact.value), "value of " + paths);
            }
        }
    }

    private static List<PathCount> randomPaths(RandomGenerator random) {
        List<PathCount> paths = new ArrayList<>();
        for (int path = 0; path < 1 + random.nextInt(8); path++) {
            String[] touches = new String[1 + random.nextInt(6)];
            Arrays.setAll(touches, touch -> CHANNELS.get(random.nextInt(CHANNELS.size())));
            int conversions = random.nextInt(4);
            BigDecimal value = BigDecimal.valueOf(conversions == 0 ? 0 : random.nextInt(10_000), 2);
            paths.add(new PathCount(List.of(touches), conversions, value, random.nextInt(30)));
        }
        return paths;
    }

    /** The chain in counts as fractions, moves from a channel to itself included. */
    private static final class ExactChain {
        private final BigFraction[] entering = zeros();
        private final BigFraction[] converting = zeros();
        private final BigFraction[] value = zeros();
        private final BigFraction[][] balance = {zeros(), zeros(), zeros(), zeros()};

        ExactChain(List<PathCount> paths) {
            for (PathCount path : paths) {
                BigFraction journeys = new BigFraction(path.conversions() + path.nonConversions());
                int from = -1;
                for (String channel : path.path()) {
                    int to = CHANNELS.indexOf(channel);
                    balance[to][to] = balance[to][to].add(journeys);
                    if (from < 0) {
                        entering[to] = entering[to].add(journeys);
                    } else {
                        balance[from][to] = balance[from][to].subtract(journeys);
                    }
                    from = to;
                }
                converting[from] = converting[from].add(new BigFraction(path.conversions()));
                value[from] = value[from].add(
                        new BigFraction(path.value().movePointRight(2).longValueExact(), 100L));
            }
        }

        /** What all journeys gain, less what they gain when whoever comes to the channel ends there with nothing. */
        double lost(int removed, BigFraction[] gains) {
            return gained(-1, gains).subtract(gained(removed, gains)).doubleValue();
        }

        private BigFraction gained(int removed, BigFraction[] gains) {
            BigFraction[][] system = new BigFraction[CHANNELS.size()][];
            BigFraction[] right = gains.clone();
            for (int channel = 0; channel < system.length; channel++) {
                boolean gone = channel == removed || balance[channel][channel].equals(BigFraction.ZERO);
                system[channel] = gone ? zeros() : balance[channel].clone();
                if (gone) {
                    system[channel][channel] = BigFraction.ONE;
                    right[channel] = BigFraction.ZERO;
                }
            }
            FieldVector<BigFraction> expected = new FieldLUDecomposition<>(
                            new Array2DRowFieldMatrix<>(BigFractionField.getInstance(), system))
                    .getSolver()
                    .solve(new ArrayFieldVector<>(BigFractionField.getInstance(), right));
            return expected.dotProduct(new ArrayFieldVector<>(BigFractionField.getInstance(), entering));
        }

        private static BigFraction[] zeros() {
            BigFraction[] zeros = new BigFraction[CHANNELS.size()];
            Arrays.fill(zeros, BigFraction.ZERO);
            return zeros;
        }
    }
}
