package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source that exports what it exported before: its declaration says which record counts, and facts have each once. */
@Tag("servers")
class RecordsThatComeAgainTest {
    private static final String HEADER = "id,who,at,page";
    private static final String[] MONDAY = {
        HEADER, "1,ada,2026-01-01T10:00:00Z,home", "2,ada,2026-01-01T11:00:00Z,cart", "3,ben,2026-01-01T12:00:00Z,home"
    };
    /** The second has another page, the third is gone, the fourth is new. */
    private static final String[] TUESDAY = {
        HEADER, "1,ada,2026-01-01T10:00:00Z,home", "2,ada,2026-01-01T11:00:00Z,paid", "4,ben,2026-01-02T12:00:00Z,home"
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "repeats: first | 1 home, 2 cart, 3 home, 4 home",
                "repeats: latest | 1 home, 2 paid, 3 home, 4 home",
                "repeats: newest_file | 1 home, 2 paid, 4 home",
            })
    void twoDaysAreOneTable(String repeats, String events) throws IOException {
        Shop shop = shop(repeats);
        shop.deliver("visits-monday.csv", MONDAY);
        assertThat(shop.build().exitCode()).isZero();
        shop.deliver("visits-tuesday.csv", TUESDAY);
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(events(shop)).isEqualTo(events);
        assertThat(shop.published().count("raw.event"))
                .as("raw tables keep every delivery")
                .isEqualTo(6);
    }

    @Test
    void whatWasStatedLastCountsWhateverCameLast() throws IOException {
        Shop shop = shop("repeats: latest\n    latest_by: occurred_at");
        shop.deliver("visits-1.csv", HEADER, "1,ada,2026-01-02T10:00:00Z,new");
        shop.deliver("visits-2.csv", HEADER, "1,ada,2026-01-01T10:00:00Z,old");
        assertThat(shop.build().exitCode()).isZero();
        assertThat(events(shop)).isEqualTo("1 new");
    }

    @Test
    void aFileThatIsWrittenOverIsTheLaterDelivery() throws IOException {
        Shop shop = shop("repeats: latest");
        shop.deliver("visits.csv", MONDAY);
        assertThat(shop.build().exitCode()).isZero();
        shop.deliver("visits.csv", TUESDAY);
        assertThat(shop.build().exitCode()).isZero();
        assertThat(events(shop)).isEqualTo("1 home, 2 paid, 3 home, 4 home");
    }

    @Test
    void anExportThatSaysWhatAnEarlierOneSaidIsTheNewest() throws IOException {
        Shop shop = shop("repeats: newest_file");
        List<String[]> exports = List.of(MONDAY, TUESDAY, MONDAY);
        for (int day = 1; day <= exports.size(); day++) {
            shop.deliver("visits-%d.csv".formatted(day), exports.get(day - 1));
            Shop.Run run = shop.build();
            assertThat(run.exitCode()).as(run.output()).isZero();
        }
        assertThat(events(shop)).isEqualTo("1 home, 2 cart, 3 home");
        assertThat(shop.build().output()).contains("nothing is new");
    }

    @Test
    void theFilesOfTheNewestFolderAreOneExport() throws IOException {
        Shop shop = shop("repeats: newest_folder");
        shop.deliver("export=1/visits-1.csv", MONDAY[0], MONDAY[1], MONDAY[2]);
        shop.deliver("export=1/visits-2.csv", MONDAY[0], MONDAY[3]);
        assertThat(shop.build().exitCode()).isZero();
        assertThat(events(shop)).isEqualTo("1 home, 2 cart, 3 home");

        shop.deliver("export=2/visits-1.csv", TUESDAY[0], TUESDAY[2]);
        shop.deliver("export=2/visits-2.csv", MONDAY[0], MONDAY[3]);
        assertThat(shop.build().exitCode()).isZero();
        assertThat(events(shop)).as("the second part says what it said before").isEqualTo("2 paid, 3 home");

        shop.deliver("export=2/visits-3.csv", TUESDAY[0], TUESDAY[3]);
        shop.deliver("export=1/visits-3.csv", TUESDAY[0], "9,ben,2026-01-01T12:00:00Z,home");
        assertThat(shop.build().exitCode()).isZero();
        assertThat(events(shop))
                .as("a late part belongs to its export, whether that is the newest or not")
                .isEqualTo("2 paid, 3 home, 4 home");
    }

    @Test
    void aFileInNoFolderIsOfNoExport() throws IOException {
        Shop shop = shop("repeats: newest_folder");
        shop.deliver("export=1/visits.csv", MONDAY);
        shop.deliver("visits.csv", TUESDAY);
        Shop.Run run = shop.build();
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.output()).contains("visits.csv: Cannot tell which export the file is of");
        assertThat(events(shop)).isEqualTo("1 home, 2 cart, 3 home");
    }

    private static String events(Shop shop) {
        return String.join(
                ", ",
                shop.published().rows("governed.event").stream()
                        .map(row -> row.getField("event_id") + " " + row.getField("page"))
                        .sorted()
                        .toList());
    }

    private Shop shop(String repeats) throws IOException {
        Path declarations = Files.createDirectories(folder.resolve("declarations"));
        Files.writeString(declarations.resolve("visits.yaml"), """
                feed: visits
                title: Visits, exported whole each day
                owner: product
                source: {files: ["visits*.csv"], format: csv}
                identifiers:
                  - {type: login, from: who}
                records:
                  - table: event
                    key: [event_id]
                    REPEATS
                    columns:
                      event_id: {from: id}
                      occurred_at: {from: at}
                      event_type: {value: visit}
                      page: {from: page}
                """.replace("REPEATS", repeats));
        return Shop.in(folder.resolve("shop"), declarations);
    }
}
