package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed (SIGKILL) at any moment, between files and commits too: what is published is what a whole run left.
 * {@code -Dtruelift.kills=100} kills as many; where it fails, it says the seed, to be given as {@code -Dtruelift.seed}.
 */
@Tag("servers")
class RandomKillsTest {
    private static final int KILLS = Integer.getInteger("truelift.kills", 3);
    private static final long SEED = Long.getLong("truelift.seed", System.nanoTime());
    private static final int KILLS_UNTIL_A_RUN_ENDS = 5;
    private static final int PEOPLE_OF_A_FILE = 200;

    @TempDir
    private Path folder;

    private Shop shop;
    private int files;
    private int filesPublished;
    private Duration whole;

    @BeforeEach
    void buildOnce() throws Exception {
        shop = Shop.in(folder);
        endRun();
    }

    @Test
    void whatIsPublishedIsWhatAWholeRunLeft() throws Exception {
        Random random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            deliver();
            killRunAfter(random.nextLong(whole.toMillis()));
            assertNothingInBetween("kill %d of seed %d".formatted(kill, SEED));
            if (kill % KILLS_UNTIL_A_RUN_ENDS == 0 || kill == KILLS) {
                endRun();
                assertNothingIsLeftBehind("after kill %d of seed %d".formatted(kill, SEED));
            }
        }
    }

    private void deliver() {
        String[] lines = new String[1 + PEOPLE_OF_A_FILE];
        lines[0] = "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "p%1$d@example.org,,p%1$d,P,%1$d,,,,,,,true,2026-01-01 10:00"
                    .formatted(files * PEOPLE_OF_A_FILE + i);
        }
        shop.deliver("people-%d.csv".formatted(files++), lines);
    }

    private Process start() throws Exception {
        return shop.buildInOwnProcess().redirectOutput(log().toFile()).start();
    }

    private Path log() {
        return folder.resolve("run.log");
    }

    private void killRunAfter(long millis) throws Exception {
        Process run = start();
        if (run.waitFor(millis, TimeUnit.MILLISECONDS)) {
            assertThat(run.exitValue()).as(() -> Shop.read(log())).isZero();
        } else {
            run.destroyForcibly();
            assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
        }
    }

    /** A run that nobody disturbs publishes everything. */
    private void endRun() throws Exception {
        if (files == 0) {
            deliver();
        }
        Instant begun = Instant.now();
        Process run = start();
        assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).as(() -> Shop.read(log())).isZero();
        whole = Duration.between(begun, Instant.now());
        filesPublished = files;
        assertThat(shop.published().count("governed.customer")).isEqualTo((long) files * PEOPLE_OF_A_FILE);
    }

    /** Everything as before, or everything that was delivered: in every table the same. */
    private void assertNothingInBetween(String when) {
        long people = shop.published().count("governed.customer");
        assertThat(people).as(when).isIn((long) filesPublished * PEOPLE_OF_A_FILE, (long) files * PEOPLE_OF_A_FILE);
        filesPublished = Math.toIntExact(people / PEOPLE_OF_A_FILE);
        assertThat(shop.published().rowsWith("governance.run_file", "status", "landed"))
                .as(when)
                .hasSize(filesPublished);
        Map.of("raw.customer_record", people, "governed.identity", 2 * people, "governed.consent", people)
                .forEach((table, count) -> assertThat(shop.published().count(table))
                        .as(when + ", " + table)
                        .isEqualTo(count));
    }

    private void assertNothingIsLeftBehind(String when) {
        assertThat(shop.published().tablesUnderWork()).as(when).isEmpty();
        assertThat(shop.runsWithFiles())
                .as("files of dead runs " + when)
                .isSubsetOf(shop.published().column("governance.run", "run_id"));
        for (Record file : shop.published().rows("governance.run_file")) {
            assertThat((Long) file.getField("lines_published") + (Long) file.getField("lines_quarantined"))
                    .as("%s: lines of %s", when, file.getField("file"))
                    .isEqualTo(file.getField("lines_in"));
        }
    }
}
