package io.truelift.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.IdentityPolicyReader;
import io.truelift.measure.IdentityReport.Result;
import io.truelift.pipelines.job.BeamRunner;
import io.truelift.platform.database.ReportStore;
import io.truelift.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes src/target/reports/identity.md and identity.json, and holds stitching to its targets. */
@Tag("servers")
class IdentityReportTest {
    private static final Path PROJECT = Path.of(System.getProperty("truelift.project"));
    private static final int PEOPLE = 8_000;
    private static final long SEED = 2026;

    private static IdentityReport report;
    private static IdentityReport severally;

    @BeforeAll
    static void measure(@TempDir Path scratch) throws IOException {
        IdentityPolicy policy = IdentityPolicyReader.read(PROJECT.resolve("governance"));
        IdentityMeasurement measurement = new IdentityMeasurement(policy, PEOPLE, SEED, SharedData.folder());
        report = measurement.of(List.of(new PlainStitcher(), MeasuredStitching.byOne(policy, scratch)));
        severally =
                measurement.of(List.of(MeasuredStitching.bySeveral(policy, new BeamRunner(List.of())::run, scratch)));
        Path folder = Files.createDirectories(Path.of(System.getProperty("truelift.root"), "src/target/reports"));
        Files.writeString(folder.resolve("identity.md"), MarkdownReport.of(report));
        Files.writeString(
                folder.resolve("identity.json"),
                ReportStore.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
    }

    @Test
    void withoutNoiseNobodyIsMergedAndWhatIsLinkableIsLinked() {
        for (Result result : report.results()) {
            assertThat(result.before().pairs().precision())
                    .as(result.stitcher())
                    .isEqualTo(1);
            assertThat(result.before().pairs().recall())
                    .as(result.stitcher())
                    .isGreaterThan(0.99); // guards cost a little
        }
    }

    /** The contrast: a till makes one person of a shop's customers, a shop tablet and a placeholder join shops. */
    @Test
    void withoutGuardsNoiseMakesOneCustomerOfThousands() {
        Result plain = report.results().getFirst();
        assertThat(plain.after().pairs().precision()).isLessThan(0.01);
        assertThat(plain.after().customers().peopleOfLargest()).isGreaterThan(PEOPLE / 10);
    }

    @Test
    void withinThePolicyHardlyAnybodyIsMergedAndWhatIsLinkableIsLinked() {
        Result guarded = report.results().getLast();
        assertThat(guarded.after().pairs().precision()).isGreaterThanOrEqualTo(0.999);
        assertThat(guarded.after().pairs().recall()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void guardsKeepALargeCustomerFromForming() {
        Result guarded = report.results().getLast();
        assertThat(guarded.after().pairs().recall()).isGreaterThanOrEqualTo(0.95);
        assertThat(guarded.after().customers().peopleOfLargest()).isLessThan(10);
        assertThat(guarded.refused()).isNotEmpty();
    }

    @Test
    void severalWorkersFindTheSame() {
        Result byOne = report.results().getLast();
        Result bySeveral = severally.results().getLast();
        assertThat(bySeveral.after()).isEqualTo(byOne.after());
        assertThat(bySeveral.alone()).isEqualTo(byOne.alone());
        assertThat(bySeveral.refused()).isEqualTo(byOne.refused());
    }
}
