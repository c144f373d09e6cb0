package io.truelift.analysis.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.definitions.satisfaction.ScoreKind;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.PostStratifiedScore;
import io.truelift.statistics.PostStratifiedScore.Stratum;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepresentationTest {

    /**
     * 70 % of customers, of whom 40 answered and 30 are satisfied, and 30 %, of whom 160 answered and 80 are: R 4.2.2,
     * W <- c(.7, .3); n <- c(40, 160); p <- c(30, 80) / n; v <- sum(W^2 * p * (1 - p) * n / (n - 1) / n);
     * sum(W * p) + c(0, -1, 1) * qnorm(.975) * sqrt(v). The raw score is 110 of 200, 0.55.
     */
    @Test
    void weighsStrataToTheCustomersAndNotToTheAnswers() {
        Estimate estimate = Representation.of(
                        ScoreKind.CSAT,
                        "country",
                        List.of(new Stratum(7_000, 40, 30, 10), new Stratum(3_000, 160, 80, 80)),
                        10)
                .represented()
                .orElseThrow()
                .estimate();

        assertThat(estimate.value()).isCloseTo(0.675, within(1e-12));
        assertThat(estimate.interval().low()).isCloseTo(0.577055152487, within(1e-10));
        assertThat(estimate.interval().high()).isCloseTo(0.772944847513, within(1e-10));
    }

    /** By hand: 0.5 * (0.6 - 0.2) + 0.5 * (0.2 - 0.6) = 0. */
    @Test
    void weighsNetScoresToo() {
        Estimate estimate = PostStratifiedScore.atAlpha(0.05)
                .estimate(List.of(new Stratum(50, 10, 6, 2), new Stratum(50, 10, 2, 6)), -1)
                .orElseThrow();

        assertThat(estimate.value()).isCloseTo(0, within(1e-12));
    }

    @Test
    void takesSmallStrataTogetherAndSaysSo() {
        Representation representation = Representation.of(
                ScoreKind.CSAT,
                "country",
                List.of(
                        new Stratum(500, 3, 1, 2),
                        new Stratum(100, 4, 4, 0),
                        new Stratum(400, 60, 30, 30),
                        new Stratum(900, 200, 150, 50)),
                10);

        assertThat(representation.notes())
                .containsExactly("Of 4 values of country, 2 have fewer than 10 answers and are weighed together.");
        // 3 and 4 answers are 7, too few, so the 60 come to them: 35 of 67 among 1,000 customers, 150 of 200 among 900.
        assertThat(representation.represented().orElseThrow().estimate().value())
                .isCloseTo((1_000 * 35 / 67.0 + 900 * 0.75) / 1_900, within(1e-12));
    }

    @Test
    void saysWhereItCannotBeTold() {
        Representation representation = Representation.of(
                ScoreKind.CSAT, "country", List.of(new Stratum(500, 90, 1, 2), new Stratum(100, 4, 4, 0)), 10);

        assertThat(representation.represented()).isEmpty();
        assertThat(representation.notes())
                .containsExactly(
                        "The score cannot be weighed to all customers by country: fewer than two of its values have 10 answers.");
        assertThatThrownBy(() -> new Stratum(5, 1, 1, 1))
                .hasMessageStartingWith("Cannot use a stratum of 5 people with 1 answers");
    }
}
