package io.truelift.analysis.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

    private static final SmallCells CELLS = new SmallCells(10);

    private static List<AnswerCount> cells(long... answers) {
        return Arrays.stream(answers)
                .mapToObj(count -> new AnswerCount("product", "of " + count, count, 0, 0, 0))
                .toList();
    }

    @Test
    void showsCellsOfTenAnswers() {
        assertThat(CELLS.withheld(cells(10, 20))).isEmpty();
    }

    @Test
    void withholdsTheNextSmallestBesideASingleSmallCell() {
        assertThat(CELLS.withheld(cells(40, 30, 9, 20))).containsExactlyInAnyOrder("of 9", "of 20");
    }

    @Test
    void withholdsOnlySmallCellsWhereTheyAreManyTogether() {
        assertThat(CELLS.withheld(cells(40, 3, 9, 20))).containsExactlyInAnyOrder("of 3", "of 9");
    }

    @Test
    void withholdsOneMoreWhereSmallCellsTogetherAreFew() {
        assertThat(CELLS.withheld(cells(40, 3, 4, 20))).containsExactlyInAnyOrder("of 3", "of 4", "of 20");
    }

    /** The reader has the total and what is shown, and subtracts. */
    @Test
    void noFigureOverFewerThanTheLeastNumberCanBeHadBySubtracting() {
        RandomGenerator random = new SplittableRandom(1980);
        for (int table = 0; table < 20_000; table++) {
            int least = 1 + random.nextInt(15);
            List<AnswerCount> cells = new ArrayList<>();
            for (int cell = 0; cell < 1 + random.nextInt(6); cell++) {
                cells.add(new AnswerCount("product", "product " + cell, random.nextInt(3 * least), 0, 0, 0));
            }
            long total = cells.stream().mapToLong(AnswerCount::answers).sum();
            Set<String> withheld = new SmallCells(least).withheld(cells);
            List<AnswerCount> shown = cells.stream()
                    .filter(cell -> !withheld.contains(cell.value()))
                    .toList();
            long rest = total - shown.stream().mapToLong(AnswerCount::answers).sum();

            assertThat(shown).allMatch(cell -> cell.answers() >= least);
            assertThat(withheld.isEmpty() || shown.isEmpty() || (withheld.size() >= 2 && rest >= least))
                    .as("%s of %s, least %d", withheld, cells, least)
                    .isTrue();
        }
    }

    /** A segment may lie in another, so the reader subtracts any two of them, and each from the total. */
    @Test
    void noSegmentsDifferByFewerThanTheLeastNumber() {
        RandomGenerator random = new SplittableRandom(1981);
        for (int table = 0; table < 20_000; table++) {
            long total = 10 + random.nextInt(60);
            List<AnswerCount> groups = new ArrayList<>();
            for (int group = 0; group < 1 + random.nextInt(6); group++) {
                groups.add(new AnswerCount("segment", "segment " + group, random.nextLong(total + 1), 0, 0, 0));
            }
            Set<String> withheld = CELLS.withheldOfOverlapping(groups, total);
            List<Long> known = new ArrayList<>(List.of(total));
            groups.stream()
                    .filter(group -> !withheld.contains(group.value()))
                    .forEach(group -> known.add(group.answers()));

            for (long one : known) {
                assertThat(one).isGreaterThanOrEqualTo(10);
                assertThat(known).allMatch(other -> Math.abs(one - other) == 0 || Math.abs(one - other) >= 10);
            }
        }
    }

    @Test
    void withholdsAllWhereOneOfTwoIsSmall() {
        assertThat(CELLS.withheld(cells(1, 1000))).containsExactlyInAnyOrder("of 1", "of 1000");
    }

    @Test
    void withholdsASingleCell() {
        assertThat(CELLS.withheld(cells(4))).containsExactly("of 4");
    }
}
