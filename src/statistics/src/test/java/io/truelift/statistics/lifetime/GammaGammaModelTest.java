package io.truelift.statistics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.statistics.lifetime.ModelFit.Fitted;
import io.truelift.statistics.lifetime.ModelFit.NotEnoughData;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaGammaModelTest {

    /** As estimated from the CDNOW sample (Fader and Hardie 2013, section 4), in dollars. */
    private static final GammaGammaModel CDNOW = new GammaGammaModel(6.25, 3.74, 15.44);

    /** Customers who never were. */
    private static final Map<SpendHistory, Long> MADE_UP = Map.ofEntries(
            customers(1, 8, 3),
            customers(1, 25, 6),
            customers(1, 60, 2),
            customers(1, 14, 4),
            customers(2, 12.5, 4),
            customers(2, 30, 5),
            customers(2, 75, 1),
            customers(3, 18, 3),
            customers(3, 42, 2),
            customers(4, 9.75, 1),
            customers(4, 22, 2),
            customers(5, 35, 1),
            customers(7, 28, 1),
            customers(11, 51, 1));

    /** The first customers of the sample in Hardie's spreadsheet for the note, as quoted by the tests of lifetimes 0.11 ({@code TestGammaGammaFitter}). */
    @ParameterizedTest
    @CsvSource({"2, 22.35, 24.65", "1, 11.77, 18.91"})
    void expectsWhatThePublishedSpreadsheetSays(long purchases, double mean, double expected) {
        assertThat(CDNOW.expectedValue(new SpendHistory(purchases, mean)).orElseThrow())
                .isCloseTo(expected, within(0.02));
    }

    /** The mean of all, likewise: 35.17 by parameters with more digits than were printed. */
    @Test
    void expectsTheMeanOfAllWhereNothingIsKnown() {
        assertThat(CDNOW.expectedValue().orElseThrow()).isCloseTo(35.17, within(0.07));
        assertThat(CDNOW.expectedValue().orElseThrow()).isCloseTo(6.25 * 15.44 / 2.74, within(1e-12));
    }

    @Test
    void isDrawnTowardsTheMeanLessTheMoreIsKnown() {
        double all = CDNOW.expectedValue().orElseThrow();
        double once = CDNOW.expectedValue(new SpendHistory(1, 100)).orElseThrow();
        double often = CDNOW.expectedValue(new SpendHistory(50, 100)).orElseThrow();

        assertThat(once).isBetween(all, often);
        assertThat(often).isBetween(99.0, 100.0);
    }

    @Test
    void hasNoMeanWhereItIsInfinite() {
        assertThat(new GammaGammaModel(2, 1, 10).expectedValue()).isEmpty();
        assertThat(new GammaGammaModel(0.3, 0.5, 10).expectedValue(new SpendHistory(1, 20)))
                .isEmpty();
        assertThat(new GammaGammaModel(0.3, 0.5, 10).expectedValue(new SpendHistory(2, 20)))
                .isPresent();
    }

    /**
     * By mpmath 1.3.0 with 40 digits: the likelihood of the note's eq. 1a with {@code loggamma}, {@code findroot} over its derivatives, standard
     * errors by inverting its matrix of second derivatives.
     */
    @Test
    void findsTheLargestLikelihood() {
        Fitted<GammaGammaModel> fit = fitted(MADE_UP);

        assertClose(parameters(fit.model()), 5.7252334714409, 5.2341832203329, 19.597835363919);
        assertThat(fit.logLikelihood()).isCloseTo(-141.7612048167916, within(1e-10));
        assertThat(fit.customers()).isEqualTo(36);
        assertClose(fit.standardErrors(), 5.25561401875, 2.68185747497, 28.5128139134);
        assertThat(CDNOW.logLikelihood(MADE_UP)).isCloseTo(-144.4197254344243, within(1e-10));
    }

    @Test
    void findsTheParametersOfSimulatedCustomersWithinTheirErrors() {
        Fitted<GammaGammaModel> fit = fitted(Simulated.spend(CDNOW, 20_000, 20261201));

        List<Double> wanted = parameters(CDNOW);
        for (int i = 0; i < 3; i++) {
            double error = fit.standardErrors().get(i);
            assertThat(parameters(fit.model()).get(i)).isCloseTo(wanted.get(i), within(2 * error));
            assertThat(error).isLessThan(0.1 * wanted.get(i));
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(missing(Map.of())).startsWith("There are no customers;");
        assertThat(missing(Map.of(new SpendHistory(3, 20), 1L))).startsWith("There is one customer;");
        assertThat(missing(Map.of(new SpendHistory(3, 20), 50L)))
                .as("all spend the same")
                .startsWith("The likelihood has no maximum");
    }

    @Test
    void refusesValuesThatAreNotAboveZero() {
        assertThatThrownBy(() -> new SpendHistory(3, 0)).hasMessageContaining("Cannot use a mean value of 0.0");
        assertThatThrownBy(() -> new SpendHistory(3, -5)).hasMessageContaining("Cannot use a mean value of -5.0");
        assertThatThrownBy(() -> new SpendHistory(0, 5)).hasMessageContaining("Leave out customers who bought nothing");
        assertThatThrownBy(() -> new GammaGammaModel(1, -1, 1)).hasMessageContaining("all must be above 0");
    }

    private static String missing(Map<SpendHistory, Long> customers) {
        assertThat(GammaGammaModel.fit(customers)).isInstanceOf(NotEnoughData.class);
        return ((NotEnoughData<GammaGammaModel>) GammaGammaModel.fit(customers)).reason();
    }

    private static Fitted<GammaGammaModel> fitted(Map<SpendHistory, Long> customers) {
        ModelFit<GammaGammaModel> fit = GammaGammaModel.fit(customers);
        assertThat(fit).isInstanceOf(Fitted.class);
        return (Fitted<GammaGammaModel>) fit;
    }

    private static List<Double> parameters(GammaGammaModel model) {
        return List.of(model.p(), model.q(), model.gamma());
    }

    private static void assertClose(List<Double> actual, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.get(i)).isCloseTo(expected[i], within(1e-6 * expected[i]));
        }
    }

    private static Map.Entry<SpendHistory, Long> customers(long purchases, double mean, long number) {
        return Map.entry(new SpendHistory(purchases, mean), number);
    }
}
