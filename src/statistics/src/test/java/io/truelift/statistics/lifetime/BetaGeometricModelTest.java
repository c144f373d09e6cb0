package io.truelift.statistics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaGeometricModelTest {

    /** As estimated from the CDNOW sample (Fader, Hardie and Lee 2005, table 2), in weeks. */
    private static final BetaGeometricModel CDNOW = new BetaGeometricModel(0.2426, 4.4136, 0.7929, 2.4259);

    /**
     * By mpmath 1.3.0 with 900 digits from eq. 9 and 10 of the paper as they stand, with {@code hyp2f1}; where {@code a} or {@code a + b} is 1
     * with 1e-400 added.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.2426 | 4.4136 | 0.7929       | 2.4259 |   2 | 30.43 | 38.86 | 39     | 0.7266140448542471  | 1.225922657987033    | 1.195047681513779
            0.2426 | 4.4136 | 0.7929       | 2.4259 |   0 | 0     | 38.86 | 39     | 1                   | 0.19478676916062     | 1.195047681513779
            0.2426 | 4.4136 | 0.7929       | 2.4259 |  26 | 30.86 | 31    | 52     | 0.9689193502121781  | 25.75931236862468    | 1.444059994898236
            0.2426 | 4.4136 | 0.7929       | 2.4259 | 300 | 38.5  | 38.86 | 0.001  | 0.9687009598996387  | 0.006721018072296142 | 5.496456138616773e-5
            0.5    | 10     | 1            | 2.5    |   3 | 20    | 30    | 1000   | 0.6217987775645347  | 9.506897978815824    | 5.953158200350042
            0.5    | 10     | 1.0000000001 | 2.5    |   3 | 20    | 30    | 10     | 0.6217987775410182  | 0.5020317224669164   | 0.4201829187025957
            120    | 900    | 0.4          | 0.3    |   5 | 30    | 30.5  | 200    | 0.9095143509515281  | 15.60745789448296    | 5.597737243867172
            2      | 30     | 0.01         | 5      |   4 | 80    | 90    | 365    | 0.9978975419883815  | 18.08073361504957    | 24.00279409019762
            0.3    | 5      | 3000         | 20000  |   7 | 200   | 365   | 90     | 0.08217322514555679 | 0.1284517112647669   | 2.331336837978139
            0.9    | 7      | 1e-5         | 0.2    |   1 | 1     | 400   | 700    | 0.9196559378152197  | 3.005230002884879    | 89.99174538294681
            0.2    | 4      | 0.3          | 0.4    |   0 | 0     | 10    | 100000 | 1                   | 97.28311443672501    | 233.4788571731688
            """)
    void expectsWhatTheFormulasOfThePaperSay(
            double r,
            double alpha,
            double a,
            double b,
            long frequency,
            double recency,
            double age,
            double time,
            double alive,
            double expected,
            double ofNew) {
        BetaGeometricModel model = new BetaGeometricModel(r, alpha, a, b);
        PurchaseHistory history = new PurchaseHistory(frequency, recency, age);

        assertClose(model.probabilityAlive(history), alive);
        assertClose(model.expectedPurchases(history, time), expected);
        assertClose(model.expectedPurchases(time), ofNew);
    }

    /** Hardie's spreadsheet for the paper, as the tests of lifetimes 0.11 quote it ({@code TestBetaGeoFitter}); to three digits after the point, as there. */
    @Test
    void expectsWhatThePublishedSpreadsheetSays() {
        assertThat(CDNOW.expectedPurchases(new PurchaseHistory(2, 30.43, 38.86), 39))
                .isCloseTo(1.226, within(0.0005));
        assertThat(CDNOW.expectedPurchases(0.1429)).isCloseTo(0.0078, within(0.001));
        assertThat(CDNOW.expectedPurchases(1)).isCloseTo(0.0532, within(0.001));
        assertThat(CDNOW.expectedPurchases(3)).isCloseTo(0.1506, within(0.001));
        assertThat(CDNOW.expectedPurchases(31.8571)).isCloseTo(1.0405, within(0.001));
        assertThat(CDNOW.expectedPurchases(32)).isCloseTo(1.0437, within(0.001));
        assertThat(CDNOW.expectedPurchases(78)).isCloseTo(1.8576, within(0.001));
    }

    @Test
    void whoBoughtAgainLatelyIsRatherThereThanWhoStoppedLongAgo() {
        assertThat(CDNOW.probabilityAlive(new PurchaseHistory(10, 38, 39)))
                .isGreaterThan(CDNOW.probabilityAlive(new PurchaseHistory(10, 20, 39)));
        assertThat(CDNOW.probabilityAlive(new PurchaseHistory(1000, 1, 1e6))).isBetween(0.0, 1e-300);
    }

    @Test
    void expectsNothingWithinNoTimeAndMoreWithinMore() {
        PurchaseHistory history = new PurchaseHistory(3, 20, 30);

        assertThat(CDNOW.expectedPurchases(history, 0)).isZero();
        assertThat(CDNOW.expectedPurchases(history, 1e-9)).isPositive();
        assertThat(CDNOW.expectedPurchases(history, 20)).isGreaterThan(CDNOW.expectedPurchases(history, 19.999));
    }

    @Test
    void refusesWhatNobodyCanHave() {
        assertThatThrownBy(() -> new PurchaseHistory(-1, 0, 10)).hasMessageContaining("Cannot use a frequency of -1");
        assertThatThrownBy(() -> new PurchaseHistory(1, -2, 10)).hasMessageContaining("Cannot use a recency of -2.0");
        assertThatThrownBy(() -> new PurchaseHistory(1, 11, 10)).hasMessageContaining("at most the age");
        assertThatThrownBy(() -> new PurchaseHistory(1, 0, 10)).hasMessageContaining("Cannot use a recency of 0.0");
        assertThatThrownBy(() -> new PurchaseHistory(0, 3, 10)).hasMessageContaining("Cannot use a recency of 3.0");
        assertThatThrownBy(() -> new PurchaseHistory(0, 0, -1)).hasMessageContaining("Cannot use an age of -1.0");
        assertThatThrownBy(() -> new PurchaseHistory(0, 0, Double.NaN))
                .hasMessageContaining("Cannot use an age of NaN");
        assertThatThrownBy(() -> new BetaGeometricModel(1, 0, 1, 1)).hasMessageContaining("all must be above 0");
        assertThatThrownBy(() -> CDNOW.expectedPurchases(-1)).hasMessageContaining("must not be negative");
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-11 * expected));
    }
}
