package io.truelift.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

    private static List<AnswerCount> cells(long... answers) {
        return Arrays.stream(answers)
                .mapToObj(count -> new AnswerCount("product", "of " + count, count, 0, 0, 0))
                .toList();
    }

    @Test
    void showsCellsOfTenAnswers() {
        assertThat(SmallCells.withheld(cells(10, 20))).isEmpty();
    }

    @Test
    void withholdsTheNextSmallestBesideASingleSmallCell() {
        assertThat(SmallCells.withheld(cells(40, 30, 9, 20))).containsExactlyInAnyOrder("of 9", "of 20");
    }

    @Test
    void withholdsOnlySmallCellsWhereThereAreSeveral() {
        assertThat(SmallCells.withheld(cells(40, 3, 9, 20))).containsExactlyInAnyOrder("of 3", "of 9");
    }

    @Test
    void withholdsAllWhereOneOfTwoIsSmall() {
        assertThat(SmallCells.withheld(cells(1, 1000))).containsExactlyInAnyOrder("of 1", "of 1000");
    }

    @Test
    void withholdsASingleCell() {
        assertThat(SmallCells.withheld(cells(4))).containsExactly("of 4");
    }
}
