package io.truelift.webui.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.definitions.metric.MetricKind;
import io.truelift.statistics.Estimate;
import io.truelift.statistics.Interval;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final String MINUS = "\u2212";
    private static final String SPACE = "\u00a0";

    private final Figures figures = new Figures();

    @Test
    void keepsTwoSignificantDigitsOfHalfTheIntervalsWidth() {
        // Half widths 23, 7, 0.45 and 0.0123: the second significant digit is the unit, the tenth, the hundredth, the
        // thousandth.
        assertThat(Figures.decimals(23)).isZero();
        assertThat(Figures.decimals(7)).isEqualTo(1);
        assertThat(Figures.decimals(0.45)).isEqualTo(2);
        assertThat(Figures.decimals(0.0123)).isEqualTo(3);
        assertThat(Figures.decimals(1234)).isZero();
    }

    @Test
    void cutsAnEstimateAndItsBoundsAtTheSamePlace() {
        Estimate lift = estimate(0.72139, 0.6428, 0.8);
        assertThat(figures.difference(lift, FigureScale.PERCENT)).isEqualTo("+72.1%");
        assertThat(figures.differenceRange(lift, FigureScale.PERCENT)).isEqualTo("+64.3% to +80.0%");
    }

    @Test
    void showsADifferenceOfSharesInPercentagePoints() {
        // Hillstrom's e-mail experiment: 3,894 of 21,307 against 2,262 of 21,306.
        Estimate difference = estimate(0.076590, 0.06995, 0.08323);
        assertThat(figures.difference(difference, FigureScale.POINTS)).isEqualTo("+7.66" + SPACE + "pp");
        assertThat(figures.differenceRange(difference, FigureScale.POINTS)).isEqualTo("+7.00 to +8.32" + SPACE + "pp");
    }

    @Test
    void setsTheSignBeforeTheCurrency() {
        Estimate difference = estimate(-1.83, -3.25, -0.41);
        assertThat(figures.difference(difference, FigureScale.amount("GBP"))).isEqualTo(MINUS + "\u00a31.8");
        assertThat(figures.differenceRange(difference, FigureScale.amount("GBP")))
                .isEqualTo(MINUS + "\u00a33.3 to " + MINUS + "\u00a30.4");
    }

    @Test
    void saysWhereAnIntervalIsNotBounded() {
        assertThat(figures.differenceRange(estimate(0.5, 0.1, Double.POSITIVE_INFINITY), FigureScale.PERCENT))
                .isEqualTo("at least +10%");
        assertThat(figures.differenceRange(estimate(0.5, Double.NEGATIVE_INFINITY, 0.9), FigureScale.PERCENT))
                .isEqualTo("at most +90%");
        assertThat(figures.range(
                        estimate(0.5, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), FigureScale.PERCENT))
                .isEqualTo("not bounded");
    }

    @Test
    void neverShowsASignedZero() {
        assertThat(figures.difference(estimate(-0.00001, -0.02, 0.02), FigureScale.PERCENT))
                .isEqualTo("0.0%");
    }

    @Test
    void showsAMeanWithTheDigitsOfTheDifferenceBetweenMeans() {
        Estimate difference = estimate(0.769827, 0.4851, 1.0545);
        assertThat(figures.meanOf(1.42262, Optional.of(difference), FigureScale.amount("USD")))
                .isEqualTo("$1.42");
    }

    @Test
    void showsASumExactly() {
        assertThat(figures.sum(new BigDecimal("30311.69"), FigureScale.amount("USD")))
                .isEqualTo("$30,311.69");
        assertThat(figures.sum(new BigDecimal("3894.0000"), FigureScale.amount("")))
                .isEqualTo("3,894");
    }

    @Test
    void showsSmallPValuesAsSmall() {
        assertThat(figures.pValue(1e-14)).isEqualTo("<" + SPACE + "0.001");
        assertThat(figures.pValue(0.0123)).isEqualTo("0.012");
        assertThat(figures.pValue(0.51)).isEqualTo("0.51");
    }

    @Test
    void neverSaysThatAChanceIsNoneOrAll() {
        assertThat(figures.chance(0.7451)).isEqualTo("74.5%");
        assertThat(figures.chance(0.99999)).isEqualTo(">" + SPACE + "99.9%");
        assertThat(figures.chance(0)).isEqualTo("<" + SPACE + "0.1%");
    }

    @Test
    void showsALossWithTwoDigitsAndASmallOneAsSmall() {
        assertThat(figures.loss(0.321, FigureScale.amount("GBP"))).isEqualTo("\u00a30.32");
        assertThat(figures.loss(0.00000002, FigureScale.amount("GBP"))).isEqualTo("under" + SPACE + "\u00a30.01");
        assertThat(figures.loss(0.000613, FigureScale.POINTS)).isEqualTo("0.06" + SPACE + "pp");
        assertThat(figures.loss(1.234, FigureScale.ofAThousand("USD"))).isEqualTo("$1,234");
    }

    @Test
    void hasADashForWhatIsNoNumber() {
        assertThat(figures.plain(Double.NaN, FigureScale.PERCENT)).isEqualTo("\u2013");
    }

    @Test
    void showsSharesInPercentAndNetScoresInPoints() {
        assertThat(figures.plain(0.35, FigureScale.ofValues(MetricKind.CSAT, "")))
                .isEqualTo("35.00%");
        assertThat(figures.plain(0.35, FigureScale.ofValues(MetricKind.RETENTION, "")))
                .isEqualTo("35.00%");
        assertThat(figures.plain(0.35, FigureScale.ofValues(MetricKind.NPS, "")))
                .isEqualTo("35.00");
        assertThat(figures.difference(estimate(0.038, -0.033, 0.109), FigureScale.ofDifferences(MetricKind.NPS, "")))
                .isEqualTo("+3.8" + SPACE + "points");
        assertThat(figures.plain(4.5, FigureScale.ofValues(MetricKind.SCORE, "points of 5")))
                .isEqualTo("4.50");
    }

    @Test
    void setsThousandsApart() {
        assertThat(figures.count(21_307)).isEqualTo("21,307");
    }

    @Test
    void hasNoShareOfNothing() {
        assertThat(figures.share(0, 0)).isEqualTo("\u2013");
        assertThat(figures.share(11_403, 25_976)).isEqualTo("43.9%");
    }

    @Test
    void writesAnUnknownUnitBehindTheFigure() {
        assertThat(figures.plain(2, FigureScale.amount("orders"))).isEqualTo("2.00" + SPACE + "orders");
    }

    private static Estimate estimate(double value, double low, double high) {
        return new Estimate(value, new Interval(low, high, 0.95));
    }
}
