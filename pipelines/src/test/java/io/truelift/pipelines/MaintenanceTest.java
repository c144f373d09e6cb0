package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.pipelines.iceberg.LocalFileIO;
import io.truelift.platform.database.Database;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.iceberg.Snapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Care for the tables changes files, and nothing that anybody reads. */
@Tag("servers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MaintenanceTest {
    private static final String RECORDS = "raw.customer_record";
    private static final String PEOPLE = "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked";
    private static final int DELIVERIES = 5;

    @TempDir
    private static Path folder;

    private static Shop shop;
    private static List<String> before;
    private static Map<String, Long> snapshotsOfReport;
    private static Path orphan;
    private static Shop.Run maintained;

    @BeforeAll
    static void deliverDayByDayThenMaintain() throws IOException {
        shop = Shop.in(folder);
        for (int day = 1; day <= DELIVERIES; day++) {
            shop.deliver("people-%d.csv".formatted(day), PEOPLE, person(day));
            Shop.Run built = shop.build();
            assertThat(built.exitCode()).as(built.output()).isZero();
            if (day == 3) {
                snapshotsOfReport = Map.of("governed.customer", published("governed.customer"));
            }
        }
        before = rows(RECORDS);
        addReport();
        orphan = folderOf(RECORDS).resolve("metadata/left-by-somebody.metadata.json");
        Files.writeString(orphan, "{}");

        maintained = shop.maintain("--keep", "0", "--untouched", "0");
    }

    private static String person(int day) {
        return "p%1$d@example.org,,p%1$d,P,%1$d,,,,,,,true,2026-01-01 10:00".formatted(day);
    }

    private static void addReport() {
        DataSource database = Database.of(shop.settings());
        Database.migrate(database);
        new ReportStore(database)
                .add(
                        Kind.SATISFACTION,
                        "csat",
                        Instant.EPOCH,
                        Map.of("receipt", Map.of("snapshots", snapshotsOfReport)));
    }

    @Test
    @Order(1)
    void saysWhatItDid() {
        assertThat(maintained.exitCode()).as(maintained.output()).isZero();
        assertThat(maintained.output()).contains("small files, now").contains("1 stay for reports to replay from");
    }

    @Test
    @Order(2)
    void filesOfManyDaysAreOneAndTheRowsAreTheSame() {
        assertThat(rows(RECORDS)).containsExactlyInAnyOrderElementsOf(before).hasSize(DELIVERIES);
        assertThat(dataFiles(RECORDS)).isEqualTo(1);
    }

    @Test
    @Order(2)
    void itIsNoRunThatReadLines() {
        assertThat(shop.published().column("governance.run", "run_id")).hasSize(DELIVERIES);
    }

    @Test
    @Order(3)
    void oldSnapshotsAreGoneButThoseThatReportsReplayFrom() {
        assertThat(snapshots(RECORDS)).hasSize(1);
        assertThat(snapshots("governed.customer"))
                .containsExactlyInAnyOrder(snapshotsOfReport.get("governed.customer"), published("governed.customer"));
    }

    @Test
    @Order(4)
    void whatNoSnapshotKnowsIsGone() {
        assertThat(orphan).doesNotExist();
    }

    @Test
    @Order(5)
    void aSecondTimeThereIsNothingToCompact() {
        Shop.Run again = shop.maintain("--keep", "0", "--untouched", "0");

        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.output()).contains("0 small files, now 0");
    }

    @Test
    @Order(6)
    void nothingIsNewForTheNextBuild() {
        Shop.Run next = shop.build();

        assertThat(next.exitCode()).as(next.output()).isZero();
        assertThat(next.output()).contains("nothing is new");
    }

    @Test
    @Order(7)
    void aDeliveryAfterwardsIsAddedToWhatIsThere() {
        shop.deliver("people-later.csv", PEOPLE, person(DELIVERIES + 1));

        Shop.Run next = shop.build();

        assertThat(next.exitCode()).as(next.output()).isZero();
        assertThat(shop.published().count("governed.customer")).isEqualTo(DELIVERIES + 1L);
        assertThat(rows(RECORDS)).containsAll(before).hasSize(DELIVERIES + 1);
    }

    @Test
    @Order(8)
    void filesThatTheTableKnowsByAnotherPathAreNoOrphans() throws IOException {
        List<String> rows = rows(RECORDS);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folderOf(RECORDS));
        shop.published()
                .change(
                        RECORDS,
                        table -> table.updateLocation()
                                .setLocation("file:" + link)
                                .commit());

        Shop.Run again = shop.maintain("--keep", "0", "--untouched", "0");

        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(rows(RECORDS)).containsExactlyInAnyOrderElementsOf(rows);
    }

    private static List<String> rows(String table) {
        return shop.published().rows(table).stream().map(Object::toString).toList();
    }

    private static long published(String table) {
        return shop.published().snapshots().get(table);
    }

    private static Set<Long> snapshots(String table) {
        Set<Long> ids = new HashSet<>();
        shop.published().change(table, each -> {
            for (Snapshot snapshot : each.snapshots()) {
                ids.add(snapshot.snapshotId());
            }
        });
        return ids;
    }

    private static long dataFiles(String table) {
        List<Long> files = new ArrayList<>();
        shop.published()
                .change(
                        table,
                        each -> files.add(
                                Long.parseLong(each.currentSnapshot().summary().get("total-data-files"))));
        return files.getFirst();
    }

    private static Path folderOf(String table) {
        List<Path> folders = new ArrayList<>();
        shop.published().change(table, each -> folders.add(LocalFileIO.path(each.location())));
        return folders.getFirst();
    }
}
