package io.truelift.statistics;

import static io.truelift.statistics.Expectations.effect;
import static io.truelift.statistics.Expectations.missing;
import static io.truelift.statistics.Expectations.summaryOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.statistics.PostStratifiedTest.Stratum;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What adjusted tests do where there is little or nothing to adjust. What they compute is in {@link AgreementWithRTest}. */
class AdjustedComparisonTest {

    private static final CupedTest CUPED = CupedTest.atAlpha(0.05);
    private static final RegressionAdjustedTest LIN = RegressionAdjustedTest.atAlpha(0.05);

    /** Outcome and two covariates. */
    private static final Moments CONTROL = units("1 3 0", "4 5 1", "2 2 0", "7 8 1", "3 3 1");

    private static final Moments TREATMENT = units("3 3 1", "5 5 0", "4 3 0", "9 8 0", "6 4 1", "2 1 1");

    @Test
    void aConstantCovariateChangesNothing() {
        Moments control = units("1 5", "4 5", "2 5");
        Moments treatment = units("3 5", "5 5", "9 5");
        Comparison.Effect plain = effect(WelchTest.atAlpha(0.05).compare(control.sample(0), treatment.sample(0)));

        for (AdjustedComparison adjusted :
                List.of(CUPED.compare(control, treatment), LIN.compare(control, treatment))) {
            Comparison.Effect effect = effect(adjusted.comparison());
            assertThat(effect.absolute()).isEqualTo(plain.absolute());
            assertThat(effect.relative()).isEqualTo(plain.relative());
            assertThat(effect.pValue()).isEqualTo(plain.pValue());
            assertThat(adjusted.controlSlopes()).containsExactly(0.0);
            assertThat(adjusted.varianceReduction()).hasValue(0);
            assertThat(adjusted.notes())
                    .singleElement()
                    .asString()
                    .startsWith("Covariate 1 was left out: it does not vary");
        }
    }

    @Test
    void aCovariateThatSaysTheSameAsAnotherIsLeftOut() {
        // The third is the first times three plus one: to the solver a singular matrix.
        AdjustedComparison once = CUPED.compare(units("1 3", "4 5", "2 2", "7 8"), units("3 3", "5 5", "4 3", "9 8"));
        AdjustedComparison twice = CUPED.compare(
                units("1 3 10", "4 5 16", "2 2 7", "7 8 25"), units("3 3 10", "5 5 16", "4 3 10", "9 8 25"));

        assertThat(effect(twice.comparison()).pValue())
                .isEqualTo(effect(once.comparison()).pValue());
        assertThat(twice.controlSlopes()).containsExactly(once.controlSlopes().getFirst(), 0.0);
        assertThat(twice.notes()).singleElement().asString().startsWith("Covariate 2 was left out");
    }

    @Test
    void aCovariateThatSaysEverythingLeavesNothingToMeasure() {
        AdjustedComparison adjusted = CUPED.compare(units("1 1", "4 4", "2 2"), units("4 3", "6 5", "10 9"));

        assertThat(missing(adjusted.comparison()))
                .startsWith("The covariates predict the outcome of every unit exactly");
        assertThat(adjusted.controlSlopes()).containsExactly(1.0);
    }

    @Test
    void moreCovariatesThanUnitsAdjustNothing() {
        AdjustedComparison cuped = CUPED.compare(units("1 3 0", "4 5 1"), units("3 3 1", "5 5 0"));
        AdjustedComparison lin = LIN.compare(units("1 3 0", "4 5 1", "2 2 0"), units("3 3 1", "5 5 0", "4 3 0"));

        assertThat(cuped.notes()).containsExactly("There are too few units for 2 covariates: nothing was adjusted.");
        assertThat(cuped.varianceReduction()).hasValue(0);
        assertThat(lin.notes())
                .containsExactly("There are too few units in an arm for 2 covariates: nothing was adjusted.");
    }

    @Test
    void theMeansStayWhereTheyAreSoThatTheLiftIsOneOfTheMetric() {
        AdjustedComparison adjusted = CUPED.compare(CONTROL, TREATMENT);
        Comparison.Effect effect = effect(adjusted.comparison());

        // Both adjusted means average to the mean of all, with the arms' sizes as weights.
        double control =
                effect.absolute().value() / effect.relative().orElseThrow().value();
        assertThat((5 * control + 6 * (control + effect.absolute().value())) / 11)
                .isCloseTo(46 / 11.0, within(1e-12));
    }

    @Test
    void slopesOfTheirOwnAreReportedByArm() {
        AdjustedComparison adjusted = LIN.compare(CONTROL, TREATMENT);

        assertThat(adjusted.controlSlopes()).hasSize(2).isNotEqualTo(adjusted.treatmentSlopes());
        assertThat(effect(adjusted.comparison()).method()).isEqualTo("regression adjustment");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(missing(CUPED.compare(units("1 3"), units("3 3", "5 5")).comparison()))
                .isEqualTo("The control has one unit; each arm needs at least two.");
        assertThat(missing(CUPED.compareRatios(units("1 0 3", "2 0 3"), units("1 1 1", "2 1 2"))
                        .comparison()))
                .isEqualTo("The denominators of the control add up to zero, so its ratio has no value.");
        assertThatThrownBy(() -> CUPED.compare(units("1", "2"), units("1 3", "2 4")))
                .hasMessageStartingWith("Cannot adjust a control with 0 covariates");
    }

    @Test
    void oneGroupIsThePlainTest() {
        SampleSummary control = summaryOf("1", "4", "2");
        SampleSummary treatment = summaryOf("3", "5", "9", "4");
        AdjustedComparison adjusted =
                PostStratifiedTest.atAlpha(0.05).compare(List.of(new Stratum(control, treatment)));
        Comparison.Effect plain = effect(WelchTest.atAlpha(0.05).compare(control, treatment));

        assertThat(effect(adjusted.comparison()).pValue()).isCloseTo(plain.pValue(), within(1e-15));
        assertThat(adjusted.varianceReduction().orElseThrow()).isCloseTo(0, within(1e-15));
    }

    @Test
    void groupsThatAreTooSmallJoinOthers() {
        Stratum large = new Stratum(summaryOf("1", "2", "3"), summaryOf("2", "3", "4"));
        Stratum small = new Stratum(summaryOf("9"), summaryOf("8", "9"));
        Stratum smaller = new Stratum(summaryOf("7"), SampleSummary.empty());
        PostStratifiedTest test = PostStratifiedTest.atAlpha(0.05);

        AdjustedComparison joined = test.compare(List.of(large, small, smaller));
        assertThat(joined.comparison())
                .isEqualTo(test.compare(List.of(large, small.plus(smaller))).comparison());
        assertThat(joined.notes())
                .containsExactly("3 groups were joined to 2: each needs at least two units in each arm.");
        assertThat(test.compare(List.of(large, smaller)).comparison())
                .isEqualTo(test.compare(List.of(large.plus(smaller))).comparison());
        assertThat(missing(test.compare(List.of(smaller)).comparison())).startsWith("The control has one unit");
        assertThat(missing(test.compare(List.of()).comparison())).startsWith("The control has no units");
    }

    private static Moments units(String... units) {
        List<Moments> moments = Arrays.stream(units)
                .map(unit -> Moments.of(
                        Arrays.stream(unit.split(" ")).map(BigDecimal::new).toList()))
                .toList();
        return moments.stream().reduce(Moments.empty(moments.getFirst().variables()), Moments::plus);
    }
}
