package io.truelift.measure.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.measure.build.BuildResult.Delivery;
import io.truelift.measure.build.BuildResult.Feeds;
import io.truelift.pipelines.job.RunFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildReportTest {
    private static final long MEBIBYTE = 1 << 20;

    /** Of 30 s of the full build 12 are land and 8 stitch; the other figures stand in it as they are. */
    @Test
    void tellsStepsSharesAndRatios() {
        String report = BuildReport.of(result(List.of()));

        assertThat(report)
                .contains("## 1,019,889 lines")
                .contains("1,000,000 lines were asked for; 9 files of 143 MB have them, made in 12.0 s.")
                .containsPattern(row("pipelines, from nothing", "1,019,889", "30.0", "1.000", "33,996", "50.0", "900"))
                .containsPattern(row("- land", "", "12.0", "0.400", "84,991", "", ""))
                .containsPattern(row("- outside of these", "", "10.0", "0.333", "101,989", "", ""))
                .containsPattern(row("pipelines, 1 % more lines", "10,190", "6.0", "0.200", "1,698", "9.0", "700"))
                .containsPattern(row("pipelines, nothing new", "0", "3.0", "0.100", "", "4.0", "600"))
                .containsPattern(row(
                        "pipelines, 2,012 lines from nothing: fixed cost",
                        "2,012",
                        "5.0",
                        "0.167",
                        "402",
                        "8.0",
                        "unknown"))
                .containsPattern(row("by the program written by hand", "1.50", "2.50", "3.00"))
                .containsPattern(row("by DuckDB", "15.00", "12.50", "1.50"))
                .containsPattern(row("without the fixed cost, by the program written by hand", "1.25", "", ""))
                .contains("as many rows in every table as the pipelines published: 2,000,000")
                .contains("does not stitch");
    }

    @Test
    void saysWhereTheProgramWrittenByHandDidNotDoTheSame() {
        Map<String, Long> published = Map.of("governed.event", 5L, "governed.customer", 2L, "governance.run", 1L);

        List<String> differences = PublishedRows.differences(published, Map.of("governed.event", 4L, "raw.event", 5L));

        assertThat(differences)
                .containsExactly(
                        "governed.customer has 2 rows, by hand 0",
                        "governed.event has 5 rows, by hand 4",
                        "raw.event has 0 rows, by hand 5");
        assertThat(BuildReport.of(result(differences)))
                .contains("did not do the same: governed.customer has 2 rows, by hand 0;");
    }

    private static BuildResult result(List<String> differences) {
        Map<String, Double> steps = new LinkedHashMap<>();
        steps.put("land", 12.0);
        steps.put("stitch", 8.0);
        return new BuildResult(
                new Feeds(1_000_000, 1_019_889, 9, 143_000_000, 12),
                cost(30, steps, 50, Optional.of(900 * MEBIBYTE)),
                new Delivery(10_190, cost(6, Map.of(), 9, Optional.of(700 * MEBIBYTE))),
                cost(3, Map.of(), 4, Optional.of(600 * MEBIBYTE)),
                new Delivery(2_012, cost(5, Map.of(), 8, Optional.empty())),
                cost(20, Map.of(), 20, Optional.of(300 * MEBIBYTE)),
                cost(2, Map.of(), 4, Optional.of(600 * MEBIBYTE)),
                2_000_000,
                differences);
    }

    private static ProcessCost cost(double seconds, Map<String, Double> steps, double processors, Optional<Long> peak) {
        return new ProcessCost(seconds, new RunFigures(steps, Map.of(), processors, peak));
    }

    /** A row of cells, however wide the columns are. */
    private static String row(String... cells) {
        StringBuilder pattern = new StringBuilder();
        for (String cell : cells) {
            pattern.append("\\| +").append(cell.isEmpty() ? "" : java.util.regex.Pattern.quote(cell) + " +");
        }
        return pattern.append("\\|").toString();
    }
}
