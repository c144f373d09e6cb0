package io.truelift.statistics.planning;

import static io.truelift.statistics.planning.References.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.statistics.Inference;
import io.truelift.statistics.RatioSummary;
import io.truelift.statistics.SampleSummary;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans beyond what R's own functions cover; numbers by R 4.2.2, with the expression. */
class PlanningTest {

    private static final PlannedTest TEST = PlannedTest.atAlpha(0.05);

    @Test
    void unequalArmsOfMeans() {
        // uniroot(function(n) pt(qt(.975, 3*n-2), 3*n-2, ncp=0.3*sqrt(n*2/3), lower.tail=FALSE)-.8, c(2,1e6),
        // tol=1e-14)$root; then with a ratio of 1/4.
        assertClose(MeanPower.of(1, TEST.withShares(1, 2)).units(0.3, 0.8).orElseThrow(), 131.457976762127);
        assertClose(MeanPower.of(1, TEST.withShares(0.8, 0.2)).units(0.3, 0.8).orElseThrow(), 437.59076665726);
    }

    @Test
    void unequalArmsOfShares() {
        // f <- function(n,p,q,k) { r<-(p+k*q)/(1+k);
        // pnorm((sqrt(n)*abs(q-p)-qnorm(.975)*sqrt(r*(1-r)*(1+1/k)))/sqrt(p*(1-p)+q*(1-q)/k)) }
        // uniroot(function(n) f(n,.05,.06,.25)-.8, c(1,1e6), tol=1e-14)$root; f(4000,.1,.12,3)
        assertClose(
                ProportionPower.of(0.05, TEST.withShares(0.8, 0.2))
                        .units(0.01, 0.8)
                        .orElseThrow(),
                19962.3287326326);
        assertClose(ProportionPower.of(0.1, TEST.withShares(0.2, 0.6)).power(4000, 0.02), 0.937528650181845);
    }

    @Test
    void unequalVariances() {
        // (qnorm(.975)+qnorm(.8))^2*(4+9/2)/.25^2
        assertClose(
                new EstimatePower(4, 9, TEST.withShares(1, 2)).units(0.25, 0.8).orElseThrow(), 1067.44764387148);
    }

    @Test
    void nonInferiorityWithAMargin() {
        // power.t.test(delta=.3,sd=2,power=.8,sig.level=.025,alternative="one.sided",tol=1e-14)$n
        assertClose(
                new NonInferiorityPower(MeanPower.of(2, TEST), 0.3)
                        .units(0, 0.8)
                        .orElseThrow(),
                698.63986007242);
        // fm <- function(p,e,M,k,a,w) { q <- p+e; g <- function(x) (p-x)/(x*(1-x)) + k*(q-x+M)/((x-M)*(1-x+M)); x <-
        // uniroot(g, c(M+1e-12,1-1e-12), tol=1e-16)$root
        //   s0 <- sqrt(x*(1-x)+(x-M)*(1-x+M)/k); s1 <- sqrt(p*(1-p)+q*(1-q)/k); ((qnorm(1-a)*s0+qnorm(w)*s1)/(e+M))^2 }
        // fm(.1,0,.01,1,.025,.9) and fm(.1,.005,.01,2,.025,.9)
        assertClose(
                new ProportionNonInferiorityPower(0.1, 0.01, TEST).units(0, 0.9).orElseThrow(), 18932.7140789224);
        assertClose(
                new ProportionNonInferiorityPower(0.1, 0.01, TEST.withShares(1, 2))
                        .units(0.005, 0.9)
                        .orElseThrow(),
                6572.62315871784);
    }

    @Test
    void aTrueLossBeyondTheMarginIsNeverPlannedToSucceed() {
        assertThat(new NonInferiorityPower(MeanPower.of(2, TEST), 0.3).units(-0.3, 0.8))
                .isEmpty();
    }

    @Test
    void severalTreatmentsShareAlpha() {
        // power.t.test(delta=.5,sd=10,power=.8,sig.level=.05/3,tol=1e-14)$n
        PlannedTest test = new Allocation(List.of(0.25, 0.25, 0.25, 0.25)).hardest(TEST);

        assertClose(MeanPower.of(10, test).units(0.5, 0.8).orElseThrow(), 8376.72416214672);
    }

    @Test
    void theSmallestTreatmentIsTheHardest() {
        Allocation allocation = new Allocation(List.of(0.5, 0.1, 0.3));

        assertThat(allocation.hardest(TEST).ratio()).isEqualTo(0.2);
        assertThat(allocation.hardest(TEST).alpha()).isEqualTo(0.025);
        assertThat(allocation.unitsInAll(1000.2)).isEqualTo(2002);
    }

    @Test
    void clustersTakeMoreUnitsAndCovariatesFewer() {
        PowerFunction plain = MeanPower.of(10, TEST);
        double units = plain.units(0.5, 0.8).orElseThrow();

        assertThat(UnitFactor.ofClusters(21, 0.05)).isEqualTo(2);
        assertClose(UnitFactor.ofClusters(20, 0.5, 0.05), 1 + (1.25 * 20 - 1) * 0.05);
        assertClose(
                plain.needing(UnitFactor.ofClusters(21, 0.05)).units(0.5, 0.8).orElseThrow(), 2 * units);
        assertClose(plain.needing(UnitFactor.ofCovariate(0.4)).units(0.5, 0.8).orElseThrow(), 0.6 * units);
    }

    @Test
    void lookingAtAnyTimeTakesNearlyTwiceTheUnits() {
        // i <- -2*log(.05) + log(1 - 2*log(.05)); c <- sqrt((1+1/i)*(log(1+i) - 2*log(.05)));
        // ((c+qnorm(.8))/(qnorm(.975)+qnorm(.8)))^2
        Inference inference = Inference.AlwaysValid.tightestAt(0.05, 20_000);
        double critical = inference.criticalValue(new Inference.Basis(19_998, 20_000));

        assertClose(UnitFactor.ofCriticalValue(critical, TEST, 0.8), 1.91489908038095);
        assertClose(UnitFactor.ofCriticalValue(1.959963984540054, TEST, 0.8), 1);
    }

    @Test
    void ratiosArePlannedFromTheirLinearisedVariance() {
        // Four customers with orders 1, 2, 1, 4 and revenue 10, 30, 0, 40: R = 10, x - R y = 0, 10, -10, 0; variance
        // 200 / 3 over 2^2.
        RatioSummary history = new RatioSummary(4, decimal(80), decimal(8), decimal(2600), decimal(22), decimal(230));

        Baseline baseline = Baseline.ofRatio(history).orElseThrow();

        assertThat(baseline.value()).isEqualTo(10);
        assertClose(baseline.variance(), 200 / 3.0 / 4);
        assertThat(baseline.effectOfLift(0.05)).isEqualTo(0.5);
        assertThat(Baseline.ofRatio(RatioSummary.empty())).isEmpty();
        assertThat(Baseline.ofEstimate(10, 0.25, 400)).contains(new Baseline(10, 100));
        assertThat(Baseline.ofEstimate(10, 0.25, 1)).isEmpty();
        assertThat(Baseline.ofMean(SampleSummary.empty())).isEmpty();
    }

    @Test
    void theThreeQuestionsAnswerEachOther() {
        PlannedTest uneven = TEST.withShares(0.7, 0.3);
        List<PowerFunction> plans = List.of(
                ProportionPower.of(0.05, uneven),
                MeanPower.of(3, uneven),
                new EstimatePower(2, 5, uneven),
                new NonInferiorityPower(MeanPower.of(3, uneven), 0.01),
                new ProportionNonInferiorityPower(0.05, 0.002, uneven),
                MeanPower.of(3, uneven).needing(1.7));
        for (PowerFunction plan : plans) {
            for (Direction direction : Direction.values()) {
                double effect = plan.smallestEffect(5000, 0.8, direction).orElse(Double.NaN);
                if (Double.isNaN(effect)) {
                    assertThat(plan).isInstanceOfAny(NonInferiorityPower.class, ProportionNonInferiorityPower.class);
                    continue;
                }
                assertClose(plan.power(5000, effect), 0.8);
                assertClose(plan.units(effect, 0.8).orElseThrow(), 5000);
            }
        }
    }

    @Test
    void aShareCannotRiseAboveOne() {
        assertThat(ProportionPower.of(0.9, TEST).smallestEffect(20, 0.8, Direction.INCREASE))
                .isEmpty();
        assertThatThrownBy(() -> ProportionPower.of(0.9, TEST).power(20, 0.2)).hasMessageContaining("outside 0 to 1");
        assertThatThrownBy(() -> ProportionPower.of(5, TEST)).hasMessageContaining("A share of 5 % is 0.05");
    }

    @Test
    void nobodyOfTheControlIsAShareToo() {
        // power.prop.test(p1 = 0, p2 = .01, power = .8, tol = 1e-14)$n; power.prop.test(n = 50, p1 = .5, p2 = 1)$power
        assertClose(ProportionPower.of(0, TEST).units(0.01, 0.8).orElseThrow(), 779.783558004723);
        assertClose(ProportionPower.of(0.5, TEST).power(50, 0.5), 0.999998498481342);
        assertThat(ProportionPower.of(0, TEST).power(10, 1)).isEqualTo(1);
        assertThat(ProportionPower.of(0, TEST).units(0, 0.8)).isEmpty();
        assertClose(
                ProportionPower.of(0, TEST)
                        .units(
                                ProportionPower.of(0, TEST)
                                        .smallestEffect(500, 0.8, Direction.INCREASE)
                                        .orElseThrow(),
                                0.8)
                        .orElseThrow(),
                500);
    }

    @Test
    void noNumberOfUnitsFindsNoEffect() {
        assertThat(MeanPower.of(1, TEST).units(0, 0.8)).isEmpty();
        assertThat(ProportionPower.of(0.1, TEST).units(0, 0.8)).isEmpty();
    }

    @Test
    void aOneSidedTestOfMeansFindsIncreases() {
        // power.t.test(n=6280,delta=-.5,sd=10,alternative="one.sided")$power, with a noncentral t of positive terms:
        // pnorm(-2.801748-1.644854) = 4.36e-6.
        // power.t.test(n=6280,power=.8,sd=10,alternative="one.sided",tol=1e-14)$delta;
        // power.prop.test(n=8000,p1=.06,p2=.05,alternative="one.sided")$power
        PlannedTest oneSided = TEST.withSides(Sides.ONE);
        MeanPower plan = MeanPower.of(10, oneSided);

        assertThat(plan.power(6280, -0.5)).isCloseTo(4.364279497822296e-6, within(1e-12));
        assertThat(plan.units(-0.5, 0.8)).isEmpty();
        assertClose(plan.smallestEffect(6280, 0.8, Direction.INCREASE).orElseThrow(), 0.443754368495151);
        assertClose(plan.smallestEffect(6280, 0.8, Direction.DECREASE).orElseThrow(), -0.443754368495151);
        assertClose(ProportionPower.of(0.06, oneSided).power(8000, -0.01), 0.870674643541966);
        assertThat(MeanPower.of(10, TEST).power(6280, -0.5))
                .isEqualTo(MeanPower.of(10, TEST).power(6280, 0.5));
    }

    @Test
    void aPowerBelowAlphaIsNoPlan() {
        PlannedTest tenPercent = PlannedTest.atAlpha(0.1);

        assertThatThrownBy(() -> ProportionPower.of(0.05, tenPercent).units(0.01, 0.06))
                .hasMessage(
                        "Cannot plan for a power of 0.06 at alpha 0.1: false alarms alone are as likely, without any units. Use a power above alpha, such as 0.8.");
        assertThatThrownBy(() -> MeanPower.of(1, tenPercent).smallestEffect(100, 0.1, Direction.INCREASE))
                .hasMessageContaining("Use a power above alpha");
    }

    @Test
    void moreUnitsThanThereAreAtomsAreANormalDistribution() {
        // pnorm(1e-12 * sqrt(5e23) - qnorm(.975)) and so on: the effect over its standard error is 1/sqrt(2) each time.
        for (double units : List.of(1e14, 1e16, 1e18, 1e24, 1e30)) {
            assertClose(MeanPower.of(1, TEST).power(units, 1 / Math.sqrt(units)), 0.105128839609805);
        }
    }

    @Test
    void refusesPlansThatMakeNoSense() {
        assertThatThrownBy(() -> PlannedTest.atAlpha(5)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> MeanPower.of(0, TEST)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> MeanPower.of(1, TEST).units(1, 80)).hasMessageContaining("0.8");
        assertThatThrownBy(() -> new Allocation(List.of(0.5, 0.6))).hasMessageContaining("at most 1 together");
        assertThatThrownBy(() -> UnitFactor.ofCovariate(1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BigDecimal decimal(long value) {
        return BigDecimal.valueOf(value);
    }
}
