package io.truelift.attribution;

import static io.truelift.attribution.Paths.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.attribution.AttributionReport.ModelCredit;
import io.truelift.attribution.AttributionReport.PathCount;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Moves and ends say the same as the paths that they come from. */
class CountedMovesTest {

    private static final List<PathCount> PATHS = List.of(
            path(200, "2000.50", 2_300, "email"),
            path(150, "900", 1_850, "search", "email"),
            path(90, "450", 1_910, "display", "display", "search"),
            path(60, "600", 1_440, "email", "display", "search", "email"),
            path(0, "0", 2_000, "display", ""));

    private static CountedMoves moves() {
        CountedMoves moves = new CountedMoves();
        for (PathCount path : PATHS) {
            List<String> touches = path.path();
            for (int touch = 0; touch + 1 < touches.size(); touch++) {
                moves.addMove(touches.get(touch), touches.get(touch + 1), path.conversions() + path.nonConversions());
            }
            moves.addEnd(touches.getLast(), path.conversions(), path.value(), path.nonConversions());
        }
        return moves;
    }

    @Test
    void theChainIsThatOfThePaths() {
        same(moves().markov(), AttributionModels.MARKOV.credit(PATHS));
    }

    @Test
    void theLastTouchIsThatOfThePaths() {
        same(moves().last(), AttributionModels.LAST.credit(PATHS));
    }

    @Test
    void pathsThatComeInPartsAreThoseThatComeAtOnce() {
        PathCounter counter = new PathCounter();
        PATHS.forEach(path -> counter.add(path.path(), path.conversions(), path.value(), 1));
        PATHS.forEach(path -> counter.add(path.path(), 0, BigDecimal.ZERO, path.nonConversions() - 1));

        Journeys journeys = Journeys.of(counter);
        assertThat(journeys.channels()).isEqualTo(Journeys.of(PATHS).channels());
        assertThat(journeys.paths())
                .containsExactlyInAnyOrderElementsOf(Journeys.of(PATHS).paths());
        assertThat(journeys.paths())
                .extracting(PathCount::path)
                .as("in an order that does not depend on how they came")
                .isSortedAccordingTo((one, other) -> String.join("\t", one).compareTo(String.join("\t", other)));
    }

    private static void same(ModelCredit one, ModelCredit other) {
        assertThat(one.model()).isEqualTo(other.model());
        assertThat(one.channels()).hasSameSizeAs(other.channels()).allSatisfy(credit -> {
            var expected = other.channel(credit.channel()).orElseThrow();
            assertThat(credit.conversions()).isCloseTo(expected.conversions(), within(1e-9));
            assertThat(credit.value()).isCloseTo(expected.value(), within(1e-9));
        });
    }
}
