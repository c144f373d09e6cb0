package io.truelift.pipelines.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFiguresTest {
    @TempDir
    private Path folder;

    @Test
    void takesThePeakOfMemoryFromWhatLinuxTells() {
        assertThat(RunFigures.peak("VmPeak:\t 9000 kB\nVmHWM:\t    2048 kB\nVmRSS:\t 1000 kB\n"))
                .contains(2L * 1024 * 1024);
        assertThat(RunFigures.peak("nothing of the kind")).isEmpty();
    }

    @Test
    void isReadAsItWasWritten() {
        RunFigures figures = new RunFigures(Map.of("land", 1.5), Map.of("raw.event", 7L), 2.25, Optional.of(1L << 32));

        figures.write(folder.resolve("figures.json"));

        assertThat(RunFigures.read(folder.resolve("figures.json"))).isEqualTo(figures);
    }

    @Test
    void isReadWhereTheSystemTellsNoMemory() {
        RunFigures figures = new RunFigures(Map.of(), Map.of(), 0, Optional.empty());

        figures.write(folder.resolve("figures.json"));

        assertThat(RunFigures.read(folder.resolve("figures.json"))).isEqualTo(figures);
    }

    @Test
    void hasTheStepsOfTheReportInTheirOrder() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Report report = new Report(new PrintStream(printed, true, StandardCharsets.UTF_8));
        report.step("stitch", () -> "done");
        report.note("feeds", "no step");
        report.step("audit", () -> "done");
        report.end("all");

        assertThat(report.steps().keySet()).containsExactly("stitch", "audit");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("stitch ")
                .contains("audit ")
                .contains("done ");
    }
}
