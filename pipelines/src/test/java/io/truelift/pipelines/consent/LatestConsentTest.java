package io.truelift.pipelines.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatestConsentTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void theLatestWordOfARecordHolds() {
        assertThat(settle(word("a", true, "2026-01-01"), word("a", false, "2026-01-02")))
                .isFalse();
        assertThat(settle(word("a", false, "2026-01-01"), word("a", true, "2026-01-02")))
                .isTrue();
    }

    @Test
    void theOrderInWhichWordsArriveDoesNotMatter() {
        assertThat(settle(word("a", true, "2026-01-02"), word("a", false, "2026-01-01")))
                .isTrue();
    }

    @Test
    void ofTwoWordsAtOneTimeTheStrictestHolds() {
        assertThat(settle(word("a", true, "2026-01-01"), word("a", false, "2026-01-01")))
                .isFalse();
        assertThat(settle(word("a", false, "2026-01-01"), word("a", true, "2026-01-01")))
                .isFalse();
    }

    @Test
    void acrossRecordsOfOnePersonTheStrictestHoldsEvenIfTheOtherIsLater() {
        assertThat(settle(word("a", false, "2026-01-01"), word("b", true, "2026-02-01")))
                .isFalse();
        assertThat(settle(word("a", true, "2026-01-01"), word("b", true, "2026-02-01")))
                .isTrue();
    }

    @Test
    void aWithdrawalThatWasTakenBackInItsOwnRecordCountsNoMore() {
        assertThat(settle(word("a", false, "2026-01-01"), word("a", true, "2026-01-03"), word("b", true, "2026-01-02")))
                .isTrue();
    }

    @Test
    void theWordThatHoldsIsKeptWithItsTimeAndSource() {
        Map<String, ConsentEvent> settled =
                LatestConsent.settle(List.of(word("a", true, "2026-01-01"), word("b", true, "2026-02-01")), NOW);
        assertThat(settled.get("analytics"))
                .as("of words that say the same the later one")
                .isEqualTo(word("b", true, "2026-02-01"));
    }

    @Test
    void purposesDoNotMeetAndUnknownIsLeftOut() {
        Map<String, ConsentEvent> settled = LatestConsent.settle(
                List.of(
                        word("a", true, "2026-01-01"),
                        new ConsentEvent(
                                "1",
                                "a",
                                "advertising",
                                false,
                                Instant.parse("2026-01-05T00:00:00Z"),
                                null,
                                "form",
                                null,
                                null)),
                NOW);
        assertThat(settled.get("analytics").granted()).isTrue();
        assertThat(settled.get("advertising").granted()).isFalse();
        assertThat(settled).doesNotContainKey("personalization");
    }

    @Test
    void aGrantThatRanOutIsANo() {
        assertThat(settle(until("a", "2026-01-01", "2026-05-31"))).isFalse();
        assertThat(settle(until("a", "2026-01-01", "2026-06-01")))
                .as("it ends with the instant that it names")
                .isFalse();
        assertThat(settle(until("a", "2026-01-01", "2026-06-02"))).isTrue();
    }

    @Test
    void ofTwoRecordsTheGrantThatRunsOutFirstDecidesHowLongThePersonCounts() {
        ConsentEvent settled = LatestConsent.settle(
                        List.of(word("a", true, "2026-03-01"), until("b", "2026-01-01", "2026-07-01")), NOW)
                .get("analytics");
        assertThat(settled.expiresAt()).isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
        assertThat(settle(word("a", true, "2026-03-01"), until("b", "2026-01-01", "2026-02-01")))
                .as("expired means no, and the strictest holds")
                .isFalse();
    }

    @Test
    void aNewGrantTakesThePlaceOfOneThatRanOut() {
        assertThat(settle(until("a", "2025-01-01", "2026-01-01"), until("a", "2026-02-01", "2027-02-01")))
                .isTrue();
    }

    @Test
    void aRefusalThatRunsOutGrantsNothing() {
        assertThat(settle(new ConsentEvent(
                        "1",
                        "a",
                        "analytics",
                        false,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-02-01T00:00:00Z"),
                        "form",
                        null,
                        null)))
                .isFalse();
    }

    @Test
    void aGrantDatedInTheFutureCannotOutlastARefusal() {
        assertThat(settle(word("a", false, "2026-01-01"), word("a", true, "2027-01-01")))
                .isFalse();
        assertThat(settle(word("a", true, "2026-01-01"), word("a", false, "2027-01-01")))
                .as("a refusal counts at once")
                .isFalse();
    }

    private static boolean settle(ConsentEvent... words) {
        return LatestConsent.settle(List.of(words), NOW).get("analytics").grantsAt(NOW);
    }

    private static ConsentEvent word(String record, boolean granted, String day) {
        return new ConsentEvent(
                "1", record, "analytics", granted, Instant.parse(day + "T00:00:00Z"), null, "form", "form", "1");
    }

    private static ConsentEvent until(String record, String day, String end) {
        return new ConsentEvent(
                "1",
                record,
                "analytics",
                true,
                Instant.parse(day + "T00:00:00Z"),
                Instant.parse(end + "T00:00:00Z"),
                "form",
                "form",
                "1");
    }
}
