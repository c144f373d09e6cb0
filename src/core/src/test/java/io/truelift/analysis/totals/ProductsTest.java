package io.truelift.analysis.totals;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.statistics.Moments;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is done to sums gives what the sums of changed values are: held against {@link Moments} of the values themselves. */
class ProductsTest {
    private static final String VARIABLES = "ydx";

    /** y, d and x of three units. */
    private static final List<List<BigDecimal>> UNITS =
            List.of(values("3.5", "2", "-1"), values("0", "1", "4.25"), values("-7", "0.5", "2"));

    private static List<BigDecimal> values(String... values) {
        return List.of(values).stream().map(BigDecimal::new).toList();
    }

    private static Moments moments(UnaryOperator<List<BigDecimal>> change) {
        return UNITS.stream().map(change).map(Moments::of).reduce(Moments.empty(VARIABLES.length()), Moments::plus);
    }

    private static Products products() {
        Moments raw = moments(unit -> unit);
        Products products = new Products(UNITS.size());
        for (int i = 0; i < VARIABLES.length(); i++) {
            products.put(VARIABLES.substring(i, i + 1), raw.sums().get(i));
            for (int j = i; j < VARIABLES.length(); j++) {
                products.put(
                        "" + VARIABLES.charAt(i) + VARIABLES.charAt(j),
                        raw.products().get(i).get(j - i));
            }
        }
        return products;
    }

    private static void areTheSame(Moments found, Moments expected) {
        assertThat(found.n()).isEqualTo(expected.n());
        IntStream.range(0, VARIABLES.length()).forEach(i -> {
            assertThat(found.sums().get(i))
                    .as("sum of %s", VARIABLES.charAt(i))
                    .isEqualByComparingTo(expected.sums().get(i));
            IntStream.range(0, VARIABLES.length() - i)
                    .forEach(j -> assertThat(found.products().get(i).get(j))
                            .as("%s times %s", VARIABLES.charAt(i), VARIABLES.charAt(i + j))
                            .isEqualByComparingTo(expected.products().get(i).get(j)));
        });
    }

    @Test
    void givesTheSumsThatWerePut() {
        areTheSame(products().moments(VARIABLES), moments(unit -> unit));
    }

    @Test
    void takesWhatIsAbsentForZero() {
        Moments none = new Products(2).moments("yd");

        assertThat(none.n()).isEqualTo(2);
        assertThat(none.sums()).containsExactly(BigDecimal.ZERO, BigDecimal.ZERO);
    }

    @Test
    void givesOnlyTheVariablesThatAreAskedInTheirOrder() {
        Moments all = moments(unit -> unit);

        Moments some = products().moments("yx");

        assertThat(some.sums())
                .containsExactly(all.sums().getFirst(), all.sums().getLast());
        assertThat(some.products())
                .containsExactly(
                        List.of(
                                all.products().getFirst().getFirst(),
                                all.products().getFirst().getLast()),
                        all.products().getLast());
    }

    @Test
    void makesAVariableOneForEachUnit() {
        Products products = products();
        products.one('d', VARIABLES);

        areTheSame(products.moments(VARIABLES), moments(unit -> List.of(unit.get(0), BigDecimal.ONE, unit.get(2))));
    }

    @Test
    void addsSoMuchOfALaterVariable() {
        BigDecimal times = new BigDecimal("-0.75");
        Products products = products();
        products.add('y', times, 'x', VARIABLES);

        areTheSame(
                products.moments(VARIABLES),
                moments(unit -> List.of(unit.get(0).add(times.multiply(unit.get(2))), unit.get(1), unit.get(2))));
    }

    @Test
    void addsSoMuchOfAnEarlierVariable() {
        BigDecimal times = new BigDecimal("2.5");
        Products products = products();
        products.add('x', times, 'd', VARIABLES);

        areTheSame(
                products.moments(VARIABLES),
                moments(unit -> List.of(unit.get(0), unit.get(1), unit.get(2).add(times.multiply(unit.get(1))))));
    }

    @Test
    void doesOneAfterTheOther() {
        Products products = products();
        products.one('d', VARIABLES);
        products.add('y', BigDecimal.TWO, 'd', VARIABLES);

        areTheSame(
                products.moments(VARIABLES),
                moments(unit -> List.of(unit.get(0).add(BigDecimal.TWO), BigDecimal.ONE, unit.get(2))));
    }
}
