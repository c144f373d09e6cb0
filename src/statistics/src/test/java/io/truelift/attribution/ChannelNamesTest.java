package io.truelift.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a channel is called, it gets the same. */
class ChannelNamesTest {

    private static PathCount path(long conversions, long nonConversions, String... touches) {
        return new PathCount(List.of(touches), conversions, BigDecimal.valueOf(10 * conversions), nonConversions);
    }

    private static List<PathCount> paths(String channel) {
        return List.of(path(10, 90, channel), path(10, 90, "email"), path(20, 80, "email", channel), path(3, 5));
    }

    private static ChannelCredit of(ModelCredit credit, String channel) {
        return credit.channels().stream()
                .filter(each -> each.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(none)",
                "none",
                "(no touches)",
                "(unknown)",
                "(other)",
                "(start)",
                "start",
                "(conversion)",
                "conversion",
                "null",
                "(null)",
                "end",
                "channel 1"
            })
    void getsTheSameUnderEveryName(String name) {
        for (AttributionModel model : AttributionModels.all()) {
            // The last touch that was no direct visit is about a name.
            if (!(model instanceof LastNonDirectTouch)) {
                ModelCredit named = model.credit(paths(name));
                ModelCredit plain = model.credit(paths("plain"));
                assertThat(of(named, name).exactConversions())
                        .as(model.title())
                        .isEqualByComparingTo(of(plain, "plain").exactConversions());
                assertThat(of(named, name).exactValue())
                        .as(model.title())
                        .isEqualByComparingTo(of(plain, "plain").exactValue());
                assertThat(of(named, "email").exactConversions())
                        .as(model.title())
                        .isEqualByComparingTo(of(plain, "email").exactConversions());
                assertThat(named.channels()).hasSize(3);
            }
        }
    }

    @Test
    void markovCreditsAChannelNamedNoneAsAnyOther() {
        List<PathCount> paths = List.of(path(10, 90, "(none)"), path(10, 90, "email"), path(20, 80, "email", "(none)"));

        // By hand: without the channel 10 of 40 conversions are left by email, so 30 are lost. Without email, 10 + 0
        // are left of those that start with
        // the channel, which converts 30 of 200: 100 start there, so 15 are left and 25 are lost. 40 * 30 / 55 and 40 *
        // 25 / 55.
        assertThat(of(AttributionModels.MARKOV.credit(paths), "(none)").conversions())
                .isCloseTo(21.818182, within(5e-7));
        assertThat(of(AttributionModels.MARKOV.credit(paths), "email").conversions())
                .isCloseTo(18.181818, within(5e-7));
    }

    @Test
    void lastNonDirectTouchTakesItForADirectVisitAsItDoesTheOthers() {
        assertThat(of(LastNonDirectTouch.usual().credit(paths("(none)")), "email")
                        .conversions())
                .isEqualTo(of(LastNonDirectTouch.usual().credit(paths("direct")), "email")
                        .conversions());
    }

    @Test
    void journeysWithoutTouchesAreNotMixedWithIt() {
        ModelCredit credit = AttributionModels.LAST.credit(paths("(none)"));

        assertThat(of(credit, "(none)").conversions()).isEqualTo(30);
        assertThat(of(credit, "(no touches)").conversions()).isEqualTo(3);
    }

    @Test
    void calibrationKeepsIt() {
        Journeys journeys = Journeys.of(paths("(none)"));
        Calibration calibration =
                new Calibration(Map.of("email", new IncrementalConversions("e", 1000, 5, new Interval(1, 9, 0.95))));

        assertThat(calibration
                        .of(AttributionModels.LAST.credit(journeys), journeys)
                        .channels())
                .extracting(CalibratedCredit.CalibratedChannel::channel)
                .containsExactly("(none)", "email");
    }
}
