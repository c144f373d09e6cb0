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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Models that look at one journey at a time; shares were worked out by hand. */
class TouchModelsTest {

    private static List<Double> shares(AttributionModel model, String... channels) {
        ModelCredit credit = model.credit(List.of(path(1, "10", 0, channels)));
        return Arrays.stream(channels)
                .map(channel -> credit(credit, channel).conversions())
                .toList();
    }

    private static PathCount timed(long conversions, List<String> channels, double... ages) {
        return new PathCount(
                channels, Arrays.stream(ages).mapToObj(BigDecimal::valueOf).toList(), conversions, BigDecimal.ZERO, 0);
    }

    @Test
    void lastNonDirectPassesOverDirectVisits() {
        assertThat(shares(AttributionModels.LAST_NON_DIRECT, "email", "search", "Direct"))
                .containsExactly(0.0, 1.0, 0.0);
        assertThat(shares(AttributionModels.LAST_NON_DIRECT, "direct")).containsExactly(1.0);
        assertThat(shares(new LastNonDirectTouch(Set.of("typed in")), "email", "Typed in"))
                .containsExactly(1.0, 0.0);
    }

    @Test
    void theUGivesMostToBothEnds() {
        assertThat(shares(AttributionModels.U_SHAPED, "a")).containsExactly(1.0);
        assertThat(shares(AttributionModels.U_SHAPED, "a", "b")).containsExactly(0.5, 0.5);
        assertThat(shares(AttributionModels.U_SHAPED, "a", "b", "c")).containsExactly(0.4, 0.2, 0.4);
        assertThat(shares(AttributionModels.U_SHAPED, "a", "b", "c", "d")).containsExactly(0.4, 0.1, 0.1, 0.4);
    }

    @Test
    void theWGivesToTheMiddleTooAndToBothTouchesHalfWay() {
        assertThat(shares(AttributionModels.W_SHAPED, "a", "b", "c"))
                .allSatisfy(share -> assertThat(share).isCloseTo(1 / 3.0, within(1e-11)));
        assertThat(shares(AttributionModels.W_SHAPED, "a", "b", "c", "d"))
                .zipSatisfy(
                        List.of(1 / 3.0, 1 / 6.0, 1 / 6.0, 1 / 3.0),
                        (share, expected) -> assertThat(share).isCloseTo(expected, within(1e-11)));
        assertThat(shares(AttributionModels.W_SHAPED, "a", "b", "c", "d", "e"))
                .containsExactly(0.3, 0.05, 0.3, 0.05, 0.3);
    }

    @Test
    void weightsOfPositionsCanBeSet() {
        PositionBased half =
                new PositionBased("mine", "Mine", new BigDecimal("0.5"), BigDecimal.ZERO, new BigDecimal("0.25"));

        assertThat(shares(half, "a", "b", "c")).containsExactly(0.5, 0.25, 0.25);
        assertThat(half.description())
                .isEqualTo("50 % to the first touch, 25 % to the last, 25 % to the others together.");
        assertThatThrownBy(() -> new PositionBased("mine", "Mine", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO))
                .hasMessageStartingWith("Cannot use the shares 1, 1 and 0 for the first, middle and last touch");
    }

    @Test
    void aTouchLosesHalfOfItsWeightInAHalfLife() {
        ModelCredit credit = AttributionModels.TIME_DECAY.credit(List.of(timed(3, List.of("email", "search"), 7, 0)));

        assertThat(credit(credit, "email").conversions()).isCloseTo(1, within(1e-11));
        assertThat(credit(credit, "search").conversions()).isCloseTo(2, within(1e-11));
        assertThat(credit.notes()).isEmpty();
    }

    @Test
    void touchesAtTheSameInstantGetTheSame() {
        ModelCredit credit =
                AttributionModels.TIME_DECAY.credit(List.of(timed(2, List.of("email", "search"), 3.5, 3.5)));

        assertThat(credit(credit, "email").conversions()).isEqualTo(1);
    }

    @Test
    void withoutTimesATouchIsAsOldAsThereAreTouchesAfterItAndTheFiguresSaySo() {
        ModelCredit credit = new TimeDecay(BigDecimal.ONE).credit(List.of(path(3, "0", 0, "email", "search")));

        assertThat(credit(credit, "search").conversions()).isCloseTo(2, within(1e-11));
        assertThat(credit.notes())
                .containsExactly("These paths have no times: a touch counts as one day old for each touch after it.");
    }

    @Test
    void agesOfOneHundredYearsAreNoTrouble() {
        ModelCredit credit = new TimeDecay(new BigDecimal("0.01"))
                .credit(List.of(timed(3, List.of("email", "search"), 40_000, 36_500)));

        assertThat(credit(credit, "search").conversions()).isEqualTo(3);
        assertThatThrownBy(() -> new TimeDecay(BigDecimal.ZERO))
                .hasMessageStartingWith("Cannot use a half-life of 0 days: it must be above zero");
        assertThatThrownBy(() -> timed(1, List.of("email"), 1, 2))
                .hasMessageStartingWith("Cannot use the ages of a path with 1 touches: there are 2");
    }

    @Test
    void onePathWithSeveralAgesIsOneDistinctPath() {
        var source = AttributionReports.source("s", "S", List.of(timed(1, List.of("a"), 1), timed(1, List.of("a"), 2)));

        assertThat(source.paths()).isEqualTo(1);
        assertThat(source.topPaths())
                .singleElement()
                .satisfies(path -> assertThat(path.conversions()).isEqualTo(2));
    }

    @Test
    void everyModelIsListedWithASentence() {
        assertThat(AttributionModels.all()).extracting(AttributionModel::key).doesNotHaveDuplicates();
        assertThat(AttributionModels.all())
                .allSatisfy(model -> assertThat(model.description()).endsWith("."));
        assertThatThrownBy(() -> AttributionModels.named("markow"))
                .hasMessageStartingWith("Cannot find the model markow. Models are: first, last, ");
    }

    @Test
    void addsUpToTheLastDigitWhateverTheDigits() {
        assertAddsUp(List.of(
                path(1, "0.100000000000000001", 3, "a", "b", "c"),
                path(7, "12345678901.23", 0, "c", "a", "c", "b", "a", "a", "b"),
                path(999_999_999_999L, "0.7", 1, "a", "b", "c")));
        assertAddsUp(Stream.of("a", "b", "c")
                .map(channel -> path(1, "-0.000000000001", 1, channel, "d", "e"))
                .toList());
    }
}
