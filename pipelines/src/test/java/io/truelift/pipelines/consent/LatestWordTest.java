package io.truelift.pipelines.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatestWordTest {

    @Test
    void theLatestWordOfARecordHolds() {
        assertThat(settle(word("a", true, "2026-01-01"), word("a", false, "2026-01-02"))).isFalse();
        assertThat(settle(word("a", false, "2026-01-01"), word("a", true, "2026-01-02"))).isTrue();
    }

    @Test
    void theOrderInWhichWordsArriveDoesNotMatter() {
        assertThat(settle(word("a", true, "2026-01-02"), word("a", false, "2026-01-01"))).isTrue();
    }

    @Test
    void ofTwoWordsAtOneTimeTheStrictestHolds() {
        assertThat(settle(word("a", true, "2026-01-01"), word("a", false, "2026-01-01"))).isFalse();
        assertThat(settle(word("a", false, "2026-01-01"), word("a", true, "2026-01-01"))).isFalse();
    }

    @Test
    void acrossRecordsOfOnePersonTheStrictestHoldsEvenIfTheOtherIsLater() {
        assertThat(settle(word("a", false, "2026-01-01"), word("b", true, "2026-02-01"))).isFalse();
        assertThat(settle(word("a", true, "2026-01-01"), word("b", true, "2026-02-01"))).isTrue();
    }

    @Test
    void aWithdrawalThatWasTakenBackInItsOwnRecordCountsNoMore() {
        assertThat(settle(word("a", false, "2026-01-01"), word("a", true, "2026-01-03"), word("b", true, "2026-01-02"))).isTrue();
    }

    @Test
    void theWordThatHoldsIsKeptWithItsTimeAndSource() {
        Map<String, ConsentWord> settled = LatestWord.settle(List.of(word("a", true, "2026-01-01"), word("b", true, "2026-02-01")));
        assertThat(settled.get("analytics")).as("of words that say the same the later one").isEqualTo(word("b", true, "2026-02-01"));
    }

    @Test
    void purposesDoNotMeetAndUnknownIsLeftOut() {
        Map<String, ConsentWord> settled = LatestWord.settle(List.of(
                word("a", true, "2026-01-01"),
                new ConsentWord("a", "advertising", false, Instant.parse("2026-01-05T00:00:00Z"), "form", null)));
        assertThat(settled.get("analytics").granted()).isTrue();
        assertThat(settled.get("advertising").granted()).isFalse();
        assertThat(settled).doesNotContainKey("personalization");
    }

    private static boolean settle(ConsentWord... words) {
        return LatestWord.settle(List.of(words)).get("analytics").granted();
    }

    private static ConsentWord word(String record, boolean granted, String day) {
        return new ConsentWord(record, "analytics", granted, Instant.parse(day + "T00:00:00Z"), "form", "1");
    }
}
