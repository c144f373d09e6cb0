package io.truelift.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.attribution.AttributionReport.ChannelCredit;
import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.List;

/** Words that the specifications of this package share. */
final class Paths {

    private Paths() {}

    static PathCount path(long conversions, String value, long nonConversions, String... channels) {
        return new PathCount(List.of(channels), conversions, new BigDecimal(value), nonConversions);
    }

    static ChannelCredit credit(ModelCredit model, String channel) {
        return model.channels().stream()
                .filter(credit -> credit.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    /** Every model adds up to the conversions and the value of the paths, to the last digit. */
    static void assertAddsUp(List<PathCount> paths) {
        BigDecimal conversions = BigDecimal.valueOf(
                paths.stream().mapToLong(PathCount::conversions).sum());
        BigDecimal value = paths.stream().map(PathCount::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (AttributionModel model : AttributionModels.all()) {
            List<ChannelCredit> credits = model.credit(paths).channels();
            assertThat(credits.stream().map(ChannelCredit::exactConversions).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("conversions by " + model.title())
                    .isEqualByComparingTo(conversions);
            assertThat(credits.stream().map(ChannelCredit::exactValue).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("value by " + model.title())
                    .isEqualByComparingTo(value);
            assertThat(credits).extracting(ChannelCredit::channel).isSorted().doesNotHaveDuplicates();
        }
    }

    static void assertClose(double actual, double expected, String what) {
        assertThat(actual).as(what).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }
}
