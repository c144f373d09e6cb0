package io.truelift.analysis.satisfaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which cells are withheld, so that no figure over fewer answers than a least number is shown or can be had by subtracting.
 *
 * <p>Of a dimension whose cells add up to a total that is shown, the small ones are withheld, and where there is one, the next larger ones
 * with it until there are two or more with the least number of answers together: total less shown is then a figure over all of these
 * (complementary suppression; Cox 1980, "Suppression Methodology and Statistical Disclosure Control", JASA 75, 377-385). Of groups that
 * overlap each stands against everybody else and against each other, for one may lie in the other.
 */
final class SmallCells {
    /** Fewest answers that are shown, unless the setting says otherwise. */
    static final int USUAL = 10;

    private static final Comparator<AnswerCount> SMALLEST_FIRST =
            Comparator.comparingLong(AnswerCount::answers).thenComparing(AnswerCount::value);

    private final int least;

    /** @throws IllegalArgumentException if the least number is below 1 */
    SmallCells(int least) {
        if (least < 1) {
            throw new IllegalArgumentException(
                    "Cannot show cells from %d answers on: it must be 1 or more, such as 10.".formatted(least));
        }
        this.least = least;
    }

    int least() {
        return least;
    }

    boolean isShown(long answers) {
        return answers >= least;
    }

    /** Values of the cells to withhold. The cells are those of one dimension and add up to a total that is shown. */
    Set<String> withheld(List<AnswerCount> cells) {
        List<AnswerCount> ascending = cells.stream().sorted(SMALLEST_FIRST).toList();
        Set<String> withheld = new HashSet<>();
        long together = 0;
        for (AnswerCount cell : ascending) {
            boolean isOpen = !withheld.isEmpty() && (withheld.size() < 2 || together < least);
            if (cell.answers() < least || isOpen) {
                withheld.add(cell.value());
                together += cell.answers();
            }
        }
        return withheld;
    }

    /** Values of the groups to withhold, where a person may be in several and the total of all is shown. */
    Set<String> withheldOfOverlapping(List<AnswerCount> groups, long total) {
        Set<String> withheld = new HashSet<>();
        List<Long> shown = new ArrayList<>(List.of(total));
        for (AnswerCount group :
                groups.stream().sorted(SMALLEST_FIRST.reversed()).toList()) {
            boolean isApart =
                    shown.stream().map(other -> other - group.answers()).allMatch(rest -> rest == 0 || rest >= least);
            if (group.answers() >= least && isApart) {
                shown.add(group.answers());
            } else {
                withheld.add(group.value());
            }
        }
        return withheld;
    }
}
