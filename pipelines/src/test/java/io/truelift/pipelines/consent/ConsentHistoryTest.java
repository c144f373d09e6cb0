package io.truelift.pipelines.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.truelift.pipelines.consent.ConsentHistory.Entry;
import io.truelift.pipelines.consent.ConsentHistory.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConsentHistoryTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void everyWordIsInItInTheOrderOfTime() {
        assertThat(history(
                        grant("3", "a", "2026-03-01"), refusal("2", "a", "2026-02-01"), grant("1", "a", "2026-01-01")))
                .extracting(entry -> entry.word().id(), Entry::position, Entry::state, Entry::grantedAfter)
                .containsExactly(
                        tuple("1", 1L, State.GIVEN, true),
                        tuple("2", 2L, State.WITHDRAWN, false),
                        tuple("3", 3L, State.GIVEN, true));
    }

    @Test
    void aGrantThatRanOutIsAnEventOfItsOwn() {
        assertThat(history(until("1", "a", "2026-01-01", "2026-02-01"), until("2", "a", "2026-03-01", "2027-03-01")))
                .extracting(Entry::state, Entry::at, Entry::grantedAfter)
                .containsExactly(
                        tuple(State.GIVEN, day("2026-01-01"), true),
                        tuple(State.EXPIRED, day("2026-02-01"), false),
                        tuple(State.GIVEN, day("2026-03-01"), true));
    }

    @Test
    void aGrantThatWasRenewedInTimeDoesNotRunOut() {
        assertThat(history(until("1", "a", "2026-01-01", "2026-02-01"), grant("2", "a", "2026-01-15")))
                .extracting(Entry::state)
                .containsExactly(State.GIVEN, State.RENEWED);
    }

    @Test
    void aFirstNoIsARefusalAndNotAWithdrawal() {
        assertThat(history(refusal("1", "a", "2026-01-01"), refusal("2", "a", "2026-02-01")))
                .extracting(Entry::state)
                .containsExactly(State.REFUSED, State.REFUSED);
    }

    @Test
    void theStrictestRecordDecidesWhatIsGrantedAfterIt() {
        assertThat(history(
                        refusal("1", "a", "2026-01-01"), grant("2", "b", "2026-02-01"), grant("3", "a", "2026-03-01")))
                .extracting(Entry::state, Entry::grantedAfter)
                .containsExactly(tuple(State.REFUSED, false), tuple(State.GIVEN, false), tuple(State.GIVEN, true));
    }

    /** Two thousand people with up to twelve words in up to three records, many at the same instant; seed 7. */
    @Test
    void theStateAfterTheLastEventIsTheOneThatIsSettled() {
        Random random = new Random(7);
        for (int person = 0; person < 2_000; person++) {
            List<ConsentEvent> words = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                Instant at = NOW.minus(Duration.ofDays(random.nextInt(8)));
                Instant end = random.nextBoolean() ? null : at.plus(Duration.ofDays(random.nextInt(8)));
                words.add(new ConsentEvent(
                        "w" + i,
                        "r" + random.nextInt(3),
                        "analytics",
                        random.nextInt(3) > 0,
                        at,
                        end,
                        "form",
                        null,
                        null));
            }
            boolean settled = LatestConsent.settle(words, NOW).get("analytics").grantsAt(NOW);
            List<Entry> history = ConsentHistory.of(words, NOW);
            Collections.shuffle(words, random);
            assertThat(history.getLast().grantedAfter()).as("%s", words).isEqualTo(settled);
            assertThat(ConsentHistory.of(words, NOW)).as("however words arrive").isEqualTo(history);
            assertThat(history.stream().filter(entry -> entry.state() != State.EXPIRED))
                    .hasSameSizeAs(words);
        }
    }

    private static List<Entry> history(ConsentEvent... words) {
        return ConsentHistory.of(Arrays.asList(words), NOW);
    }

    private static ConsentEvent grant(String id, String record, String day) {
        return new ConsentEvent(id, record, "analytics", true, day(day), null, "form", null, null);
    }

    private static ConsentEvent refusal(String id, String record, String day) {
        return new ConsentEvent(id, record, "analytics", false, day(day), null, "form", null, null);
    }

    private static ConsentEvent until(String id, String record, String day, String end) {
        return new ConsentEvent(id, record, "analytics", true, day(day), day(end), "form", null, null);
    }

    private static Instant day(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
