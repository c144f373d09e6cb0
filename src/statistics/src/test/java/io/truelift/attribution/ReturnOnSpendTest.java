package io.truelift.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.ReturnOnSpend.ChannelReturn;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReturnOnSpendTest {

    private static final ModelCredit CLAIM = new ModelCredit(
            "last",
            "Last touch",
            List.of(
                    new ChannelCredit("email", 300, 3000),
                    new ChannelCredit("search", 600, 9000),
                    new ChannelCredit("seo", 100, 1000)));

    private static final Spend SPEND = Spend.of(
            "EUR", Map.of("email", BigDecimal.ZERO, "search", new BigDecimal("3000"), "radio", new BigDecimal("500")));

    private static ChannelReturn channel(ReturnOnSpend returns, String name) {
        return returns.channels().stream()
                .filter(each -> each.channel().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void dividesSpendByConversionsAndValueBySpend() {
        ReturnOnSpend returns = ReturnOnSpend.claimed(CLAIM, SPEND);

        assertThat(returns.incremental()).isFalse();
        assertThat(channel(returns, "search").costPerConversion().orElseThrow()).isEqualByComparingTo("5");
        assertThat(channel(returns, "search").returnOnSpend().orElseThrow()).isEqualByComparingTo("3");
        assertThat(channel(returns, "search").note()).isEmpty();
    }

    /** 200 (100 to 300) of search's 600 are measured: a conversion costs 15, from 10 to 30, and 3,000 of value are set against 3,000 spent. */
    @Test
    void anIncrementalConversionCostsWhatTheExperimentAllows() {
        CalibratedCredit calibrated = new Calibration(
                        Map.of("search", new IncrementalConversions("s", 1000, 200, new Interval(100, 300, 0.95))))
                .of(CLAIM);
        ChannelReturn search = channel(ReturnOnSpend.incremental(calibrated, SPEND), "search");

        assertThat(search.costPerConversion().orElseThrow()).isEqualByComparingTo("15");
        assertThat(search.returnOnSpend().orElseThrow()).isEqualByComparingTo("1");
        assertThat(search.interval().orElseThrow().low()).isCloseTo(10, within(1e-12));
        assertThat(search.interval().orElseThrow().high().orElseThrow()).isCloseTo(30, within(1e-12));
        assertThat(search.returnInterval().orElseThrow().low()).isCloseTo(0.5, within(1e-12));
        assertThat(search.returnInterval().orElseThrow().high()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void aCostHasNoUpperLimitWhereTheConversionsMayBeNone() {
        CalibratedCredit calibrated = new Calibration(
                        Map.of("search", new IncrementalConversions("s", 1000, 200, new Interval(-100, 500, 0.95))))
                .of(CLAIM);
        ChannelReturn search = channel(ReturnOnSpend.incremental(calibrated, SPEND), "search");

        assertThat(search.interval().orElseThrow().high()).isEmpty();
        assertThat(search.note()).isEqualTo("The conversions may be none, so their cost has no upper limit.");
        assertThat(search.returnInterval().orElseThrow().low())
                .as("what is lost at worst")
                .isCloseTo(-0.5, within(1e-12));
    }

    @Test
    void saysWhyAFigureIsMissing() {
        ReturnOnSpend returns = ReturnOnSpend.claimed(CLAIM, SPEND);

        assertThat(channel(returns, "email").note())
                .isEqualTo(
                        "Nothing was spent: conversions cost nothing, and there is no spend to set the value against.");
        assertThat(channel(returns, "seo").note()).isEqualTo("No spend is known for this channel.");
        assertThat(channel(returns, "radio").note())
                .isEqualTo("No conversion can be told to come from this spend, so there is no cost of one.");
        assertThat(channel(returns, "radio").returnOnSpend().orElseThrow()).isEqualByComparingTo("0");
    }

    @Test
    void refusesUnknownAndMixedCurrencies() {
        assertThatThrownBy(() -> Spend.of("EURO", Map.of()))
                .hasMessage(
                        "Cannot use the currency 'EURO': it is no code of ISO 4217, such as EUR, GBP or USD. Write its three capital letters.");
        assertThatThrownBy(() -> SPEND.requireSameAs(Currency.getInstance("GBP")))
                .hasMessage(
                        "Cannot set value in GBP against spend in EUR: convert the spend to GBP first, at the rate of its days.");
        assertThatThrownBy(() -> Spend.of("EUR", Map.of("email", new BigDecimal("-1"))))
                .hasMessageStartingWith("Cannot use a spend of -1 EUR on email: it must not be below zero.");
    }
}
