package io.truelift.measure.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.demo.DemoWorld;
import io.truelift.demo.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateLinesTest {
    @TempDir
    private static Path folder;

    private static Summary first;
    private static long lines;

    @BeforeAll
    static void write() throws IOException {
        first = DemoWorld.write(folder.resolve("feeds"), BuildSize.least().world());
        lines = LateLines.write(folder.resolve("feeds"), folder.resolve("late"));
    }

    @Test
    void areOneInAHundred() {
        assertThat(lines).isBetween(first.totalLines() / 100 - 9, first.totalLines() / 100 + 9); // nine files
    }

    @Test
    void areNewInEveryFile() throws IOException {
        for (String file : first.lines().keySet()) {
            Set<String> before =
                    new HashSet<>(Files.readAllLines(folder.resolve("feeds").resolve(file)));
            List<String> late = Files.readAllLines(folder.resolve("late/late").resolve(file));
            boolean hasHeader = file.endsWith(".csv");
            assertThat(late.subList(hasHeader ? 1 : 0, late.size()))
                    .as(file)
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(before);
            assertThat(before.contains(late.getFirst())).as("header of " + file).isEqualTo(hasHeader);
        }
    }
}
