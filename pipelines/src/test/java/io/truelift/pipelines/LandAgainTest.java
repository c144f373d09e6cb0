package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A declaration was wrong and is mended: what was landed by it is taken back, and landed by the new one. */
@Tag("servers")
class LandAgainTest {
    private static final String FEED = """
            feed: visits
            title: Visits
            owner: product
            source: {files: ["visits*.csv"], format: csv}
            identifiers:
              - {type: login, from: who}
            records:
              - table: event
                columns:
                  event_id: {from: id}
                  occurred_at: {from: at}
                  event_type: {value: visit}
                  page: {from: page}
            consent:
              - purposes: [analytics]
                granted: {value: "true"}
                decided_at: {value: "2020-01-01T00:00:00Z"}
                source: {value: terms}
            """;

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = Shop.in(folder.resolve("shop"), Files.createDirectories(folder.resolve("declarations")));
        declare(FEED);
        shop.deliver(
                "visits-1.csv", "id,who,at,page", "1,ada,2026-01-01T10:00:00Z,home", "2,ben,02.01.2026 10:00,cart");
        shop.deliver("visits-2.csv", "id,who,at,page", "3,ada,2026-01-03T10:00:00Z,home");
        assertThat(shop.build().exitCode()).isZero();
        assertThat(shop.published().column("governed.event", "event_id")).containsExactlyInAnyOrder("1", "3");
        assertThat(shop.published().count("governance.quarantine")).isEqualTo(1);
    }

    @Test
    void aFeedIsLandedAgainByItsDeclarationOfToday() throws IOException {
        declare(FEED.replace("{from: page}", "{from: page, map: {home: start}, otherwise: keep}"));
        shop.deliver(
                "visits-1.csv", "id,who,at,page", "1,ada,2026-01-01T10:00:00Z,home", "2,ben,2026-01-02T10:00:00Z,cart");
        Shop.Run run = again("visits");
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("rows taken back");
        assertThat(shop.published().rows("governed.event"))
                .extracting(row -> row.getField("event_id") + " " + row.getField("page"))
                .containsExactlyInAnyOrder("1 start", "2 cart", "3 start");
        assertThat(shop.published().count("raw.event")).isEqualTo(3);
        assertThat(shop.published().count("governance.quarantine")).isZero();
        assertThat(shop.published().count("governed.consent")).as("ada and ben").isEqualTo(2);
    }

    @Test
    void oneFileIsLandedAgainAndTheOthersStay() throws IOException {
        declare(FEED.replace("{from: page}", "{from: page, map: {home: start}, otherwise: keep}"));
        Shop.Run run = again("visits-2.csv");
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(shop.published().rows("governed.event"))
                .extracting(row -> row.getField("event_id") + " " + row.getField("page"))
                .containsExactlyInAnyOrder("1 home", "3 start");
        assertThat(shop.published().count("governed.consent")).isEqualTo(1);
        assertThat(run.output()).contains("words on consent of visits stay");
    }

    @Test
    void aDeletionIsTakenBackWithItsFile() throws IOException {
        declare(FEED.replace(
                "    columns:",
                "    key: [event_id]\n    repeats: latest\n    deletes: {column: page, in: [gone]}\n    columns:"));
        shop.deliver("visits-3.csv", "id,who,at,page", "1,,,gone");
        assertThat(shop.build().exitCode()).isZero();
        assertThat(shop.published().column("governed.event", "event_id")).containsExactly("3");
        shop.deliver("visits-3.csv", "id,who,at,page", "1,ada,2026-01-04T10:00:00Z,back");
        Shop.Run run = again("visits-3.csv");
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(shop.published().rows("governed.event"))
                .extracting(row -> row.getField("event_id") + " " + row.getField("page"))
                .containsExactlyInAnyOrder("1 back", "3 home");
        assertThat(shop.published().count("raw.deletion")).isZero();
    }

    @Test
    void whatIsNotDeliveredIsNotTakenBack() {
        Shop.Run run = again("orders");
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("Cannot land orders again").doesNotContain("\tat ");
        assertThat(shop.published().count("raw.event")).isEqualTo(2);
    }

    private Shop.Run again(String name) {
        return shop.run(
                "--feeds",
                shop.feeds().toString(),
                "--declarations",
                shop.declarations().toString(),
                "--land-again",
                name);
    }

    private void declare(String declaration) throws IOException {
        Files.writeString(folder.resolve("declarations/visits.yaml"), declaration);
    }
}
