package io.truelift.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensitivityTest {
    private static final ModelCredit BEFORE =
            credit(new ChannelCredit("email", 60, 0), new ChannelCredit("search", 40, 0));

    @Test
    void countsAConversionThatChangesChannelOnce() {
        assertThat(Sensitivity.moved(
                        BEFORE, credit(new ChannelCredit("email", 45, 0), new ChannelCredit("search", 55, 0))))
                .isEqualByComparingTo("15");
    }

    @Test
    void countsWhatGoesToAChannelThatHadNothing() {
        assertThat(Sensitivity.moved(
                        BEFORE, credit(new ChannelCredit("search", 40, 0), new ChannelCredit("(none)", 60, 0))))
                .isEqualByComparingTo("60");
    }

    @Test
    void nothingMovesBetweenEqualCredits() {
        assertThat(Sensitivity.moved(BEFORE, BEFORE)).isEqualByComparingTo("0");
    }

    private static ModelCredit credit(ChannelCredit... channels) {
        return new ModelCredit("last", "Last touch", List.of(channels));
    }
}
