package io.truelift.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final Moments THREE_UNITS =
            unit("1", "2").plus(unit("0", "5")).plus(unit("1", "3"));

    @Test
    void addsUpSumsAndProductsExactly() {
        assertThat(THREE_UNITS).isEqualTo(moments(3, List.of("2", "10"), List.of(List.of("2", "5"), List.of("38"))));
        assertThat(unit("0.1", "0.2").plus(unit("0.2", "0.1")).product(1, 0)).isEqualByComparingTo("0.04");
        assertThat(Moments.empty(2).plus(THREE_UNITS)).isEqualTo(THREE_UNITS);
    }

    @Test
    void showsTheSummariesOfItsVariables() {
        assertThat(THREE_UNITS.sample(1)).isEqualTo(new SampleSummary(3, BigDecimal.TEN, new BigDecimal(38)));
        assertThat(THREE_UNITS.proportion(0)).isEqualTo(new ProportionSummary(3, 2));
        assertThat(THREE_UNITS.ratio(0, 1).ratio()).isEqualTo(0.2);
        assertThat(THREE_UNITS.ratio(1, 0).products()).isEqualByComparingTo("5");
    }

    @Test
    void countsNoSuccessesOfOtherValuesThanZeroAndOne() {
        assertThatThrownBy(() -> THREE_UNITS.proportion(1))
                .hasMessage(
                        "Cannot count the successes of a variable with sum 10 and sum of squares 38: it has other values than 0 and 1.");
    }

    @Test
    void refusesWhatNoUnitsCanAddUpTo() {
        assertThatThrownBy(() -> moments(3, List.of("2", "10"), List.of(List.of("2", "9"), List.of("38"))))
                .hasMessageStartingWith(
                        "Cannot summarise 3 units with sum of products 9 of variables 0 and 1: no values have these sums.");
        assertThatThrownBy(() -> moments(3, List.of("2", "10"), List.of(List.of("1", "5"), List.of("38"))))
                .hasMessageStartingWith("Cannot summarise 3 units with sum 2 and sum of squares 1");
        assertThatThrownBy(() -> moments(0, List.of("0", "0"), List.of(List.of("0", "1"), List.of("0"))))
                .hasMessageContaining("no values have these sums");
    }

    @Test
    void refusesATriangleOfTheWrongSize() {
        assertThatThrownBy(() -> moments(1, List.of("1", "1"), List.of(List.of("1", "1"), List.of("1", "1"))))
                .hasMessageStartingWith("Cannot summarise 2 variables with 2 products in row 1: there must be 1");
        assertThatThrownBy(() -> moments(1, List.of("1", "1"), List.of(List.of("1", "1"))))
                .hasMessage("Cannot summarise 2 variables with 1 rows of products.");
        assertThatThrownBy(() -> THREE_UNITS.plus(Moments.empty(3)))
                .hasMessage("Cannot add moments of 3 variables to moments of 2.");
    }

    private static Moments unit(String... values) {
        return Moments.of(List.of(values).stream().map(BigDecimal::new).toList());
    }

    private static Moments moments(long n, List<String> sums, List<List<String>> products) {
        return new Moments(
                n,
                sums.stream().map(BigDecimal::new).toList(),
                products.stream()
                        .map(row -> row.stream().map(BigDecimal::new).toList())
                        .toList());
    }
}
