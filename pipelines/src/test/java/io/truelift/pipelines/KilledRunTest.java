package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is killed (SIGKILL) leaves what is published as it was, and the next one completes. */
@Tag("servers")
class KilledRunTest {
    private static final String PEOPLE = "email,phone,login,first,last,born,country,area,new,spent,since,counts,asked";
    private static final int MORE_PEOPLE = 5_000;

    /** @param table the run is killed as soon as it has written to this table's branch */
    @ParameterizedTest
    @ValueSource(strings = {"raw.customer_record", "governed.identity", "governed.customer"})
    void aKilledRunChangesNothingAndTheNextOneCompletes(String table, @TempDir Path folder) throws Exception {
        Shop shop = Shop.in(folder)
                .deliver("people.csv", PEOPLE, "ada@example.org,,ada,Ada,Lovelace,,,,,,,true,2026-01-01 10:00");
        assertThat(shop.build().exitCode()).isZero();
        Map<String, Long> before = shop.published().snapshots();
        shop.deliver("people-more.csv", manyPeople());

        Process run = shop.buildInOwnProcess()
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        killWhenUnderWork(run, shop, table, folder);

        assertThat(shop.published().snapshots()).isEqualTo(before);
        assertThat(shop.published().rows("governed.customer")).hasSize(1);
        assertThat(shop.runsWithFiles()).as("the dead run left files").hasSizeGreaterThan(1);

        Shop.Run next = shop.build();

        assertThat(next.exitCode()).as(next.output()).isZero();
        assertThat(shop.published().rows("governed.customer")).hasSize(1 + MORE_PEOPLE);
        assertThat(shop.published().tablesUnderWork()).isEmpty();
        Set<Object> published = new HashSet<>(shop.published().column("governance.run", "run_id"));
        assertThat(shop.runsWithFiles())
                .as("the dead run's files are gone")
                .isEqualTo(published)
                .hasSize(2);
    }

    private static void killWhenUnderWork(Process run, Shop shop, String table, Path folder)
            throws InterruptedException {
        Path log = folder.resolve("killed.log");
        shop.published()
                .awaitWorkOn(
                        table,
                        () -> assertThat(run.isAlive()).as(() -> Shop.read(log)).isTrue());
        run.destroyForcibly();
        assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).as("ended by SIGKILL").isEqualTo(128 + 9);
    }

    private static String[] manyPeople() {
        String[] lines = new String[1 + MORE_PEOPLE];
        lines[0] = PEOPLE;
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "p%d@example.org,,p%d,P,%d,,,,,,,true,2026-01-01 10:00".formatted(i, i, i);
        }
        return lines;
    }
}
