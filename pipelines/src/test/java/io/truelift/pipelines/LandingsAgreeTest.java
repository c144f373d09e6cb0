package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.platform.project.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed landed by the worker that holds its lines in memory, and by several between which lines travel. */
@Tag("servers")
class LandingsAgreeTest {
    private static final String PEOPLE = "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked";
    private static final List<String> TABLES = List.of(
            "raw.customer_record",
            "raw.consent_event",
            "raw.order_line",
            "raw.deletion",
            "governance.quarantine",
            "governance.run_file",
            "governed.consent",
            "governed.order_line");

    /** Lines repeat within a file, between files and between runs; some break the contract, some cannot be taken apart. */
    @Test
    void giveTheSameRowsWithTheSameNames(@TempDir Path folder) {
        Map<String, List<String>> memory = landPeople(folder, "memory");
        Map<String, List<String>> distributed = landPeople(folder, "distributed");

        TABLES.forEach(table -> assertThat(memory.get(table)).as(table).isEqualTo(distributed.get(table)));
        assertThat(memory.get("raw.customer_record")).hasSizeGreaterThan(500);
        assertThat(memory.get("raw.customer_record"))
                .as("the lines of both runs, those that repeat a line of the first included")
                .anyMatch(row -> row.matches("(?s).*[0-9a-f]{32}-[1-9]\\d*-0.*"));
        assertThat(memory.get("governance.quarantine")).isNotEmpty();
    }

    /** Deletions repeat like other lines do; some do not say which record is gone. */
    @Test
    void agreeOnWhatIsDeleted(@TempDir Path folder) {
        Map<String, List<String>> memory = landChanges(folder, "memory");
        Map<String, List<String>> distributed = landChanges(folder, "distributed");

        TABLES.forEach(table -> assertThat(memory.get(table)).as(table).isEqualTo(distributed.get(table)));
        assertThat(memory.get("raw.deletion")).hasSizeGreaterThan(100);
        assertThat(memory.get("governed.order_line"))
                .as("some of the thirty are gone")
                .hasSizeBetween(10, 29);
        assertThat(memory.get("governance.quarantine")).isNotEmpty();
    }

    private static Map<String, List<String>> landChanges(Path folder, String landing) {
        return land(
                Shop.in(folder.resolve(landing), Declarations.ofChanges()).with(Settings.LANDED_LINES, landing),
                "changes-%d-%d.jsonl",
                LandingsAgreeTest::changes);
    }

    private static String[] changes(Random random) {
        return IntStream.range(0, 150)
                .mapToObj(line -> {
                    int record = random.nextInt(30);
                    return switch (random.nextInt(10)) {
                        case 0 -> "{\"op\": \"d\", \"order\": %d}".formatted(record);
                        case 1, 2, 3 ->
                            "{\"op\": \"d\", \"order\": %d, \"sku\": \"mug\", \"at\": \"2026-01-01\"}"
                                    .formatted(record);
                        default ->
                            "{\"op\": \"u\", \"order\": %d, \"sku\": \"mug\", \"at\": \"2026-01-01\", \"quantity\": %d, \"price\": 2, \"who\": \"p%d\"}"
                                    .formatted(record, random.nextInt(3), record);
                    };
                })
                .toArray(String[]::new);
    }

    private static Map<String, List<String>> land(Shop shop, String name, Function<Random, String[]> lines) {
        shop.withKey("a key for this test that is long enough");
        Random random = new Random(11);
        for (int run = 0; run < 2; run++) {
            shop.clear();
            for (int file = 0; file < 3; file++) {
                shop.deliver(name.formatted(run, file), lines.apply(random));
            }
            Shop.Run built = shop.build();
            assertThat(built.exitCode()).as(built.output()).isZero();
        }
        Map<String, List<String>> rows = new TreeMap<>();
        TABLES.forEach(table -> rows.put(table, withoutRun(shop.published().rows(table))));
        return rows;
    }

    private static Map<String, List<String>> landPeople(Path folder, String landing) {
        return land(
                Shop.in(folder.resolve(landing)).with(Settings.LANDED_LINES, landing),
                "people-%d-%d.csv",
                LandingsAgreeTest::people);
    }

    private static String[] people(Random random) {
        List<String> lines = new ArrayList<>(List.of(PEOPLE));
        for (int i = 0; i < 150; i++) {
            int person = random.nextInt(40);
            lines.add(
                    switch (random.nextInt(20)) {
                        case 0 -> "p%d@example.org,,,\"never closed,,,,,,,,true,".formatted(person);
                        case 1 -> "p%d@example.org,,,Ann,,not a day,,,,,,true,2026-01-01 10:00".formatted(person);
                        case 2 ->
                            "p%d@example.org,,,\"Ann, who\nis two lines\",,,,,,,,true,2026-01-01 10:00"
                                    .formatted(person);
                        default ->
                            "p%d@example.org,,,P%d,,,,,,,,true,2026-01-01 10:00".formatted(person, random.nextInt(3));
                    });
        }
        return lines.toArray(String[]::new);
    }

    /** Ids of customers are drawn anew in each shop, and so are those of runs. */
    private static List<String> withoutRun(List<Record> rows) {
        return rows.stream()
                .map(row -> {
                    for (String column : List.of("run_id", "customer_id", "quarantined_at")) {
                        if (row.struct().field(column) != null) {
                            row.setField(column, null);
                        }
                    }
                    return row.toString();
                })
                .sorted()
                .toList();
    }
}
