package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken lines through a whole run; {@code FuzzTest} has the million of them. */
@Tag("servers")
class FuzzedBuildTest {
    @Test
    void everyLineIsPublishedOrSetAsideWithAReason(@TempDir Path folder) {
        Shop shop = Shop.in(folder)
                .deliver("orders-fuzzed.csv", new FuzzedLines(1).orders(10_000))
                .deliver("visits-fuzzed.jsonl", new FuzzedLines(2).visits(10_000));

        Shop.Run run = shop.build();

        assertThat(run.exitCode()).as(run.output()).isZero();
        Published published = shop.published();
        Record total = published.rows("governance.run").getFirst();
        long in = (Long) total.getField("lines_in");
        assertThat(in).isGreaterThan(19_000);
        assertThat(in).isEqualTo((Long) total.getField("lines_published") + (Long) total.getField("lines_quarantined"));
        assertThat(published.count("raw.order_line") + published.count("raw.event"))
                .isEqualTo(total.getField("lines_published"));
        assertThat(published.rows("governance.quarantine"))
                .hasSize(Math.toIntExact((Long) total.getField("lines_quarantined")))
                .allSatisfy(row -> assertThat((String) row.getField("reason"))
                        .startsWith("Cannot ")
                        .endsWith("."));
    }
}
