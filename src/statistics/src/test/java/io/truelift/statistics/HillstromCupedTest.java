package io.truelift.statistics;

import static io.truelift.statistics.Expectations.assertClose;
import static io.truelift.statistics.Expectations.effect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Hillstrom's mailing, adjusted for what customers had spent before (column history) and how many months ago (recency). Sums of the
 * published file, added up exactly. Expected: R 4.2.2, {@code theta <- coef(lm(spend ~ arm + history + recency))[3:4]} on the two
 * arms, and error, degrees of freedom and p-value as {@code ancova} in references.R has them, with the traces of the small matrices.
 */
class HillstromCupedTest {

    private static final Moments NOBODY = moments(
            21_306,
            "13908.33 5132245.81 122503",
            "2870050.3621 4267933.8399 66087.74",
            "2597172414.5563 25010509.18",
            "964971");
    private static final Moments MENS = moments(
            21_307,
            "30311.69 5174105.18 123019",
            "6759024.4973 9857526.2586 151776.95",
            "2700687619.2752 25035234.25",
            "973261");
    private static final Moments WOMENS = moments(
            21_387,
            "23038.11 5187130.98 123357",
            "4911446.5763 7513096.1923 114611.20",
            "2652326978.5210 25074809.58",
            "975281");

    @Test
    void theMailingForMen() {
        AdjustedComparison adjusted = CupedTest.atAlpha(0.05).compare(NOBODY, MENS);
        Comparison.Effect effect = effect(adjusted.comparison());

        assertClose(adjusted.controlSlopes().get(0), 0.00104320492101929);
        assertClose(adjusted.controlSlopes().get(1), -0.0522773328893045);
        assertClose(effect.absolute().value(), 0.769041400708444);
        assertClose(effect.standardError(), 0.145210781150308);
        assertClose(effect.pValue(), 1.19024940829142e-07);
        assertThat(adjusted.varianceReduction().orElseThrow()).isCloseTo(0.000492606386299443, within(1e-12));
    }

    @Test
    void theMailingForWomen() {
        AdjustedComparison adjusted = CupedTest.atAlpha(0.05).compare(NOBODY, WOMENS);
        Comparison.Effect effect = effect(adjusted.comparison());

        assertClose(adjusted.controlSlopes().get(0), 0.00087703672650018);
        assertClose(adjusted.controlSlopes().get(1), -0.0456846465839693);
        assertClose(effect.absolute().value(), 0.423791005891365);
        assertClose(effect.pValue(), 0.00114560618267153);
    }

    /** Of spend, history and recency. */
    private static Moments moments(long n, String sums, String... products) {
        return new Moments(
                n,
                numbers(sums),
                List.of(products).stream().map(HillstromCupedTest::numbers).toList());
    }

    private static List<BigDecimal> numbers(String text) {
        return List.of(text.split(" ")).stream().map(BigDecimal::new).toList();
    }
}
