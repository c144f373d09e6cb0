package io.truelift.governance.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.history.TextDiff.Kind;
import io.truelift.governance.history.TextDiff.Line;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    private static final String TWENTY =
            IntStream.rangeClosed(1, 20).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());

    @Test
    void equalTextsDifferInNothing() {
        assertThat(TextDiff.of(TWENTY, TWENTY).isEmpty()).isTrue();
        assertThat(TextDiff.of("", "").isEmpty()).isTrue();
    }

    @Test
    void numbersLinesOnBothSides() {
        TextDiff diff = TextDiff.of("a\nb\nc\n", "a\nB\nc\nd\n");
        assertThat(diff.parts()).hasSize(1);
        assertThat(diff.parts().getFirst().lines())
                .containsExactly(
                        new Line(Kind.SAME, OptionalInt.of(1), OptionalInt.of(1), "a"),
                        new Line(Kind.REMOVED, OptionalInt.of(2), OptionalInt.empty(), "b"),
                        new Line(Kind.ADDED, OptionalInt.empty(), OptionalInt.of(2), "B"),
                        new Line(Kind.SAME, OptionalInt.of(3), OptionalInt.of(3), "c"),
                        new Line(Kind.ADDED, OptionalInt.empty(), OptionalInt.of(4), "d"));
        assertThat(diff.added()).isEqualTo(2);
        assertThat(diff.removed()).isEqualTo(1);
    }

    @Test
    void showsThreeLinesAroundEachPlaceAndJoinsPlacesThatAreNear() {
        TextDiff apart =
                TextDiff.of(TWENTY, TWENTY.replace("line 4\n", "four\n").replace("line 17\n", ""));
        assertThat(apart.parts()).hasSize(2);
        assertThat(apart.parts().getFirst().lines())
                .extracting(Line::text)
                .containsExactly("line 1", "line 2", "line 3", "line 4", "four", "line 5", "line 6", "line 7");
        assertThat(apart.parts().getLast().lines())
                .extracting(Line::text)
                .containsExactly("line 14", "line 15", "line 16", "line 17", "line 18", "line 19", "line 20");
        assertThat(TextDiff.of(TWENTY, TWENTY.replace("line 4\n", "four\n").replace("line 9\n", "nine\n"))
                        .parts())
                .hasSize(1);
    }

    @Test
    void readsANewAndADeletedFile() {
        assertThat(lines(TextDiff.of("", "é\n"))).containsExactly("ADDED é");
        assertThat(lines(TextDiff.of("é\n", ""))).containsExactly("REMOVED é");
    }

    private static List<String> lines(TextDiff diff) {
        return diff.parts().stream()
                .flatMap(part -> part.lines().stream())
                .map(line -> line.kind() + " " + line.text())
                .toList();
    }
}
