package io.truelift.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.CalibratedCredit.Basis;
import io.truelift.attribution.CalibratedCredit.CalibratedChannel;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final ModelCredit CLAIM = new ModelCredit(
            "last",
            "Last touch",
            List.of(
                    new ChannelCredit("display", 100, 1000),
                    new ChannelCredit("email", 300, 3000),
                    new ChannelCredit("search", 600, 9000)));

    private static IncrementalConversions found(String experiment, double low, double conversions, double high) {
        return new IncrementalConversions(experiment, 10_000, conversions, new Interval(low, high, 0.95));
    }

    private static CalibratedChannel channel(CalibratedCredit credit, String name) {
        return credit.channels().stream()
                .filter(each -> each.channel().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void carriesTheLiftPerUnitAndItsIntervalToTheTreatedUnits() {
        IncrementalConversions found = IncrementalConversions.of(
                "hold_out_email", new Estimate(0.012, new Interval(0.007, 0.017, 0.95)), 10_000);

        assertThat(found.conversions()).isCloseTo(120, within(1e-9));
        assertThat(found.interval().low()).isCloseTo(70, within(1e-9));
        assertThat(found.interval().high()).isCloseTo(170, within(1e-9));
    }

    /** Measured: 120 of e-mail's 300 and 60 of search's 600, so 180 of 900; display borrows that fifth: 20 of its 100. 800 are baseline. */
    @Test
    void measuredChannelsGetWhatWasMeasuredOthersTheSameScaleAndTheRestIsBaseline() {
        CalibratedCredit credit = new Calibration(
                        Map.of("email", found("e", 70, 120, 170), "search", found("s", -60, 60, 180)))
                .of(CLAIM);

        assertThat(channel(credit, "email").credit()).isEqualByComparingTo("120");
        assertThat(channel(credit, "email").interval()).isEqualTo(new Interval(70, 170, 0.95));
        assertThat(channel(credit, "email").value()).isEqualByComparingTo("1200");
        assertThat(channel(credit, "search").credit()).isEqualByComparingTo("60");
        assertThat(channel(credit, "search").value()).isEqualByComparingTo("900");
        assertThat(channel(credit, "display").basis()).isEqualTo(Basis.BORROWED);
        assertThat(channel(credit, "display").credit()).isEqualByComparingTo("20");
        assertThat(credit.baseline()).isEqualByComparingTo("800");
        // sqrt(50^2 + 120^2) = 130 conversions of 900 claimed: 130 / 9 for display, 130 + 130 / 9 for the baseline.
        assertThat(channel(credit, "display").interval().high()).isCloseTo(20 + 130 / 9.0, within(1e-9));
        assertThat(credit.baselineInterval().low()).isCloseTo(800 - 130 - 130 / 9.0, within(1e-9));
        assertThat(credit.notes())
                .containsExactly(
                        "No experiment measured display: taken to overclaim as the measured channels do together. Hold out some customers from them to know.",
                        "The experiment s cannot tell the effect of search from none.");
    }

    @Test
    void creditAndBaselineAddUpToTheLastDigit() {
        CalibratedCredit credit = new Calibration(Map.of("email", found("e", 70, 100 / 3.0, 170.1))).of(CLAIM);

        BigDecimal sum =
                credit.channels().stream().map(CalibratedChannel::credit).reduce(credit.baseline(), BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("1000");
    }

    @Test
    void borrowsNoMoreThanThereIsAndNothingBelowZero() {
        CalibratedCredit high = new Calibration(Map.of("email", found("e", 800, 900, 1000))).of(CLAIM);
        CalibratedCredit negative = new Calibration(Map.of("email", found("e", -90, -50, -10))).of(CLAIM);

        assertThat(high.baseline().doubleValue()).isCloseTo(0, within(1e-9));
        assertThat(channel(negative, "search").credit()).isEqualByComparingTo("0");
        assertThat(negative.baseline()).isEqualByComparingTo("1050");
    }

    @Test
    void saysWhereExperimentsFoundMoreThanThereIs() {
        CalibratedCredit credit = new Calibration(Map.of("email", found("e", 1500, 2000, 2500))).of(CLAIM);

        assertThat(credit.baseline()).isNegative();
        assertThat(credit.notes())
                .anyMatch(note -> note.startsWith("The experiments found more conversions than the journeys hold"));
    }

    @Test
    void conversionsWithoutTouchesAreBaseline() {
        ModelCredit claim = new ModelCredit(
                "last",
                "Last touch",
                List.of(new ChannelCredit("(none)", 50, 500), new ChannelCredit("email", 100, 1000)));
        CalibratedCredit credit = new Calibration(Map.of("email", found("e", 20, 40, 60))).of(claim);

        assertThat(credit.channels()).extracting(CalibratedChannel::channel).containsExactly("email");
        assertThat(credit.baseline()).isEqualByComparingTo("110");
    }

    @Test
    void aMeasuredChannelThatIsOnNoPathIsShown() {
        CalibratedCredit credit = new Calibration(Map.of("radio", found("r", 10, 50, 90))).of(CLAIM);

        assertThat(channel(credit, "radio").claimed()).isEqualByComparingTo("0");
        assertThat(channel(credit, "radio").value())
                .as("50 of 1,000 conversions worth 13,000")
                .isEqualByComparingTo("650");
    }

    @Test
    void refusesExperimentsWithoutAFiniteInterval() {
        assertThatThrownBy(() -> IncrementalConversions.of(
                        "e", new Estimate(0.1, new Interval(0, Double.POSITIVE_INFINITY, 0.95)), 10))
                .hasMessageStartingWith("Cannot calibrate with the experiment e");
        assertThatThrownBy(() -> new Calibration(Map.of())).hasMessageContaining("it takes one experiment or more");
    }
}
