package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What facts add up to stands with the customer, each fact once, however often it was delivered. */
@Tag("servers")
class FactsOfCustomersTest {

    @TempDir
    private Path folder;

    @Test
    void aRecordThatComesAgainIsSummedUpOnce() throws IOException {
        Shop shop = shop();
        shop.deliver(
                "sales-monday.csv",
                "id,who,at,amount,back",
                "1,ada,2026-01-01T10:00:00Z,10.00,no",
                "2,ada,2026-01-01T11:00:00Z,5.50,no",
                "3,ada,2026-01-03T11:00:00Z,7.00,no",
                "4,ben,2026-01-02T12:00:00Z,1.00,no");
        shop.deliver("visits-monday.csv", "id,who,at", "1,ada,2026-01-04T10:00:00Z", "2,ada,2026-01-01T10:00:00Z");
        shop.deliver("answers-monday.csv", "id,who,at,what,score", "1,ada,2026-01-02T10:00:00Z,csat,4");
        assertThat(shop.build().exitCode()).isZero();
        shop.deliver(
                "sales-tuesday.csv",
                "id,who,at,amount,back",
                "1,ada,2026-01-01T10:00:00Z,10.00,no",
                "3,ada,2026-01-03T11:00:00Z,8.00,no",
                "5,ada,2026-01-05T09:00:00Z,-5.50,yes");
        shop.deliver(
                "answers-tuesday.csv",
                "id,who,at,what,score",
                "2,ada,2026-01-06T10:00:00Z,csat,2",
                "3,ada,2026-01-05T10:00:00Z,nps,10");
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isZero();

        Record ada = shop.published().rowWith("governed.customer", "net_revenue", new BigDecimal("18.0000"));
        assertThat(ada.getField("first_order_at")).isEqualTo(OffsetDateTime.parse("2026-01-01T10:00:00Z"));
        assertThat(ada.getField("last_order_at")).isEqualTo(OffsetDateTime.parse("2026-01-03T11:00:00Z"));
        assertThat(ada.getField("order_days")).isEqualTo(2);
        assertThat(ada.getField("order_currency")).isEqualTo("GBP");
        assertThat(ada.getField("last_event_at")).isEqualTo(OffsetDateTime.parse("2026-01-04T10:00:00Z"));
        assertThat(ada.getField("last_csat")).isEqualTo(2);
        assertThat(ada.getField("last_nps")).isEqualTo(10);
        Record ben = shop.published().rowWith("governed.customer", "net_revenue", new BigDecimal("1.0000"));
        assertThat(ben.getField("order_days")).isEqualTo(1);
        assertThat(ben.getField("last_event_at")).isNull();
        assertThat(shop.published().count("governed.customer")).isEqualTo(2);
    }

    /** Sales come again, visits and answers do not. */
    private Shop shop() throws IOException {
        Path declarations = Files.createDirectories(folder.resolve("declarations"));
        declare(declarations, "sales", """
                  - table: order_line
                    key: [order_id]
                    repeats: latest
                    columns:
                      order_id: {from: id}
                      ordered_at: {from: at}
                      product_id: {value: tea}
                      quantity: {value: "1"}
                      unit_price: {from: amount}
                      amount: {from: amount}
                      currency: {value: GBP}
                      is_cancellation: {from: back, matches: "yes"}
                """);
        declare(declarations, "visits", """
                  - table: event
                    columns:
                      event_id: {from: id}
                      occurred_at: {from: at}
                      event_type: {value: visit}
                """);
        declare(declarations, "answers", """
                  - table: survey_answer
                    columns:
                      answer_id: {from: id}
                      survey: {value: after_order}
                      question: {from: what}
                      score: {from: score}
                      answered_at: {from: at}
                """);
        return Shop.in(folder.resolve("shop"), declarations);
    }

    private static void declare(Path declarations, String feed, String records) throws IOException {
        Files.writeString(declarations.resolve(feed + ".yaml"), """
                feed: NAME
                title: Facts of customers
                owner: commerce
                source: {files: ["NAME*.csv"], format: csv}
                identifiers:
                  - {type: login, from: who}
                records:
                """.replace("NAME", feed) + records);
    }
}
