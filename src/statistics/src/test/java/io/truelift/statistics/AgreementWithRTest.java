package io.truelift.statistics;

import static io.truelift.statistics.Expectations.effect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.statistics.Inference.FixedHorizon;
import io.truelift.statistics.NonInferiority.Better;
import io.truelift.statistics.NonInferiority.Finding;
import io.truelift.statistics.NonInferiority.Margin;
import io.truelift.statistics.ReferenceLines.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R 4.2.2's answers to 1e-9 of themselves. The calls are in references.R, which wrote references-in-r.txt; both lie in the test resources. */
class AgreementWithRTest {

    @Test
    void welch() {
        for (Line line : lines("welch")) {
            Comparison.Effect effect =
                    effect(WelchTest.atAlpha(line.number(2)).compare(line.sample(0), line.sample(1)));

            line.assertResult(0, effect.absolute().value() / effect.standardError());
            line.assertResult(1, effect.degreesOfFreedom().orElseThrow());
            line.assertResult(2, effect.pValue());
            line.assertResult(3, effect.absolute().interval().low(), effect.standardError());
            line.assertResult(4, effect.absolute().interval().high(), effect.standardError());
        }
    }

    @Test
    void proportions() {
        for (Line line : lines("proportions")) {
            Comparison.Effect effect = effect(ProportionTest.atAlpha(0.05).compare(line.share(0), line.share(2)));

            line.assertResult(0, Math.pow(effect.absolute().value() / effect.standardError(), 2), 1e-6);
            line.assertResult(1, effect.pValue());
        }
    }

    @Test
    void proportionsWithCorrection() {
        for (Line line : lines("corrected")) {
            Comparison comparison = ProportionTest.atAlpha(0.05).corrected().compare(line.share(0), line.share(2));

            line.assertResult(0, effect(comparison).pValue());
            Expectations.assertConsistent(comparison, 0.05);
        }
    }

    @Test
    void sampleRatio() {
        for (Line line : lines("srm")) {
            SampleRatioTest.Result result =
                    SampleRatioTest.test(arms(line.list(0), line.list(1))).orElseThrow();

            line.assertResult(0, result.statistic(), 1e-6);
            line.assertResult(1, result.degreesOfFreedom());
            // Where fewer than five are expected ours is exact, and R warns.
            if (result.note().isEmpty()) {
                line.assertResult(2, result.pValue());
            }
        }
    }

    private static List<SampleRatioTest.Arm> arms(List<BigDecimal> observed, List<BigDecimal> shares) {
        return IntStream.range(0, observed.size())
                .mapToObj(arm -> new SampleRatioTest.Arm(
                        observed.get(arm).longValueExact(), shares.get(arm).doubleValue()))
                .toList();
    }

    @Test
    void homogeneityOfSampleRatios() {
        for (Line line : lines("homogeneity")) {
            List<BigDecimal> observed = line.list(0);
            int columns = (int) line.count(1);
            List<List<SampleRatioTest.Arm>> levels = IntStream.range(0, observed.size() / columns)
                    .mapToObj(row -> observed.subList(row * columns, (row + 1) * columns).stream()
                            .map(units -> new SampleRatioTest.Arm(units.longValueExact(), 1))
                            .toList())
                    .toList();
            SampleRatioTest.ByLevel result = SampleRatioTest.testByLevel(levels).orElseThrow();

            line.assertResult(0, result.heterogeneity().orElseThrow().statistic());
            line.assertResult(1, result.heterogeneity().orElseThrow().degreesOfFreedom());
            line.assertResult(2, result.heterogeneity().orElseThrow().pValue());
            double plan = levels.stream()
                    .mapToDouble(
                            level -> SampleRatioTest.test(level).orElseThrow().statistic())
                    .sum();
            assertThat(result.plan().statistic()).isEqualTo(plan);
            assertThat(result.plan().degreesOfFreedom()).isEqualTo(levels.size() * (columns - 1));
        }
    }

    @Test
    void adjustments() {
        for (Line line : lines("adjust")) {
            double[] pValues =
                    line.list(1).stream().mapToDouble(BigDecimal::doubleValue).toArray();
            double[] adjusted = Adjustment.named(line.input(0)).orElseThrow().adjust(pValues);
            double[] expected = line.resultList(0);

            for (int i = 0; i < expected.length; i++) {
                assertThat(adjusted[i]).as("%s", line).isCloseTo(expected[i], within(1e-13 * expected[i]));
            }
        }
    }

    @Test
    void cuped() {
        for (Line line : lines("cuped")) {
            AdjustedComparison adjusted = CupedTest.atAlpha(0.05).compare(moments(line, "0"), moments(line, "1"));
            Comparison.Effect effect = effect(adjusted.comparison());

            assertSlopes(line.resultList(0), adjusted.controlSlopes());
            line.assertResult(1, effect.absolute().value(), effect.standardError());
            line.assertResult(2, effect.standardError());
            line.assertResult(3, effect.degreesOfFreedom().orElseThrow());
            line.assertResult(4, effect.pValue());
            line.assertResult(5, effect.absolute().interval().low(), effect.standardError());
            line.assertResult(6, effect.absolute().interval().high(), effect.standardError());
            line.assertResult(7, adjusted.varianceReduction().orElseThrow(), 1);
            assertThat(effect.relative().isPresent())
                    .isEqualTo(!line.results().get(8).equals("NA"));
            effect.relative()
                    .ifPresent(lift -> line.assertResult(8, lift.interval().low(), 1));
            effect.relative()
                    .ifPresent(lift -> line.assertResult(9, lift.interval().high(), 1));
            assertThat(adjusted.notes()).isEmpty();
        }
    }

    @Test
    void cupedOfRatios() {
        for (Line line : lines("cupedratio")) {
            AdjustedComparison adjusted = CupedTest.atAlpha(0.05).compareRatios(columns(line, 0), columns(line, 1));
            Comparison.Effect effect = effect(adjusted.comparison());

            line.assertResult(0, adjusted.controlSlopes().getFirst());
            line.assertResult(1, effect.absolute().value());
            line.assertResult(2, effect.standardError());
            line.assertResult(3, effect.degreesOfFreedom().orElseThrow());
            line.assertResult(4, effect.pValue());
        }
    }

    /** Numerator, denominator and covariate of one arm. */
    private static Moments columns(Line line, int arm) {
        return IntStream.range(0, line.list(0).size())
                .filter(row -> line.list(0).get(row).intValue() == arm)
                .mapToObj(row -> Moments.of(List.of(
                        line.list(1).get(row),
                        line.list(2).get(row),
                        line.list(3).get(row))))
                .reduce(Moments.empty(3), Moments::plus);
    }

    @Test
    void regressionAdjustment() {
        for (Line line : lines("lin")) {
            AdjustedComparison adjusted =
                    RegressionAdjustedTest.atAlpha(0.05).compare(moments(line, "0"), moments(line, "1"));
            Comparison.Effect effect = effect(adjusted.comparison());

            assertSlopes(line.resultList(0), adjusted.controlSlopes());
            assertSlopes(line.resultList(1), adjusted.treatmentSlopes());
            line.assertResult(2, effect.absolute().value(), effect.standardError());
            line.assertResult(3, effect.standardError());
            line.assertResult(4, effect.degreesOfFreedom().orElseThrow());
            line.assertResult(5, effect.pValue());
        }
    }

    private static void assertSlopes(double[] expected, List<Double> actual) {
        for (int i = 0; i < expected.length; i++) {
            // Doubles in R lose digits where covariates are far from zero.
            assertThat(actual.get(i)).isCloseTo(expected[i], within(1e-9 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    private static Moments moments(Line line, String arm) {
        List<String> arms = List.of(line.input(0).split(" "));
        int covariates = (int) line.count(3);
        Moments moments = Moments.empty(1 + covariates);
        for (int row = 0; row < arms.size(); row++) {
            if (arms.get(row).equals(arm)) {
                List<BigDecimal> values = new ArrayList<>(List.of(line.list(1).get(row)));
                values.addAll(line.list(2).subList(row * covariates, (row + 1) * covariates));
                moments = moments.plus(Moments.of(values));
            }
        }
        return moments;
    }

    @Test
    void postStratification() {
        for (Line line : lines("stratified")) {
            AdjustedComparison adjusted = PostStratifiedTest.atAlpha(0.05).compare(strata(line));
            Comparison.Effect effect = effect(adjusted.comparison());

            line.assertResult(0, effect.absolute().value());
            line.assertResult(1, effect.standardError());
            line.assertResult(2, effect.degreesOfFreedom().orElseThrow());
            line.assertResult(3, effect.pValue());
        }
    }

    private static List<PostStratifiedTest.Stratum> strata(Line line) {
        List<PostStratifiedTest.Stratum> strata = new ArrayList<>();
        for (BigDecimal stratum : line.list(1).stream().distinct().toList()) {
            SampleSummary[] arms = {SampleSummary.empty(), SampleSummary.empty()};
            for (int row = 0; row < line.list(0).size(); row++) {
                if (line.list(1).get(row).equals(stratum)) {
                    BigDecimal value = line.list(2).get(row);
                    int arm = line.list(0).get(row).intValue();
                    arms[arm] = arms[arm].plus(new SampleSummary(1, value, value.multiply(value)));
                }
            }
            strata.add(new PostStratifiedTest.Stratum(arms[0], arms[1]));
        }
        return strata;
    }

    @Test
    void clusters() {
        for (Line line : lines("clusters")) {
            Comparison.Effect effect = effect(ClusterTest.atAlpha(0.05)
                    .compare(totals(line, 0), totals(line, 2))
                    .comparison());

            line.assertResult(0, effect.absolute().value(), effect.standardError());
            line.assertResult(1, effect.standardError());
            line.assertResult(2, effect.degreesOfFreedom().orElseThrow());
            line.assertResult(3, effect.pValue());
        }
    }

    private static List<ClusterTotal> totals(Line line, int place) {
        return IntStream.range(0, line.list(place).size())
                .mapToObj(cluster -> new ClusterTotal(
                        line.list(place + 1).get(cluster), line.list(place).get(cluster)))
                .toList();
    }

    @Test
    void nonInferiority() {
        for (Line line : lines("noninferiority")) {
            Margin margin = new Margin(line.number(2), Scale.ABSOLUTE);
            NonInferiorityTest test = NonInferiorityTest.under(new FixedHorizon(line.number(3)), margin, Better.HIGHER);
            Finding finding = (Finding) test.compare(line.sample(0), line.sample(1));

            line.assertResult(0, finding.pValue());
            line.assertResult(1, finding.bound(), finding.standardError());
        }
    }

    private static List<Line> lines(String kind) {
        return ReferenceLines.read("references-in-r.txt", kind);
    }
}
