package io.truelift.statistics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.statistics.lifetime.ModelFit.Fitted;
import io.truelift.statistics.lifetime.ModelFit.NotEnoughData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BetaGeometricFitTest {

    /** Customers who never were: purchases after the first, time of the last, age and how many customers. */
    private static final Map<PurchaseHistory, Long> MADE_UP = histories("""
            0 0 26 265, 0 0 52 218, 1 6.5 26 104, 1 13 26 55, 1 13 52 134, 1 19.5 26 47, 1 26 26 34, 1 26 52 51,
            1 39 52 44, 1 52 52 26, 2 6.5 26 24, 2 13 26 18, 2 13 52 31, 2 19.5 26 22, 2 26 26 31, 2 26 52 29,
            2 39 52 18, 2 52 52 20, 3 6.5 26 9, 3 13 26 7, 3 13 52 9, 3 19.5 26 16, 3 26 26 17, 3 26 52 12,
            3 39 52 10, 3 52 52 25, 4 19.5 26 9, 4 26 26 15, 4 26 52 6, 4 39 52 9, 4 52 52 15, 5 26 26 7,
            5 26 52 5, 5 39 52 8, 5 52 52 18, 6 26 26 9, 6 26 52 5, 6 52 52 11, 7 52 52 11, 8 26 26 8,
            8 52 52 4, 9 52 52 6, 10 52 52 7, 11 52 52 6""");

    /**
     * By mpmath 1.3.0 with 40 digits: the likelihood of the paper's eq. 6 with {@code loggamma}, {@code findroot} over its derivatives, standard
     * errors by inverting its matrix of second derivatives.
     */
    @Test
    void findsTheLargestLikelihood() {
        Fitted<BetaGeometricModel> fit = fitted(MADE_UP);

        assertClose(parameters(fit.model()), 1.2322118786656, 27.64032264909, 0.13904839364075, 0.61554948357312);
        assertThat(fit.logLikelihood()).isCloseTo(-8789.075864995849, within(1e-9));
        assertThat(fit.customers()).isEqualTo(1435);
        assertClose(fit.standardErrors(), 0.0997992480987, 2.67513863088, 0.0589101318216, 0.280125263334);
    }

    /** By mpmath 1.3.0, as above. */
    @Test
    void tellsHowLikelyCustomersAreUnderAModel() {
        assertThat(new BetaGeometricModel(0.2426, 4.4136, 0.7929, 2.4259).logLikelihood(MADE_UP))
                .isCloseTo(-9081.32187405184, within(1e-9));
    }

    @Test
    void findsTheParametersOfSimulatedCustomersWithinTheirErrors() {
        BetaGeometricModel truth = new BetaGeometricModel(0.6, 8, 0.8, 2.4);
        Fitted<BetaGeometricModel> fit = fitted(Simulated.purchases(truth, 20_000, 20261201));

        List<Double> wanted = parameters(truth);
        for (int i = 0; i < 4; i++) {
            double error = fit.standardErrors().get(i);
            assertThat(parameters(fit.model()).get(i)).isCloseTo(wanted.get(i), within(2 * error));
            assertThat(error).isLessThan(0.15 * wanted.get(i));
        }
    }

    @Test
    void anotherUnitOfTimeIsTheSameModel() {
        Map<PurchaseHistory, Long> days = new HashMap<>();
        MADE_UP.forEach((history, number) ->
                days.put(new PurchaseHistory(history.frequency(), 7 * history.recency(), 7 * history.age()), number));

        assertClose(
                parameters(fitted(days).model()),
                1.2322118786656,
                7 * 27.64032264909,
                0.13904839364075,
                0.61554948357312);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(missing(Map.of())).startsWith("There are no customers;");
        assertThat(missing(histories("3 20 30 1"))).startsWith("There is one customer;");
        assertThat(missing(histories("0 0 30 500, 0 0 20 70"))).startsWith("No customer bought again");
        assertThat(missing(histories("3 20 30 2"))).startsWith("The likelihood has no maximum");
        assertThat(missing(histories("2 30 30 900, 2 29 30 800, 3 30 30 400, 1 30 30 400")))
                .as("nobody leaves")
                .startsWith("The likelihood has no maximum");
        assertThatThrownBy(() -> BetaGeometricModel.fit(Map.of(new PurchaseHistory(0, 0, 1), -3L)))
                .hasMessageContaining("Cannot fit -3 customers");
    }

    private static String missing(Map<PurchaseHistory, Long> customers) {
        assertThat(BetaGeometricModel.fit(customers)).isInstanceOf(NotEnoughData.class);
        return ((NotEnoughData<BetaGeometricModel>) BetaGeometricModel.fit(customers)).reason();
    }

    private static Fitted<BetaGeometricModel> fitted(Map<PurchaseHistory, Long> customers) {
        ModelFit<BetaGeometricModel> fit = BetaGeometricModel.fit(customers);
        assertThat(fit).isInstanceOf(Fitted.class);
        return (Fitted<BetaGeometricModel>) fit;
    }

    private static List<Double> parameters(BetaGeometricModel model) {
        return List.of(model.r(), model.alpha(), model.a(), model.b());
    }

    private static void assertClose(List<Double> actual, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.get(i)).isCloseTo(expected[i], within(1e-6 * expected[i]));
        }
    }

    private static Map<PurchaseHistory, Long> histories(String text) {
        return Arrays.stream(text.split(","))
                .map(each -> each.strip().split(" "))
                .collect(Collectors.toMap(
                        each -> new PurchaseHistory(
                                Long.parseLong(each[0]), Double.parseDouble(each[1]), Double.parseDouble(each[2])),
                        each -> Long.valueOf(each[3])));
    }
}
