package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.pipelines.iceberg.BuildLock;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.Publisher;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All tables of a run are published at once, or none is. */
@Tag("servers")
class PublicationTest {
    private static final String QUALITY = "governance.quality_result";

    private Shop shop;

    @BeforeEach
    void publishOnce(@TempDir Path folder) {
        shop = Shop.in(folder)
                .deliver(
                        "people.csv",
                        "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked",
                        "ada@example.org,,,Ada,Lovelace,,,,,,,true,2026-01-01 10:00");
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    @Test
    void aTableThatSomebodyElseChangedMeanwhileStopsEverything() throws Exception {
        try (Lakehouse lakehouse = Lakehouse.open(shop.settings())) {
            Publisher publisher = new Publisher(
                    lakehouse, shop.settings(), List.of("governed.customer", "governed.identity", "governed.consent"));
            branch(lakehouse.table("governed.customer"));
            branch(lakehouse.table("governed.identity"));
            branch(lakehouse.table("governed.consent"));
            appendAgain(lakehouse.table("governed.identity"), "main");
            Map<String, Long> before = shop.published().snapshots();

            assertThatThrownBy(publisher::publish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("governed.identity")
                    .hasMessageContaining("run again");

            assertThat(shop.published().snapshots()).isEqualTo(before);
        }
    }

    @Test
    void aChangeOfATableThatTheRunDidNotWriteDoesNotMatter() throws Exception {
        try (Lakehouse lakehouse = Lakehouse.open(shop.settings())) {
            Publisher publisher =
                    new Publisher(lakehouse, shop.settings(), List.of("governed.customer", "governed.identity"));
            branch(lakehouse.table("governed.customer"));
            appendAgain(lakehouse.table("governed.identity"), "main");

            assertThat(publisher.publish()).isEqualTo(1);

            assertThat(shop.published().rows("governed.customer")).hasSize(2);
            assertThat(shop.published().tablesUnderWork()).isEmpty();
        }
    }

    @Test
    void aRuleThatIsBrokenPublishesNothingAndSaysWhich() {
        Map<String, Long> before = shop.published().snapshots();
        appendAgainInRaw();
        Map<String, Long> changed = shop.published().snapshots();
        shop.clear()
                .deliver(
                        "people-2.csv",
                        "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked",
                        "grace@example.org,,,Grace,Hopper,,,,,,,true,2026-01-01 10:00");

        Shop.Run run = shop.build();

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("duplicateValues", "raw.consent_event", "record_id", "1 row");
        Map<String, Long> after = shop.published().snapshots();
        assertThat(after.remove(QUALITY)).as("what was found").isNotEqualTo(changed.remove(QUALITY));
        assertThat(after).isEqualTo(changed).isNotEqualTo(before);
    }

    @Test
    void oneBuildRunsAtATime() throws Exception {
        try (BuildLock lock = BuildLock.take(shop.settings())) {
            Shop.Run run = shop.build();
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output()).contains("another build runs");
        }
        assertThat(shop.build().exitCode()).isZero();
    }

    /** A run's work on a table: its rows once more, on the branch. */
    private static void branch(Table table) {
        appendAgain(table, Lakehouse.AUDIT);
    }

    private void appendAgainInRaw() {
        shop.published().change("raw.consent_event", table -> appendAgain(table, "main"));
    }

    private static void appendAgain(Table table, String branch) {
        DataFile file =
                table.currentSnapshot().addedDataFiles(table.io()).iterator().next();
        table.newAppend().appendFile(file).toBranch(branch).commit();
        table.refresh();
    }
}
