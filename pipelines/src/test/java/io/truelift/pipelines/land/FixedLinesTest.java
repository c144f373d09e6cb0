package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines whose fields stand at fixed places. */
class FixedLinesTest {
    private static final String DECLARATION = """
            feed: spend
            title: Spend
            owner: marketing
            source:
              files: ["spend*.txt"]
              format: fixed
              encoding: ISO-8859-1
              columns: {day: 1-10, channel: 11-20, amount: 21-30, currency: 31-33}
            identifiers: []
            records:
              - table: spend
                columns:
                  spent_on: {from: day}
                  channel: {from: channel}
                  amount: {from: amount}
                  currency: {from: currency, default: EUR}
            """;

    @TempDir
    private Path folder;

    @Test
    void takesEachFieldFromItsPlaceWithoutBlanks() throws IOException {
        Trial.Outcome outcome = tried(
                line("search    ", "     12.50", "GBP") + "\n\n" + line("Börse     ", "1234567.5 ", "EUR") + "\r\n");
        assertThat(outcome.setAside()).isEmpty();
        assertThat(outcome.rows())
                .containsExactly(
                        "raw.spend, 0 identifiers: spent_on = 2026-01-01, channel = search, amount = 12.5000, currency = GBP",
                        "raw.spend, 0 identifiers: spent_on = 2026-01-01, channel = Börse, amount = 1234567.5000, currency = EUR");
    }

    @Test
    void aLineThatEndsEarlyLacksWhatStandsBehind() throws IOException {
        Trial.Outcome outcome = tried(line("search    ", "     12.50", "") + "\n2026-01-02search\n2026-01-03\n");
        assertThat(outcome.rows()).first().asString().endsWith("amount = 12.5000, currency = EUR");
        assertThat(outcome.setAside()).containsOnlyKeys("required of amount", "required of channel");
    }

    @Test
    void countsCharactersAndNotUnits() throws IOException {
        Path file = Files.writeString(
                folder.resolve("spend.txt"),
                line("\uD83D\uDE42search   ", "12.5      ", "EUR"),
                StandardCharsets.UTF_8);
        Feed feed = read(DECLARATION.replace("ISO-8859-1", "UTF-8")).feeds().getFirst();
        assertThat(trial(feed, file).rows()).first().asString().contains("channel = \uD83D\uDE42search, amount = 12.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            day: 1-10       | day: 10-1     | place "10-1" of the field day is none such as 11-18
            day: 1-10       | day: 0-10     | place "0-10" of the field day is none
            day: 1-10       | day: x        | place "x" of the field day is none
            day: 1-10       | other: 1-10   | columns of source do not say where the field day stands
            format: fixed   | format: csv   | columns of source go with format: fixed
            '  columns: {d' | '  region: GB # {d' | format fixed needs columns
            """)
    void mistakesAreTold(String before, String after, String mistake) throws IOException {
        assertThat(read(DECLARATION.replace(before, after)).mistakes())
                .singleElement()
                .asString()
                .contains(mistake);
    }

    private static String line(String channel, String amount, String currency) {
        return "2026-01-01" + channel + amount + currency;
    }

    private Trial.Outcome tried(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("spend.txt"), content, StandardCharsets.ISO_8859_1);
        FeedReader.Declared declared = read(DECLARATION);
        assertThat(declared.mistakes()).isEmpty();
        return trial(declared.feeds().getFirst(), file);
    }

    private static Trial.Outcome trial(Feed feed, Path file) throws IOException {
        return Trial.of(feed, file, Declarations.DICTIONARY, new Identifiers(new byte[] {1}), 5);
    }

    private FeedReader.Declared read(String declaration) throws IOException {
        Path declarations = Files.createDirectories(folder.resolve("declarations"));
        Files.writeString(declarations.resolve("spend.yaml"), declaration);
        return FeedReader.check(declarations, Declarations.DICTIONARY, Declarations.POLICY);
    }
}
