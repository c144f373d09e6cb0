package io.truelift.webui.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.CalibratedCredit;
import io.truelift.attribution.Calibration;
import io.truelift.attribution.IncrementalConversions;
import io.truelift.attribution.ReturnOnSpend;
import io.truelift.attribution.Spend;
import io.truelift.statistics.Interval;
import io.truelift.webui.format.Figures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReturnTableTest {
    private static final ModelCredit CLAIM = new ModelCredit(
            "last",
            "Last touch",
            List.of(
                    new ChannelCredit("email", 300, 3000),
                    new ChannelCredit("search", 600, 9000),
                    new ChannelCredit("seo", 100, 1000)));
    private static final Spend SPEND = Spend.of(
            "EUR",
            Map.of("email", new BigDecimal("100"), "search", new BigDecimal("3000"), "radio", new BigDecimal("500")));

    /** Of search 100 (80 to 120) are measured, worth 15 each: 0.50 back for each euro, from 0.40 to 0.60. */
    @Test
    void marksSpendThatSurelyBringsLessBackThanItWas() {
        ReturnTable table = ReturnTable.of(ReturnOnSpend.incremental(calibrated(80, 120), SPEND), new Figures());
        assertThat(table.rows().getFirst()).satisfies(row -> {
            assertThat(row.channel()).isEqualTo("search");
            assertThat(row.back()).isEqualTo("€0.50");
            assertThat(row.backRange()).isEqualTo("€0.40 to €0.60");
            assertThat(row.tone()).isEqualTo("bad-text");
            assertThat(row.cost()).isEqualTo("€30.0");
        });
    }

    @Test
    void marksNothingWhereItMayBeEither() {
        ReturnTable table = ReturnTable.of(ReturnOnSpend.incremental(calibrated(-100, 300), SPEND), new Figures());
        assertThat(table.rows().getFirst().tone()).isEqualTo("neutral-text");
        assertThat(table.rows().getFirst().costRange()).startsWith("at least €");
    }

    @Test
    void hasNoIntervalsOfClaimsThatHaveNone() {
        ReturnTable table = ReturnTable.of(ReturnOnSpend.claimed(CLAIM, SPEND), new Figures());
        assertThat(table.isDrawn()).isFalse();
        assertThat(table.one()).isEqualTo("€1");
        assertThat(table.rows().stream().map(ReturnTable.Row::channel))
                .containsExactly("search", "radio", "email", "seo");
        assertThat(table.rows().getLast().spend()).isEqualTo("\u2013");
    }

    private static CalibratedCredit calibrated(double low, double high) {
        return new Calibration(
                        Map.of("search", new IncrementalConversions("s", 1000, 100, new Interval(low, high, 0.95))))
                .of(CLAIM);
    }
}
