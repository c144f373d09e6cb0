package io.truelift.webui.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.attribution.AttributionReport.PathCount;
import io.truelift.attribution.AttributionReport.Source;
import io.truelift.webui.executive.Journey.Step;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyTest {

    @Test
    void readsTouchesOfOneChannelInARowAsOneStep() {
        assertThat(Journey.of(source(path(4, "email", "email", "search", "email"))))
                .singleElement()
                .satisfies(journey -> assertThat(journey.steps())
                        .containsExactly(new Step("email", 2), new Step("search", 1), new Step("email", 1)));
    }

    @Test
    void drawsPathsAsPartsOfTheOneWithMostConversions() {
        assertThat(Journey.of(source(path(30, "email"), path(10, "search"))).stream()
                        .map(Journey::percentOfLargest))
                .containsExactly(100.0, 33.3);
    }

    private static Source source(PathCount... paths) {
        return new Source("journeys", "Journeys", paths.length, 40, 0, BigDecimal.ZERO, List.of(), List.of(paths));
    }

    private static PathCount path(long conversions, String... channels) {
        return new PathCount(List.of(channels), conversions, BigDecimal.ZERO, 0);
    }
}
