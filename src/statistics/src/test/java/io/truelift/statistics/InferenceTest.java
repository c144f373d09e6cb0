package io.truelift.statistics;

import static io.truelift.statistics.Expectations.effect;
import static io.truelift.statistics.Expectations.summary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.truelift.statistics.Inference.AlwaysValid;
import io.truelift.statistics.Inference.Basis;
import io.truelift.statistics.Inference.FixedHorizon;
import io.truelift.statistics.Inference.GroupSequential;
import java.util.List;
import org.junit.jupiter.api.Test;

class InferenceTest {

    private static final Basis THOUSAND = new Basis(998, 1000);

    @Test
    void anAlwaysValidPValueIsTheSmallestAlphaThatRejects() {
        AlwaysValid inference = AlwaysValid.tightestAt(0.05, 5000);
        double p = inference.pValue(3.5, THOUSAND);

        assertThat(new AlwaysValid(p, inference.rho()).criticalValue(THOUSAND)).isCloseTo(3.5, within(1e-12));
        assertThat(inference.pValue(0, THOUSAND)).isEqualTo(1);
    }

    @Test
    void theBoundaryIsTightestAboutWhereItIsTuned() {
        AlwaysValid tuned = AlwaysValid.tightestAt(0.05, 5000);

        // The width after 5,000 units, against those of sequences tuned for a tenth and ten times as many.
        double width = tuned.criticalValue(new Basis(4998, 5000));
        assertThat(width).isLessThan(AlwaysValid.tightestAt(0.05, 500).criticalValue(new Basis(4998, 5000)));
        assertThat(width).isLessThan(AlwaysValid.tightestAt(0.05, 50_000).criticalValue(new Basis(4998, 5000)));
        // The closed form against the exact minimum, -W(-alpha^2/e) - 1 with mpmath 1.3.0: lambertw(-0.05**2/e, -1).
        assertThat(tuned.rho() * tuned.rho() * 5000).isCloseTo(8.2, within(0.4));
    }

    @Test
    void looksAtAnyTimeCostWidth() {
        SampleSummary control = summary(3407, "1396.87", "52377.9767");
        SampleSummary treatment = summary(3461, "2422.7", "134698.29");
        Comparison.Effect once = effect(WelchTest.atAlpha(0.05).compare(control, treatment));
        Comparison.Effect anyTime =
                effect(WelchTest.under(AlwaysValid.tightestAt(0.05, 5000)).compare(control, treatment));

        assertThat(anyTime.absolute().value()).isEqualTo(once.absolute().value());
        assertThat(anyTime.standardError()).isEqualTo(once.standardError());
        assertThat(anyTime.pValue()).isGreaterThan(once.pValue());
        assertThat(anyTime.method()).isEqualTo("Welch, always valid");
    }

    @Test
    void aGroupSequentialBoundHasTheWordOverItsPValue() {
        GroupSequential look = new GroupSequential(0.05, 2.5, z -> 0.05);

        assertThat(Decision.twoSided(look, 2.6, THOUSAND).pValue()).isLessThan(0.05);
        assertThat(Decision.twoSided(look, -2.6, THOUSAND).rejected()).isTrue();
        assertThat(Decision.twoSided(new GroupSequential(0.05, 2.5, z -> 0.04999), 2.5, THOUSAND)
                        .pValue())
                .isEqualTo(0.05);
    }

    @Test
    void aLookThatMayNotStopLeavesEverythingOpen() {
        GroupSequential look = new GroupSequential(0.05, Double.POSITIVE_INFINITY, z -> 1);
        Comparison.Effect effect =
                effect(WelchTest.under(look).compare(summary(100, "500", "2600"), summary(100, "600", "3700")));

        assertThat(effect.absolute().interval().low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(effect.relative()).isEmpty();
        assertThat(effect.pValue()).isEqualTo(1);
    }

    @Test
    void refusesLevelsAndTuningsThatAreNone() {
        assertThatThrownBy(() -> new FixedHorizon(1)).hasMessageStartingWith("Cannot use significance level 1.0");
        assertThatThrownBy(() -> AlwaysValid.tightestAt(0.05, 0))
                .hasMessageStartingWith("Cannot tune a confidence sequence for 0.0 units");
        assertThatThrownBy(() -> new AlwaysValid(0.05, Double.NaN))
                .hasMessageStartingWith("Cannot tune a confidence sequence with rho NaN");
        assertThatThrownBy(() -> new GroupSequential(0.05, -1, z -> 1))
                .hasMessageStartingWith("Cannot use -1.0 as the bound");
    }

    @Test
    void resultsAreKeptAsJson() throws Exception {
        ObjectMapper json = new ObjectMapper().registerModule(new Jdk8Module());
        Comparison welch = WelchTest.atAlpha(0.05).compare(summary(10, "5", "4"), summary(10, "7", "6"));
        Comparison score =
                ProportionTest.atAlpha(0.05).compare(new ProportionSummary(10, 0), new ProportionSummary(10, 5));
        Comparison open = WelchTest.under(new GroupSequential(0.05, Double.POSITIVE_INFINITY, z -> 1))
                .compare(summary(10, "5", "4"), summary(10, "7", "6"));

        for (Comparison comparison : List.of(welch, score, open, new Comparison.NotEnoughData("none"))) {
            assertThat(json.readValue(json.writeValueAsString(comparison), Comparison.class))
                    .isEqualTo(comparison);
        }
        String kept =
                "{\"result\":\"effect\",\"method\":\"Welch\",\"absolute\":{\"value\":1.0,\"interval\":{\"low\":0.0,\"high\":2.0,\"level\":0.95}},"
                        + "\"relative\":null,\"pValue\":0.05}";
        assertThat(json.readValue(kept, Comparison.class)).isInstanceOf(Comparison.Effect.class);
    }
}
