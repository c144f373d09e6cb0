package io.truelift.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each model costs on the published paths, of 12 channels, as a ratio to reading the file; left in {@code src/target/reports}. */
@Tag("slow")
class ModelCostTest {

    private static final int REPETITIONS = 5;

    @Test
    void writesWhatEachModelCosts() throws IOException {
        Path file = SharedData.folder().resolve("paths.csv");
        double reading = time(() -> PathsFile.read(file));
        Journeys journeys = Journeys.of(PathsFile.read(file));
        List<String> lines =
                new ArrayList<>(List.of("| model | times reading the file | milliseconds |", "|---|---|---|"));
        lines.add(String.format(Locale.ROOT, "| reading the file | 1.00 | %.0f |", reading * 1e3));
        for (AttributionModel model : AttributionModels.all()) {
            double cost = time(() -> model.credit(journeys));
            lines.add(String.format(Locale.ROOT, "| %s | %.2f | %.0f |", model.title(), cost / reading, cost * 1e3));
        }
        Path report = Path.of(System.getProperty("truelift.root"), "src/target/reports/attribution-cost.md");
        Files.createDirectories(report.getParent());
        Files.write(report, lines);

        assertThat(lines).hasSize(3 + AttributionModels.all().size());
    }

    /** The quickest of some, in seconds. */
    private static double time(Runnable what) {
        return Arrays.stream(new double[REPETITIONS])
                .map(each -> {
                    long start = System.nanoTime();
                    what.run();
                    return (System.nanoTime() - start) / 1e9;
                })
                .min()
                .orElseThrow();
    }
}
