package io.truelift.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first run that has little to publish. */
@Tag("servers")
class FirstRunTest {
    @Test
    void aFolderInWhichNobodyIsNamedIsPublishedWithoutCustomers(@TempDir Path folder) {
        Shop anonymous = Shop.in(folder).deliver("journeys.csv", "path;won;value;lost", "search;3;1;7");
        Shop.Run run = anonymous.build();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(anonymous.published().rows("analytics.attribution_path")).hasSize(1);
        assertThat(anonymous.published().rows("governed.customer")).isEmpty();
    }

    @Test
    void theDictionaryIsPublishedWithoutFeeds(@TempDir Path folder) {
        Shop fresh = Shop.in(folder);
        Shop.Run run = fresh.run();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(fresh.published().rows("governance.dictionary")).isNotEmpty();
        assertThat(fresh.published().rows("governed.customer")).isEmpty();
    }
}
