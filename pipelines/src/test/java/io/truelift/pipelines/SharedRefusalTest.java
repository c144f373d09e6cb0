package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said under an identifier that several people stand with, and that belongs to none of them. */
@Tag("servers")
class SharedRefusalTest {
    private static final String PEOPLE = "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked";

    private static Published published;

    /** Ann and Bob share an address, Cid and Dan another, Eve and Fay a third; all agreed when they signed up. Six people use the office's. */
    @BeforeAll
    static void build(@TempDir Path folder) {
        Shop shop = Shop.in(folder)
                .deliver(
                        "people.csv",
                        PEOPLE,
                        person("Ann", "home"),
                        person("Bob", "home"),
                        person("Cid", "flat"),
                        person("Dan", "flat"),
                        person("Eve", "barn"),
                        person("Fay", "barn"),
                        person("Gus", "office"),
                        person("Hal", "office"),
                        person("Ida", "office"),
                        person("Jim", "office"),
                        person("Kim", "office"),
                        person("Lee", "office"))
                .deliver(
                        "withdrawals.jsonl",
                        word("home", false, "02"),
                        word("flat", false, "02"),
                        word("flat", true, "03"),
                        word("office", false, "02"))
                .deliver(
                        "orders.csv",
                        "order,placed,sku,name,quantity,price,email",
                        "1,2026-01-10 12:00:00,A1,mug,1,2.50,home@example.org");
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
        published = shop.published();
    }

    @Test
    void aRefusalHoldsForEachOfThem() {
        assertThat(agreed("Ann")).isFalse();
        assertThat(agreed("Bob")).isFalse();
        Record ann = published.rowWith("governed.customer", "given_name", "Ann");
        assertThat(published.rowsWith("governed.consent_history", "customer_id", ann.getField("customer_id")))
                .anySatisfy(row ->
                        assertThat((String) row.getField("record_id")).endsWith("-" + ann.getField("customer_id")));
    }

    @Test
    void oneThatWasTakenBackUnderTheSameIdentifierDoesNot() {
        assertThat(agreed("Cid")).isTrue();
        assertThat(agreed("Dan")).isTrue();
    }

    @Test
    void aGrantIsHandedToNobody() {
        assertThat(published.rowsWith("governed.consent", "purpose", "advertising"))
                .extracting(row -> row.getField("granted"))
                .doesNotContain(true);
    }

    @Test
    void whoStandsWithAnotherIdentifierIsNotConcerned() {
        assertThat(agreed("Eve")).isTrue();
        assertThat(agreed("Fay")).isTrue();
    }

    @Test
    void whatTooManyShareSaysNothing() {
        assertThat(agreed("Gus")).isTrue();
        assertThat(agreed("Lee")).isTrue();
    }

    @Test
    void theWordIsNoRecordOfTheirs() {
        assertThat(published.rowWith("governed.customer", "given_name", "Ann").getField("record_count"))
                .isEqualTo(published
                        .rowWith("governed.customer", "given_name", "Eve")
                        .getField("record_count"));
    }

    private static boolean agreed(String name) {
        return (Boolean)
                published.rowWith("governed.customer", "given_name", name).getField("consent_analytics");
    }

    private static String person(String name, String address) {
        return "%s@example.org,,%s,%s,Smith,,,,,,,true,2026-01-01 10:00"
                .formatted(address, name.toLowerCase(java.util.Locale.ROOT), name);
    }

    private static String word(String address, boolean isGranted, String day) {
        return "{\"email\": \"%s@example.org\", \"granted\": %s, \"at\": \"2026-02-%sT10:00:00Z\"}"
                .formatted(address, isGranted, day);
    }
}
