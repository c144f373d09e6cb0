package io.truelift.pipelines.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.pipelines.Shop;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.ValueRule;
import io.truelift.pipelines.land.Trial;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a draft of a feed guesses, and how it says why. */
class FeedDraftTest {
    private static final String ORDERS = """
            order number;sku;quantity;price;currency;placed at;e-mail
            A1;M-1;2;1.50;EUR;13.02.2026 10:00;ann@example.org
            A2;M-2;1;12.50;EUR;14.02.2026 11:30;bob@example.org
            A3;M-2;-1;12.50;EUR;15.02.2026 09:15;
            """;

    @TempDir
    private Path folder;

    @Test
    void mapsColumnsOfTheTableThatIsMostLikeTheFile() {
        FeedDraft draft = drafts().of("orders_2026-02-15.csv", ORDERS);
        Feed feed = drafts().declared(draft);
        assertThat(feed.name()).isEqualTo("orders");
        assertThat(feed.source().files()).containsExactly("orders_*.csv");
        assertThat(feed.source().delimiter()).isEqualTo(';');
        assertThat(feed.identifiers())
                .singleElement()
                .satisfies(rule -> assertThat(rule.type()).isEqualTo("email"));
        Feed.RecordRule record = feed.records().getFirst();
        assertThat(record.table()).isEqualTo("order_line");
        assertThat(record.columns().get("ordered_at").format()).isEqualTo("dd.MM.yyyy HH:mm");
        assertThat(record.columns().get("amount").text()).isInstanceOf(ValueRule.Product.class);
        assertThat(draft.text()).contains("3 would be published, 0 set aside").contains("in which zone");
    }

    @Test
    void saysWhereTheSampleCannotTellTheDayFromTheMonth() {
        FeedDraft draft = drafts().of("spend.csv", """
                day,channel,amount,currency
                01/02/2026,search,1.50,EUR
                02/02/2026,search,2.50,EUR
                """);
        assertThat(oneLine(draft))
                .contains("cannot tell whether the day or the month stands first: MM/dd/yyyy fits as well");
        drafts().declared(draft);
    }

    @Test
    void takesTheOrderOfDayAndMonthFromAnotherField() {
        FeedDraft draft = drafts().of("spend.csv", """
                day,channel,amount,currency,billed
                01/02/2026,search,1.50,EUR,12/31/2026
                02/02/2026,search,2.50,EUR,12/30/2026
                """);
        assertThat(drafts().declared(draft)
                        .records()
                        .getFirst()
                        .columns()
                        .get("spent_on")
                        .format())
                .isEqualTo("MM/dd/yyyy");
    }

    @Test
    void findsTimesThatAreNumbersSince1970() {
        FeedDraft draft = drafts().of("web_event.jsonl", """
                {"event_id": "1", "timestamp": 1767225600123, "type": "view", "anonymous_id": "c-1", "device": {"type": "mobile"}}
                {"event_id": "2", "timestamp": 1767225601123, "type": "visit", "anonymous_id": "c-2", "device": {"type": "desktop"}}
                """);
        Feed.RecordRule record = drafts().declared(draft).records().getFirst();
        assertThat(record.table()).isEqualTo("event");
        assertThat(record.columns().get("occurred_at").format()).isEqualTo("epoch_millis");
        assertThat(record.columns().get("device").fields()).containsExactly("device.type");
    }

    @Test
    void keepsNamibiaWhereNothingIsWrittenAsNa() {
        String lines = "DE,1.5\nNA,2.5\nFR,NA\nGB,3.5\nIT,1.5\n".repeat(5);
        FeedDraft draft = drafts().of("orders.csv", "country,amount\n" + lines);
        Feed feed = drafts().declared(draft);
        assertThat(feed.source().nullValues()).contains("NA", "");
        assertThat(feed.values()
                        .filter(rule -> rule.fields().contains("country"))
                        .findFirst()
                        .orElseThrow()
                        .nullValues())
                .containsExactly("");
    }

    @Test
    void marksWhatTellsOfAPersonAndLeavesItOut() {
        FeedDraft draft = drafts().of("people.csv", """
                login,first_name,dob,street,client_ip,comment,card
                ann,Ann,1980-01-02,High Street,192.168.0.1,It was fine but I had to wait for it,4111111111111111
                bob,Bob,1990-01-02,Low Street,192.168.0.2,Nothing that I would like to tell you here,5500005555555559
                """);
        String text = oneLine(draft);
        assertThat(text)
                .contains("- \"dob\": days by ISO 8601, in every line of the sample. PERSONAL, an age or a birth date")
                .contains("- \"street\"")
                .contains("PERSONAL, an address")
                .contains("PERSONAL, an IP address")
                .contains("PERSONAL, free text")
                .contains("PERSONAL, the number of a payment card")
                .doesNotContain("192.168", "4111", "1980-01-02", "High Street");
        assertThat(drafts().declared(draft).records().getFirst().columns()).containsOnlyKeys("given_name");
    }

    @Test
    void draftsConsentAsACommentThatIsRightOnceItIsTakenAway() {
        FeedDraft draft = drafts().of("people.csv", """
                login,first_name,last_name,newsletter,asked_at,tc_string
                ann,Ann,Archer,yes,2026-01-01T10:00:00Z,CPxx
                bob,Bob,Baker,no,2026-01-02T10:00:00Z,CPxx
                """);
        assertThat(drafts().declared(draft).consents()).isEmpty();
        String taken = draft.text()
                .lines()
                .map(line -> line.matches("#(consent:| +- .*:.*| {4}\\w+: .*)") && !line.startsWith("# - ")
                        ? line.substring(1)
                        : line)
                .collect(Collectors.joining("\n"));
        Feed feed = drafts().declared(draft.name(), taken);
        assertThat(feed.consents()).hasSize(2);
        assertThat(feed.consents().getFirst().columns().get("decided_at").fields())
                .containsExactly("asked_at");
    }

    @Test
    void saysThatFeedsTakeNoDecimalCommas() {
        FeedDraft draft = drafts().of("people.csv", """
                login;history
                ann;1,50
                bob;12,50
                """);
        assertThat(oneLine(draft)).contains("numbers with a decimal comma").contains("let the source write them so");
        drafts().declared(draft);
    }

    @Test
    void setsEveryLineAsideWhereOnlyAPersonCanSayWhatFillsAColumn() {
        Path file = drafts().file(
                        "spend.csv", "day,channel,amount\n2026-01-01,search,1.5\n".getBytes(StandardCharsets.UTF_8));
        FeedDraft draft = Drafts.of(file);
        assertThat(oneLine(draft))
                .contains("TO DO: the contract requires currency")
                .contains("0 would be published, 1 set aside");
        Trial.Outcome outcome = drafts().tried(drafts().declared(draft), file);
        assertThat(outcome.setAside()).containsOnlyKeys("required of currency");
    }

    @Test
    void landsNothingInATableThatIsHardlyLikeTheFile() {
        FeedDraft draft = drafts().of("temperatures.csv", "sensor,celsius\nA,1.5\nB,2.5\n");
        assertThat(oneLine(draft))
                .contains("hardly anything of the file is like a table")
                .contains("0 would be published, 2 set aside");
    }

    @Test
    void takesTheTableThatSomebodyNames() throws IOException {
        Path file = drafts().file("orders.csv", ORDERS.getBytes(StandardCharsets.UTF_8));
        FeedDraft draft =
                FeedDraft.of(file, Optional.of("my-orders"), Optional.of("governed.event"), Drafts.GOVERNANCE);
        assertThat(drafts().declared(draft).records().getFirst().table()).isEqualTo("event");
        assertThat(draft.name()).isEqualTo("my-orders");
        assertThatThrownBy(
                        () -> FeedDraft.of(file, Optional.empty(), Optional.of("governed.customer"), Drafts.GOVERNANCE))
                .hasMessageContaining("it is no raw table")
                .hasMessageContaining("order_line");
        assertThatThrownBy(() -> FeedDraft.of(file, Optional.of("../x"), Optional.empty(), Drafts.GOVERNANCE))
                .hasMessageContaining("Cannot name a feed \"../x\"");
    }

    @Test
    void readsWhatIsPackedAndWhatIsNoUtf8() {
        byte[] western = ORDERS.replace("M-1", "Müsli").getBytes(Charset.forName("windows-1252"));
        FeedDraft draft = drafts().of("orders.csv.gz", Shop.packed(western));
        Feed feed = drafts().declared(draft);
        assertThat(feed.source().encoding()).isEqualTo("windows-1252");
        assertThat(feed.source().files()).containsExactly("orders.csv.gz");
        assertThat(oneLine(draft)).contains("are no text in UTF-8");
    }

    @Test
    void isWrittenOnceUnderItsName() throws IOException {
        FeedDraft draft = drafts().of("orders.csv", ORDERS);
        Path declarations = Files.createDirectories(folder.resolve("feeds/more"));
        assertThat(draft.write(declarations)).hasContent(draft.text());
        assertThatThrownBy(() -> draft.write(declarations.getParent()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is a feed orders already");
    }

    private Drafts drafts() {
        return new Drafts(folder);
    }

    private static String oneLine(FeedDraft draft) {
        return draft.text().replaceAll("\n *# ", " ");
    }
}
