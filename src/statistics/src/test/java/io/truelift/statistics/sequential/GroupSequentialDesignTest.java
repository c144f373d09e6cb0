package io.truelift.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * Numbers to 1e-9: SciPy 1.17.1, the recursion written once more in Python with {@code scipy.special.roots_legendre(400)} over each whole
 * region and {@code scipy.optimize.brentq}. Numbers to 1e-7: R 4.2.2, mvtnorm 1.1.3, {@code uniroot} over
 * {@code pmvnorm(lower=-c, upper=c, corr=S, algorithm=Miwa(steps=4097))}, {@code S[i,j] = sqrt(t[i]/t[j])}, look by look.
 */
class GroupSequentialDesignTest {

    private static final AlphaSpending FLEMING = AlphaSpending.OBRIEN_FLEMING;
    private static final AlphaSpending POCOCK = AlphaSpending.POCOCK;

    @Test
    void agreesWithPublishedTables() {
        // DeMets and Lan 1994, "Interim Analysis: The Alpha Spending Function Approach", Statistics in Medicine 13,
        // 1341-1352: five equal looks,
        // two-sided 0.05. Their programme was good to 1e-4: the second bound is 3.3570.
        assertBounds(
                GroupSequentialDesign.equallySpaced(0.05, FLEMING, 5), 2e-4, 4.8769, 3.3569, 2.6803, 2.2898, 2.0310);
        assertBounds(
                GroupSequentialDesign.equallySpaced(0.05, POCOCK, 5), 1e-4, 2.4380, 2.4268, 2.4101, 2.3966, 2.3859);
    }

    @Test
    void agreesWithMultivariateNormalProbabilitiesInR() {
        List<Double> uneven = List.of(0.2, 0.3, 0.8, 1.0);
        assertBounds(new GroupSequentialDesign(0.05, FLEMING, List.of(0.5, 1.0)), 1e-7, 2.962588042728, 1.968595640594);
        assertBounds(
                new GroupSequentialDesign(0.05, FLEMING, uneven),
                1e-7,
                4.876884948797,
                3.929682295808,
                2.250881524754,
                2.025075018710);
        assertBounds(
                new GroupSequentialDesign(0.05, POCOCK, uneven),
                1e-7,
                2.437976688050,
                2.553999523614,
                2.217793051587,
                2.341409193565);
        assertBounds(
                new GroupSequentialDesign(0.01, POCOCK, uneven),
                1e-7,
                2.972490315434,
                3.107543407610,
                2.809917482909,
                2.950364137300);
    }

    @Test
    void agreesWithAnotherIntegration() {
        GroupSequentialDesign fleming = GroupSequentialDesign.equallySpaced(0.05, FLEMING, 5);
        GroupSequentialDesign pocock = GroupSequentialDesign.equallySpaced(0.05, POCOCK, 5);

        assertBounds(
                fleming, 1e-9, 4.87688494879076, 3.35701192157465, 2.680280064545, 2.28981676771197, 2.03103204331007);
        assertBounds(
                pocock, 1e-9, 2.43797668805001, 2.42681385815011, 2.41019384027131, 2.39664540064872, 2.38598457162254);
        assertThat(fleming.power(3)).isCloseTo(0.842442083587736, within(1e-9));
        assertThat(pocock.power(-3)).isCloseTo(0.776252048533461, within(1e-9));
    }

    @Test
    void sayHowManyMoreUnitsTheLooksCost() {
        assertThat(GroupSequentialDesign.equallySpaced(0.05, FLEMING, 2).inflation(0.8))
                .isCloseTo(1.00372502594473, within(1e-9));
        assertThat(GroupSequentialDesign.equallySpaced(0.05, FLEMING, 5).inflation(0.8))
                .isCloseTo(1.02471987889019, within(1e-9));
        assertThat(GroupSequentialDesign.equallySpaced(0.05, FLEMING, 10).inflation(0.8))
                .isCloseTo(1.03776684521623, within(1e-9));
        assertThat(GroupSequentialDesign.equallySpaced(0.05, POCOCK, 2).inflation(0.8))
                .isCloseTo(1.1225502240127, within(1e-9));
        assertThat(GroupSequentialDesign.equallySpaced(0.05, POCOCK, 5).inflation(0.8))
                .isCloseTo(1.21262594504682, within(1e-9));
        assertThat(GroupSequentialDesign.equallySpaced(0.05, POCOCK, 10).inflation(0.8))
                .isCloseTo(1.24750382680877, within(1e-9));
    }

    @Test
    void repeatedLooksAtOneLevelInflateTheErrorAsArmitageFound() {
        // Armitage, McPherson and Rowe 1969, table 2: probability of |z| > 1.96 at one of 2, 5, 10, 20, 50 equally
        // spaced looks.
        assertThat(crossing(2, 1.96, 0)).isCloseTo(0.083, within(5e-4));
        assertThat(crossing(5, 1.96, 0)).isCloseTo(0.142, within(5e-4));
        assertThat(crossing(10, 1.96, 0)).isCloseTo(0.193, within(5e-4));
        assertThat(crossing(20, 1.96, 0)).isCloseTo(0.248, within(5e-4));
        assertThat(crossing(50, 1.96, 0)).isCloseTo(0.320, within(5e-4));
    }

    @Test
    void thePublishedConstantsOfPocockAndOBrienFlemingKeepTheirLevel() {
        // Jennison and Turnbull 2000, tables 2.1 and 2.3, alpha 0.05: C_P(K) = 2.178, 2.289, 2.361, 2.413, 2.555 and
        // C_B(K) = 1.977, 2.004, 2.024, 2.040, 2.087 for K = 2, 3, 4, 5, 10 looks.
        int[] looks = {2, 3, 4, 5, 10};
        double[] pocock = {2.178, 2.289, 2.361, 2.413, 2.555};
        double[] fleming = {1.977, 2.004, 2.024, 2.040, 2.087};
        for (int index = 0; index < looks.length; index++) {
            assertThat(crossing(looks[index], pocock[index] - 5e-4, 0)).isGreaterThan(0.05);
            assertThat(crossing(looks[index], pocock[index] + 5e-4, 0)).isLessThan(0.05);
            assertThat(crossing(looks[index], fleming[index] - 5e-4, 0.5)).isGreaterThan(0.05);
            assertThat(crossing(looks[index], fleming[index] + 5e-4, 0.5)).isLessThan(0.05);
        }
    }

    @Test
    void oneLookIsTheFixedTest() {
        GroupSequentialDesign single = GroupSequentialDesign.equallySpaced(0.05, FLEMING, 1);

        assertBounds(single, 1e-12, NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025));
        assertThat(single.inflation(0.8)).isCloseTo(1, within(1e-9));
        assertThat(single.expectedFraction(3)).isEqualTo(1);
    }

    @Test
    void alphaIsSpentAsItsFunctionSays() {
        List<Look> looks = GroupSequentialDesign.equallySpaced(0.05, POCOCK, 4).looks();

        for (Look look : looks) {
            assertThat(look.alphaSpent()).isCloseTo(0.05 * Math.log(1 + (Math.E - 1) * look.fraction()), within(1e-15));
        }
        assertThat(looks.getLast().alphaSpent()).isEqualTo(0.05);
    }

    @Test
    void aTestThatMayStopEarlyNeedsLessInformationOnAverage() {
        GroupSequentialDesign design = GroupSequentialDesign.equallySpaced(0.05, FLEMING, 2);
        // SciPy: 1 - norm.sf(2.96258804272757 - 3 * sqrt(.5)) / 2 - norm.cdf(-2.96258804272757 - 3 * sqrt(.5)) / 2
        assertThat(design.expectedFraction(3)).isCloseTo(0.899950412115849, within(1e-12));
    }

    @Test
    void veryEarlyAndVeryCloseLooksHaveBounds() {
        List<Look> early = new GroupSequentialDesign(0.05, FLEMING, List.of(0.001, 0.05, 1.0)).looks();
        List<Look> close = new GroupSequentialDesign(0.05, POCOCK, List.of(0.5, 0.5001, 0.9, 1.0)).looks();

        assertThat(early.getFirst().bound()).isInfinite();
        assertThat(early.get(1).bound()).isCloseTo(9.95514557745584, within(1e-6));
        assertThat(close).allSatisfy(look -> assertThat(look.bound()).isBetween(2.0, 4.0));
    }

    @Test
    void refusesPlansThatMakeNoSense() {
        assertThatThrownBy(() -> new GroupSequentialDesign(0.05, FLEMING, List.of(0.5)))
                .hasMessageContaining("planned end");
        assertThatThrownBy(() -> new GroupSequentialDesign(0.05, FLEMING, List.of(0.5, 0.5, 1.0)))
                .hasMessageContaining("above the one before");
        assertThatThrownBy(() -> new GroupSequentialDesign(0, FLEMING, List.of(1.0)))
                .hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new GroupSequentialDesign(0.05, FLEMING, List.of()))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> new GroupSequentialDesign(0.05, FLEMING, List.of(0.5, 0.5 + 1e-9, 1.0)).looks())
                .hasMessageContaining("so close together");
    }

    /** Probability under no effect to cross {@code constant * (k / K)^-power} at one of K looks. */
    private static double crossing(int looks, double constant, double power) {
        CrossingDensity inside = CrossingDensity.start(0);
        double crossed = 0;
        for (int look = 1; look <= looks; look++) {
            double fraction = (double) look / looks;
            double bound = constant * Math.pow(fraction, -power);
            crossed += inside.above(fraction, bound) + inside.below(fraction, bound);
            inside = inside.within(fraction, bound, (look + 1.0) / looks);
        }
        return crossed;
    }

    private static void assertBounds(GroupSequentialDesign design, double tolerance, double... bounds) {
        assertThat(design.looks()).hasSize(bounds.length);
        for (int look = 0; look < bounds.length; look++) {
            assertThat(design.looks().get(look).bound())
                    .as("look %d of %s", look + 1, design)
                    .isCloseTo(bounds[look], within(tolerance));
        }
    }
}
