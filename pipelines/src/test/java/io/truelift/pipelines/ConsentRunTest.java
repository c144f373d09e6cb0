package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import com.iabtcf.encoder.TCStringEncoder;
import com.iabtcf.utils.BitSetIntIterable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consent from signals, its expiry and its history, from files to published tables; and a withdrawal landed alone. */
@Tag("servers")
class ConsentRunTest {
    private static final Instant DECIDED =
            Instant.now().minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
    private static final Instant LONG_AGO =
            Instant.now().minus(500, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);

    private static Shop.Run first;
    private static Shop.Run second;
    private static Published published;

    @BeforeAll
    static void build(@TempDir Path folder) {
        Shop shop = Shop.in(folder)
                .deliver(
                        "signals.jsonl",
                        visit("agrees", DECIDED, tcf(DECIDED, 1, 2, 3, 4, 5, 6, 7, 8, 9), ""),
                        visit("counts", DECIDED, tcf(DECIDED, 1, 8, 9), ""),
                        visit("forgot", LONG_AGO, tcf(LONG_AGO, 1, 2, 3, 4, 5, 6, 7, 8, 9), ""),
                        visit("private", DECIDED, tcf(DECIDED, 1, 2, 3, 4, 5, 6, 7, 8, 9), ""),
                        visit("private", DECIDED.plus(1, ChronoUnit.DAYS), "", "1"),
                        visit("silent", DECIDED, "", "0"),
                        visit("broken", DECIDED, "COvFyGBO", ""));
        first = shop.build();
        shop.clear()
                .deliver(
                        "signals-2.jsonl",
                        visit("counts", DECIDED.plus(2, ChronoUnit.DAYS), tcf(DECIDED.plus(2, ChronoUnit.DAYS)), ""));
        second = shop.build();
        published = shop.published();
    }

    @Test
    void aBrokenStringIsSetAsideWithAReason() {
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(second.exitCode()).as(second.output()).isZero();
        Record line = published.rows("governance.quarantine").getFirst();
        assertThat(line.getField("rule")).isEqualTo("tcf");
        assertThat((String) line.getField("reason")).contains("Cannot read \"COvFyGBO\" in tc_string");
        assertThat(published.rows("governance.quarantine")).hasSize(1);
    }

    @Test
    void aStringGrantsWhatItConsentsToAndRefusesTheRest() {
        assertThat(flags("agrees")).containsExactly(true, true, false, true);
    }

    @Test
    void aGrantPastThirteenMonthsCountsNoMore() {
        assertThat(flags("forgot")).containsExactly(false, false, false, false);
        assertThat(consent("forgot", "analytics").getField("granted"))
                .as("the word itself is kept")
                .isEqualTo(true);
        assertThat(history("forgot", "analytics")).containsExactly("given true", "expired false");
    }

    @Test
    void privacyControlTakesAdvertisingBackAndNothingElse() {
        assertThat(flags("private")).containsExactly(true, true, false, false);
        assertThat(history("private", "advertising")).containsExactly("given true", "withdrawn false");
        assertThat(consent("private", "advertising").getField("method")).isEqualTo("gpc");
    }

    @Test
    void whoSaysNothingAgreesToNothing() {
        assertThat(flags("silent")).containsExactly(false, false, false, false);
    }

    @Test
    void aWithdrawalLandedAloneHoldsAfterItsRun() {
        assertThat(flags("counts")).containsExactly(false, false, false, false);
        assertThat(history("counts", "analytics")).containsExactly("given true", "withdrawn false");
    }

    @Test
    void theHistoryIsTheRecordThatTheStandardAsksFor() {
        Record record = published.rowsWith("governed.consent_history", "customer_id", customer("agrees")).stream()
                .filter(row -> row.getField("purpose").equals("advertising"))
                .findFirst()
                .orElseThrow();
        assertThat(record.getField("schema_version")).isEqualTo("ISO/IEC TS 27560:2023");
        assertThat(record.getField("lawful_basis")).isEqualTo("consent");
        assertThat(record.getField("data_categories"))
                .isEqualTo(List.of("behavioural", "transactional", "contextual", "engagement"));
        assertThat((String) record.getField("controller")).isNotBlank();
        assertThat((String) record.getField("withdrawal_method")).isNotBlank();
        assertThat(record.getField("method")).isEqualTo("tcf");
        assertThat(record.getField("language")).isEqualTo("de");
        assertThat(record.getField("jurisdiction")).isEqualTo("DE");
        assertThat((String) record.getField("evidence")).contains("platform 31 version 640", "vendor list 126");
        assertThat(((OffsetDateTime) record.getField("expires_at")).toInstant()).isAfter(Instant.now());
    }

    private static List<Object> flags(String cookie) {
        Record row = published.rowWith("governed.customer", "customer_id", customer(cookie));
        return List.of(
                row.getField("consent_analytics"),
                row.getField("consent_personalization"),
                row.getField("consent_marketing_email"),
                row.getField("consent_advertising"));
    }

    /** The person behind a cookie, which the visits carry as their page too. */
    private static Object customer(String cookie) {
        return published.rowsWith("governed.event", "page", cookie).getFirst().getField("customer_id");
    }

    private static Record consent(String cookie, String purpose) {
        return published.rowsWith("governed.consent", "customer_id", customer(cookie)).stream()
                .filter(row -> row.getField("purpose").equals(purpose))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> history(String cookie, String purpose) {
        return published.rowsWith("governed.consent_history", "customer_id", customer(cookie)).stream()
                .filter(row -> row.getField("purpose").equals(purpose))
                .sorted(Comparator.comparing(row -> (Long) row.getField("position")))
                .map(row -> row.getField("event_state") + " " + row.getField("granted_after"))
                .toList();
    }

    private static String visit(String cookie, Instant at, String string, String control) {
        return "{\"cookie\": \"%s\", \"page\": \"%s\", \"at\": \"%s\", \"tc_string\": \"%s\", \"gpc\": \"%s\"}"
                .formatted(cookie, cookie, at, string, control);
    }

    private static String tcf(Instant at, int... purposes) {
        return TCStringEncoder.newBuilder()
                .version(2)
                .created(at)
                .lastUpdated(at)
                .cmpId(31)
                .cmpVersion(640)
                .consentLanguage("DE")
                .publisherCC("DE")
                .vendorListVersion(126)
                .tcfPolicyVersion(4)
                .addPurposesConsent(BitSetIntIterable.from(purposes))
                .encode();
    }
}
