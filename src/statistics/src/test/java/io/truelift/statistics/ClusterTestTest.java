package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static io.truelift.statistics.Expectations.assertConsistent;
import static io.truelift.statistics.Expectations.effect;
import static io.truelift.statistics.Expectations.missing;
import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.statistics.Inference.AlwaysValid;
import io.truelift.statistics.Inference.FixedHorizon;
import io.truelift.statistics.NonInferiority.Better;
import io.truelift.statistics.NonInferiority.Finding;
import io.truelift.statistics.NonInferiority.Margin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What becomes of few clusters, and of odd ones; the figures against R are in {@link AgreementWithRTest}. */
class ClusterTestTest {

    private static final ClusterTest TEST = ClusterTest.atAlpha(0.05);

    @Test
    void clustersOfOneSizeAreComparedByTheirMeansAsStudentDid() {
        // R 4.2.2: t.test(c(3, 5, 4, 8), c(1, 2, 3, 2), var.equal = TRUE); the totals are ten times as large.
        Comparison.Effect effect = effect(
                TEST.compare(clusters("10 10", "20 10", "30 10", "20 10"), clusters("30 10", "50 10", "40 10", "80 10"))
                        .comparison());

        assertClose(effect.degreesOfFreedom().orElseThrow(), 6);
        assertClose(effect.pValue(), 0.0407674068632229);
    }

    @Test
    void saysThatThereAreFewClustersAndThatOneIsMostOfAnArm() {
        ClusteredComparison comparison =
                TEST.compare(clusters("50 90", "9 8", "10 11"), clusters("30 10", "50 10", "40 10"));

        assertThat(comparison.notes()).hasSize(3);
        assertThat(comparison.notes().get(0))
                .startsWith("The control has 3 clusters: with fewer than 10 an arm only large effects are found");
        assertThat(comparison.notes().get(1))
                .isEqualTo("One cluster has 83 % of the control: the others say little about chance.");
        assertThat(comparison.notes().get(2)).startsWith("The treatment has 3 clusters");
    }

    @Test
    void hasNoNotesOnManyClusters() {
        assertThat(TEST.compare(random(1, 30), random(2, 12)).notes()).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(missing(TEST.compare(clusters("1 1"), clusters("1 1", "2 1")).comparison()))
                .isEqualTo(
                        "The control has one cluster with anything in its denominator; each arm needs at least two.");
        assertThat(missing(TEST.compare(clusters("1 1", "2 1"), clusters("0 0", "0 0"))
                        .comparison()))
                .isEqualTo("The treatment has no clusters; each arm needs at least two.");
        assertThat(missing(TEST.compare(clusters("1 1", "2 -1"), clusters("1 1", "2 1"))
                        .comparison()))
                .contains("below zero");
        assertThat(missing(TEST.compare(clusters("2 1", "4 2"), clusters("3 1", "6 2"))
                        .comparison()))
                .startsWith("Neither arm varies");
        assertThat(missing(ClusterTest.under(AlwaysValid.tightestAt(0.05, 100))
                        .compare(random(1, 12), random(2, 40))
                        .comparison()))
                .isEqualTo("Looks at any time need at least 30 units in each arm; the control has 12.");
    }

    @Test
    void differenceLiftAndMarginSayTheSame() {
        for (int seed = 0; seed < 300; seed++) {
            List<ClusterTotal> control = random(seed, 2 + seed % 12);
            List<ClusterTotal> treatment = random(1000 + seed, 2 + seed % 7);
            Comparison comparison = TEST.compare(control, treatment).comparison();
            assertConsistent(comparison, 0.05);
            Finding finding = (Finding) ClusterTest.under(new FixedHorizon(0.025))
                    .compare(control, treatment, new Margin(0, Scale.ABSOLUTE), Better.HIGHER);
            assertThat(finding.isShown(0.025))
                    .isEqualTo(effect(comparison).absolute().interval().low() > 0);
        }
    }

    private static List<ClusterTotal> random(long seed, int number) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ClusterTotal> clusters = new ArrayList<>();
        for (int cluster = 0; cluster < number; cluster++) {
            long members = 1 + random.nextInt(20);
            clusters.add(new ClusterTotal(
                    BigDecimal.valueOf(Math.round(100 * members * (3 + random.nextGaussian())), 2),
                    BigDecimal.valueOf(members)));
        }
        return clusters;
    }

    private static List<ClusterTotal> clusters(String... totals) {
        return Arrays.stream(totals)
                .map(total -> total.split(" "))
                .map(pair -> new ClusterTotal(new BigDecimal(pair[0]), new BigDecimal(pair[1])))
                .toList();
    }
}
