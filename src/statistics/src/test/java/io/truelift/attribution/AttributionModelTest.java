package io.truelift.attribution;

import static io.truelift.attribution.Paths.assertAddsUp;
import static io.truelift.attribution.Paths.assertClose;
import static io.truelift.attribution.Paths.credit;
import static io.truelift.attribution.Paths.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttributionModelTest {

    private static final List<PathCount> PATHS = List.of(
            path(2, "30", 5, "email", "search", "email"), path(1, "4.5", 0, "search"), path(0, "0", 9, "display"));

    @Test
    void firstTouchCreditsTheFirst() {
        assertThat(AttributionModels.FIRST.credit(PATHS).channels())
                .containsExactly(
                        new ChannelCredit("display", 0, 0),
                        new ChannelCredit("email", 2, 30),
                        new ChannelCredit("search", 1, 4.5));
    }

    @Test
    void lastTouchCreditsTheLast() {
        ModelCredit last = AttributionModels.LAST.credit(List.of(path(3, "9", 1, "email", "search")));

        assertThat(last.channels())
                .containsExactly(new ChannelCredit("email", 0, 0), new ChannelCredit("search", 3, 9));
    }

    @Test
    void linearCreditsEveryTouchAlike() {
        ModelCredit linear = AttributionModels.LINEAR.credit(PATHS);

        // Two of the three touches of the first path are e-mail.
        assertClose(credit(linear, "email").conversions(), 4 / 3.0, "conversions");
        assertClose(credit(linear, "email").value(), 20, "value");
        assertClose(credit(linear, "search").conversions(), 2 / 3.0 + 1, "conversions");
        assertClose(credit(linear, "search").value(), 14.5, "value");
    }

    @Test
    void markovCreditsByRemovalEffects() {
        // By hand: without one, two or three the chance to convert falls from 1/3 by 1/2, by all and by all, so 1 : 2 :
        // 2.
        ModelCredit markov = AttributionModels.MARKOV.credit(List.of(
                path(1, "10", 0, "one", "two", "three"), path(0, "0", 1, "one"), path(0, "0", 1, "two", "three")));

        assertClose(credit(markov, "one").conversions(), 0.2, "one");
        assertClose(credit(markov, "two").conversions(), 0.4, "two");
        assertClose(credit(markov, "three").conversions(), 0.4, "three");
        assertClose(credit(markov, "three").value(), 4, "three");
    }

    @Test
    void markovCreditsValueWhereItIsLost() {
        // By hand: each channel alone brings one conversion, so each effect is a half; but 90 of the value of 100 comes
        // by search.
        ModelCredit markov =
                AttributionModels.MARKOV.credit(List.of(path(1, "10", 3, "email"), path(1, "90", 7, "search")));

        assertThat(markov.channels())
                .containsExactly(new ChannelCredit("email", 1, 10), new ChannelCredit("search", 1, 90));
    }

    @Test
    void everyModelAddsUp() {
        assertAddsUp(PATHS);
        assertAddsUp(List.of());
        assertAddsUp(List.of(path(0, "0", 0, "never", "travelled"), path(1, "0.1", 0, "email")));
        assertAddsUp(
                List.of(path(7, "70", 1), path(3, "33.33", 4, "email", "email"), path(1, "1", 1, "search", "email")));
    }

    @Test
    void aJourneyWithoutTouchesIsCreditedToNone() {
        List<PathCount> paths = List.of(path(7, "70", 1), path(3, "33", 4, "email"));

        for (AttributionModel model : AttributionModels.all()) {
            assertThat(model.credit(paths).channels())
                    .as(model.title())
                    .containsExactly(new ChannelCredit("(none)", 7, 70), new ChannelCredit("email", 3, 33));
        }
    }

    @Test
    void aBlankChannelIsUnknown() {
        ModelCredit first =
                AttributionModels.FIRST.credit(List.of(path(2, "5", 0, " ", "email"), path(1, "1", 0, "", "email")));

        assertThat(first.channels())
                .containsExactly(new ChannelCredit("(unknown)", 3, 6), new ChannelCredit("email", 0, 0));
    }

    @Test
    void aChannelTouchedTwiceRunningIsOneVisitToMarkov() {
        List<PathCount> repeated =
                List.of(path(2, "8", 1, "email", "email", "email", "search"), path(1, "3", 5, "search", "email"));
        List<PathCount> once = List.of(path(2, "8", 1, "email", "search"), path(1, "3", 5, "search", "email"));

        assertThat(AttributionModels.MARKOV.credit(repeated)).isEqualTo(AttributionModels.MARKOV.credit(once));
    }

    @Test
    void pathsThatNeverConvertGetNothing() {
        for (AttributionModel model : AttributionModels.all()) {
            assertThat(model.credit(List.of(path(0, "0", 4, "email", "search"), path(0, "0", 2, "search")))
                            .channels())
                    .as(model.title())
                    .containsExactly(new ChannelCredit("email", 0, 0), new ChannelCredit("search", 0, 0));
        }
    }

    @Test
    void aJourneyOfTenThousandTouchesIsCreditedLikeAnyOther() {
        String[] channels = IntStream.range(0, 10_000)
                .mapToObj(touch -> "channel " + touch % 7)
                .toArray(String[]::new);
        List<PathCount> paths = List.of(path(1, "100", 3, channels), path(4, "20", 400, "channel 3", "search"));

        assertAddsUp(paths);
        assertClose(
                credit(AttributionModels.LINEAR.credit(paths), "channel 0").conversions(),
                1429 / 10_000.0,
                "channel 0");
    }

    @Test
    void namesAreKeptWhateverTheyContain() {
        List<PathCount> paths = List.of(path(1, "1", 0, "\"paid\", search > brand"), path(1, "2", 0, "it's; 'x'"));

        assertThat(AttributionModels.LAST.credit(paths).channels())
                .containsExactly(
                        new ChannelCredit("\"paid\", search > brand", 1, 1), new ChannelCredit("it's; 'x'", 1, 2));
    }

    @Test
    void refundsThatOutweighTheValueOfAChannelAreCreditedAsConversionsAre() {
        List<PathCount> paths = List.of(path(1, "-30", 0, "email"), path(1, "50", 0, "search"));

        assertAddsUp(paths);
        assertThat(credit(AttributionModels.MARKOV.credit(paths), "email").value())
                .isEqualTo(10);
    }

    @Test
    void refusesCountsThatCannotBe() {
        assertThatThrownBy(() -> AttributionModels.FIRST.credit(List.of(path(-1, "0", 0, "email"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Cannot attribute a path with -1 conversions and 0 non-conversions: counts must not be negative. "
                                + "Its first touches are [email].");
        assertThatThrownBy(() ->
                        AttributionModels.FIRST.credit(List.of(new PathCount(List.of("email"), 0, BigDecimal.ONE, 3))))
                .hasMessageStartingWith("Cannot attribute a value of 1: its path has no conversions.");
    }
}
