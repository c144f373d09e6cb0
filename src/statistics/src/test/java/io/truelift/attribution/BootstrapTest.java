package io.truelift.attribution;

import static io.truelift.attribution.Paths.credit;
import static io.truelift.attribution.Paths.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final List<PathCount> PATHS = List.of(
            path(200, "2000", 2_300, "email"),
            path(150, "900", 1_850, "search", "email"),
            path(90, "450", 1_910, "display", "search"),
            path(60, "600", 1_440, "email", "display", "search"),
            path(0, "0", 2_000, "display"));

    @Test
    void drawsAsManyAsThereAreWithTheMomentsOfTheMultinomial() {
        long[] counts = {5_000, 300, 20, 1, 0};
        MultinomialSampler sampler = new MultinomialSampler(counts, 7);
        double total = LongStream.of(counts).sum();
        int draws = 20_000;
        double[] sums = new double[5];
        double[] squares = new double[5];
        double product = 0;
        for (int draw = 0; draw < draws; draw++) {
            long[] drawn = sampler.next();
            assertThat(LongStream.of(drawn).sum()).isEqualTo((long) total);
            for (int cell = 0; cell < 5; cell++) {
                sums[cell] += drawn[cell];
                squares[cell] += (drawn[cell] - counts[cell]) * (double) (drawn[cell] - counts[cell]);
            }
            product += (drawn[0] - counts[0]) * (double) (drawn[1] - counts[1]);
        }
        for (int cell = 0; cell < 5; cell++) {
            double variance = counts[cell] * (1 - counts[cell] / total);
            assertThat(sums[cell] / draws).isCloseTo(counts[cell], within(5 * Math.sqrt(variance / draws)));
            assertThat(squares[cell] / draws).isCloseTo(variance, within(0.06 * variance));
        }
        assertThat(product / draws).as("covariance -n p q").isCloseTo(-counts[0] * (counts[1] / total), within(15.0));
    }

    @Test
    void givesTheSameDigitsAgainAndAnIntervalAroundTheCredit() {
        Journeys journeys = Journeys.of(PATHS);
        ModelCredit credit = Bootstrap.usual().credit(AttributionModels.MARKOV, journeys);

        assertThat(Bootstrap.usual().credit(AttributionModels.MARKOV, journeys)).isEqualTo(credit);
        assertThat(credit.channels()).allSatisfy(channel -> {
            Interval interval = channel.interval().orElseThrow();
            assertThat(interval.level()).isEqualTo(0.95);
            assertThat(interval.contains(channel.conversions())).isTrue();
        });
        assertThat(credit(credit, "email").exactConversions())
                .isEqualTo(
                        credit(AttributionModels.MARKOV.credit(PATHS), "email").exactConversions());
    }

    /** Journeys are drawn from known chances; of 200 intervals of 95 % some 190 hold what the model credits on those chances. */
    @Test
    void coversWhatTheModelWouldCreditIfAllJourneysWereSeen() {
        Journeys population = Journeys.of(PATHS);
        long[] cells = PATHS.stream()
                .flatMap(path -> List.of(path.conversions(), path.nonConversions()).stream())
                .mapToLong(Long::longValue)
                .toArray();
        MultinomialSampler world = new MultinomialSampler(cells, 99);
        ModelCredit truth = AttributionModels.MARKOV.credit(population);
        int covered = 0;
        for (int sample = 0; sample < 200; sample++) {
            long[] drawn = world.next();
            List<PathCount> seen = new ArrayList<>();
            for (int path = 0; path < PATHS.size(); path++) {
                seen.add(new PathCount(PATHS.get(path).path(), drawn[2 * path], BigDecimal.ZERO, drawn[2 * path + 1]));
            }
            ModelCredit credit = new Bootstrap(99, sample, 0.95).credit(AttributionModels.MARKOV, Journeys.of(seen));
            covered += credit(credit, "search")
                            .interval()
                            .orElseThrow()
                            .contains(credit(truth, "search").conversions())
                    ? 1
                    : 0;
        }

        assertThat(covered).isBetween(178, 199);
    }

    @Test
    void answersWithoutJourneysAndRefusesTooFewDraws() {
        assertThat(Bootstrap.usual()
                        .credit(AttributionModels.MARKOV, Journeys.of(List.of()))
                        .channels())
                .isEmpty();
        assertThatThrownBy(() -> new Bootstrap(38, 1, 0.95)).hasMessageContaining("level 0.95 needs 39 draws or more");
    }

    @Test
    void sensitivityShowsCreditAtOtherHalfLivesAndWindows() {
        Journeys journeys = Journeys.of(List.of(new PathCount(
                List.of("email", "search"), List.of(BigDecimal.valueOf(7), BigDecimal.ZERO), 3, BigDecimal.TEN, 0)));

        assertThat(Sensitivity.toHalfLife(journeys))
                .extracting(each -> each.days().toPlainString())
                .containsExactly("3.5", "7", "14");
        assertThat(Sensitivity.toHalfLife(journeys))
                .extracting(
                        each -> Math.round(1000 * credit(each.credit(), "email").conversions()))
                .containsExactly(600L, 1000L, 1243L); // 3/5; 3/3; 3 / (1 + sqrt 2)
        assertThat(Sensitivity.toWindow(journeys, AttributionModels.LINEAR, List.of(BigDecimal.ONE, BigDecimal.TEN)))
                .extracting(each -> each.credit().channels().size())
                .containsExactly(1, 2);
        assertThatThrownBy(() ->
                        Sensitivity.toWindow(Journeys.of(PATHS), AttributionModels.LINEAR, List.of(BigDecimal.ONE)))
                .hasMessage("Cannot cut journeys at 1 days: their touches have no times.");
    }

    @Test
    void groupsAddUpAsChannelsDo() {
        ModelCredit credit = AttributionModels.LINEAR.credit(PATHS);
        ModelCredit groups = new ChannelGroups(Map.of("paid", List.of("search", "display"))).of(credit);

        assertThat(groups.channels())
                .extracting(AttributionReport.ChannelCredit::channel)
                .containsExactly("email", "paid");
        assertThat(credit(groups, "paid")
                        .exactConversions()
                        .add(credit(groups, "email").exactConversions()))
                .isEqualByComparingTo("500");
        assertThatThrownBy(() -> new ChannelGroups(Map.of("a", List.of("x"), "b", List.of("x"))))
                .hasMessage("Cannot group the channel x: it is in the groups a and b. Leave it in one.");
    }
}
