package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small shop, from its files to the published tables. */
@Tag("servers")
class WholeRunTest {
    private static Shop shop;
    private static Shop.Run run;
    private static Published published;

    @BeforeAll
    static void build(@TempDir Path folder) {
        shop = Shop.in(folder)
                .deliver(
                        "people.csv",
                        "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked",
                        "ada@example.org,+44 1632 960001,ada,Ada,Lovelace,1985,UK,urban,no,120.50,01.02.2020,true,2026-01-01 10:00",
                        "grace@example.org,,grace,Grace,Hopper,1986,US,,yes,NA,,true,2026-01-02 10:00",
                        ",+44 (1632) 960-001,,,Byron,,,,,,,true,2026-01-03 10:00",
                        ",,,Nobody,,,,,,,,true,2026-01-04 10:00")
                .deliver(
                        "withdrawals.jsonl",
                        "{\"login\": \"grace\", \"granted\": false, \"at\": \"2026-02-01T00:00:00Z\"}")
                .deliver(
                        "orders-2026-01.csv",
                        "order,placed,sku,name,quantity,price,email",
                        "1,2026-07-10 12:00:00,A1,\"mug, blue\",2,3.50,ADA@example.org",
                        "C1,2026-07-11 12:00:00,A1,\"mug, blue\",-1,3.50,ada@example.org",
                        "2,2026-07-12 12:00:00,B1,plate,1,4,")
                .deliverPacked("visits.jsonl.gz", """
                        {"id": 1, "at": "2026-07-09T08:00:00Z", "type": "visit", "cookie": "k1", "page": "/", "campaign": "summer"}
                        {"id": 2, "at": "2026-07-09T08:05:00Z", "type": "login", "cookie": "k1", "login": "ada"}
                        {"id": 3, "at": "2026-07-09T09:00:00Z", "type": "visit", "cookie": "k2"}
                        """.getBytes(StandardCharsets.UTF_8))
                .deliver(
                        "journeys.csv",
                        "path;won;value;lost\ncaf\u00e9 > search;3;0.1234567;7\n".getBytes(StandardCharsets.ISO_8859_1))
                .deliver("notes.txt", "nobody declared this");
        run = shop.build();
        published = shop.published();
    }

    @Test
    void endsWellAndSaysWhatItDid() {
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output().lines().map(line -> line.split(" ")[0]))
                .containsSubsequence("land", "build", "audit", "publish", "done");
        assertThat(run.output()).contains("notes.txt");
    }

    @Test
    void aPersonIsOneRowHoweverManyIdentifiersTheyHave() {
        assertThat(published.rows("governed.customer")).hasSize(3);
        Record ada = published.rowWith("governed.customer", "given_name", "Ada");
        assertThat(ada.getField("family_name"))
                .as("the last word on the name, from the record with the phone only")
                .isEqualTo("Byron");
        assertThat(ada.getField("country")).isEqualTo("United Kingdom");
        assertThat(ada.getField("birth_year")).isEqualTo(1985);
        assertThat(ada.getField("history_value")).isEqualTo(new BigDecimal("120.5000"));
        assertThat(ada.getField("customer_since")).isEqualTo(LocalDate.of(2020, 2, 1));
        assertThat(ada.getField("is_new")).isEqualTo(false);
        assertThat(ada.getField("feeds")).isEqualTo(List.of("orders", "people", "visits"));
        assertThat((String) ada.getField("customer_id")).matches("c_[0-9a-f]{16}");
    }

    @Test
    void identitiesNameThePersonOfEachIdentifier() {
        Object ada = published.rowWith("governed.customer", "given_name", "Ada").getField("customer_id");
        assertThat(published.rowsWith("governed.identity", "customer_id", ada))
                .extracting(row -> row.getField("identifier_type"))
                .containsExactlyInAnyOrder("cookie", "email", "login", "phone");
        assertThat(published.column("governed.identity", "identifier"))
                .allMatch(identifier -> identifier.toString().matches("[a-z_]+:[0-9a-f]{32}"));
    }

    @Test
    void factsFollowThePersonAndThoseOfNobodyAreKept() {
        Object ada = published.rowWith("governed.customer", "given_name", "Ada").getField("customer_id");
        List<Record> lines = published.rows("governed.order_line");
        assertThat(lines).extracting(line -> line.getField("order_id")).containsExactlyInAnyOrder("1", "C1", "2");
        assertThat(published.rowWith("governed.order_line", "order_id", "1").getField("customer_id"))
                .isEqualTo(ada);
        assertThat(published.rowWith("governed.order_line", "order_id", "2").getField("customer_id"))
                .isNull();
        assertThat(published.rowWith("governed.order_line", "order_id", "C1").getField("is_cancellation"))
                .isEqualTo(true);
        assertThat(published.rowWith("governed.order_line", "order_id", "C1").getField("amount"))
                .isEqualTo(new BigDecimal("-3.5000"));
        assertThat(published.rowWith("governed.order_line", "order_id", "1").getField("ordered_at"))
                .as("London summer time")
                .isEqualTo(OffsetDateTime.parse("2026-07-10T11:00:00Z"));
        assertThat(published.rowWith("governed.event", "event_id", "visit-1").getField("customer_id"))
                .as("a cookie that later signed in")
                .isEqualTo(ada);
        assertThat(published.column("governed.touch", "touch_id")).containsExactly("visit-1");
    }

    @Test
    void theLatestWordHoldsAndTheStrictestAcrossRecords() {
        assertThat(published.rowWith("governed.customer", "given_name", "Ada").getField("consent_analytics"))
                .isEqualTo(true);
        Record grace = published.rowWith("governed.customer", "given_name", "Grace");
        assertThat(grace.getField("consent_analytics"))
                .as("withdrawn on the preference page")
                .isEqualTo(false);
        assertThat(grace.getField("consent_personalization")).as("never asked").isEqualTo(false);
        assertThat(published.rowsWith("governed.consent", "customer_id", grace.getField("customer_id")))
                .extracting(row -> row.getField("purpose"))
                .containsExactlyInAnyOrder("analytics", "advertising");
    }

    @Test
    void rawEmailAddressesStandInOneColumnOnly() throws Exception {
        assertThat(published.column("raw.customer_record", "email_address")).contains("ada@example.org");
        for (var table : Declarations.DICTIONARY.tables()) {
            for (Record row : published.rows(table.qualifiedName())) {
                for (var column : table.columns()) {
                    if (!table.qualifiedName().equals("raw.customer_record")
                            || !column.name().equals("email_address")) {
                        assertThat(String.valueOf(row.getField(column.name())))
                                .as(table.qualifiedName())
                                .doesNotContainIgnoringCase("ada@example");
                    }
                }
            }
        }
        assertThat(Files.getPosixFilePermissions(shop.data().resolve("identity.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void pathsKeepTheirFeedAsSource() {
        Record path = published.rows("analytics.attribution_path").getFirst();
        assertThat(path.getField("source")).isEqualTo("journeys");
        assertThat(path.getField("path")).isEqualTo(List.of("caf\u00e9", "search"));
        assertThat((BigDecimal) path.getField("conversion_value")).isEqualByComparingTo("0.1234567");
    }

    @Test
    void countsAddUpPerFileAndPerRun() {
        Record total = published.rows("governance.run").getFirst();
        assertThat(total.getField("lines_in")).isEqualTo(4L + 1 + 3 + 3 + 1);
        assertThat(total.getField("lines_published")).isEqualTo(12L);
        assertThat(total.getField("lines_quarantined")).isEqualTo(0L);
        assertThat(total.getField("customers")).isEqualTo(3L);
        assertThat(published.rowsWith("governance.run_file", "status", "landed"))
                .hasSize(5);
        Record orders = published.rowWith("governance.run_table", "table_name", "governed.order_line");
        assertThat(orders.getField("rows_written")).isEqualTo(3L);
        assertThat(orders.getField("rows_without_person")).isEqualTo(1L);
    }

    @Test
    void theDictionaryIsPublishedAsATableAndAsComments() {
        long columns = Declarations.DICTIONARY.tables().stream()
                .mapToLong(table -> table.columns().size())
                .sum();
        assertThat(published.count("governance.dictionary")).isEqualTo(columns);
        published.change("governed.customer", table -> {
            assertThat(table.properties().get("comment"))
                    .isEqualTo(
                            Declarations.DICTIONARY.table("governed.customer").description());
            assertThat(table.schema().findField("birth_year").doc()).isEqualTo("Year of birth, four digits.");
        });
        assertThat(published.rows("analytics.segment_member")).isEmpty();
    }

    @Test
    void theAuditLeavesItsFindings() {
        assertThat(published.rows("governance.quality_result"))
                .isNotEmpty()
                .allMatch(row -> row.getField("violations").equals(0L));
    }
}
