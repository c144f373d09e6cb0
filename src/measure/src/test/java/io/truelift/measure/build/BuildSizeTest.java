package io.truelift.measure.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.demo.DemoWorld;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildSizeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {2_000, 20_000, 50_000})
    void makesAWorldOfAboutAsManyLinesAsAreAskedFor(long lines) {
        assertThat((double)
                        DemoWorld.write(folder, new BuildSize(lines).world()).totalLines())
                .isCloseTo(lines, within(0.15 * lines));
    }

    @Test
    void hasFortyThousandPeopleForAMillionLines() {
        assertThat(new BuildSize(1_000_000).world().people()).isEqualTo(39_220); // 1,000,000 / (1,019,889 / 40,000)
        assertThat(new BuildSize(1_000_000).world().days()).isEqualTo(180);
    }

    @Test
    void refusesFewerLinesThanCanBeMade() {
        assertThatThrownBy(() -> new BuildSize(100))
                .hasMessageContaining("Cannot measure a build of 100 lines")
                .hasMessageContaining("--lines");
    }
}
