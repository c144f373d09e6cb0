package io.truelift.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.bench.BenchPlan.Slices;
import io.truelift.bench.BenchProject.Slicing;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.platform.project.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bench asks and how it reads what it measured, without servers. */
class BenchProjectTest {
    @TempDir
    private Path folder;

    @Test
    void everyQuestionOfTheBenchNamesOnlyWhatTheDictionaryKnows() {
        SqlLibrary library = SqlLibrary.of(BenchProject.write(Project.current().content(), folder));

        for (int metrics : List.of(1, 5, 10, 20)) {
            for (Slicing slicing : Slicing.values()) {
                Experiment experiment = new ExperimentReader(library).read(BenchProject.experiment(metrics, slicing));
                assertThat(experiment.measures()).hasSize(metrics);
                assertThat(experiment.columns().dimensions()).hasSize(slicing.slices());
            }
        }
        assertThat(library.names("engine").stream().filter(name -> name.startsWith("bench_")))
                .allSatisfy(name -> assertThat(library.engine(name)).isNotNull())
                .hasSize(10);
    }

    @Test
    void tellsTheMiddleOfTheTimes() {
        assertThat(new BenchMeasurement(List.of(3.0, 1.0, 2.0), List.of(), 0, 1, Optional.empty()).median())
                .contains(2.0);
        assertThat(new BenchMeasurement(List.of(1.0, 4.0), List.of(6.0, 7.0), 0, 1, Optional.empty()).processorMedian())
                .contains(6.5);
        assertThat(BenchMeasurement.failed("no memory").median()).isEmpty();
    }

    @Test
    void tellsTheEnginesReasonAndNotItsOperators() {
        assertThat(
                        Stopwatch.reason(
                                "Cannot run sql/engine/x.sql: Query failed (#20260101_000000_00001_abcde): "
                                        + "Query exceeded per-node memory limit of 1GB [Allocated: 1.02GB, Delta: 2MB, Top Consumers: {HashBuilderOperator=586MB}]"))
                .isEqualTo("Query exceeded per-node memory limit of 1GB");
        assertThat(Stopwatch.reason("Query failed (#1): line 1:8: Column 'x' cannot be resolved"))
                .isEqualTo("line 1:8: Column 'x' cannot be resolved");
        assertThat(Stopwatch.reason("Cannot find a table")).isEqualTo("Cannot find a table");
    }

    @Test
    void readsMemoryAndTimeAsTheEngineWritesThem() {
        assertThat(EngineQueries.bytes("0B")).isZero();
        assertThat(EngineQueries.bytes("1.50kB")).isEqualTo(1536);
        assertThat(EngineQueries.bytes("586MB")).isEqualTo(586L * 1024 * 1024);
        assertThat(EngineQueries.seconds("10.90s")).isEqualTo(10.9);
        assertThat(EngineQueries.seconds("1.50m")).isEqualTo(90);
        assertThat(EngineQueries.seconds("0.00ns")).isZero();
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        assertThatThrownBy(() -> new BenchPlan(List.of(21), 3, Slices.EXTRAPOLATED))
                .hasMessageContaining("from 1 to 20")
                .hasMessageContaining("--metrics");
        assertThatThrownBy(() -> new BenchPlan(List.of(1), 0, Slices.EXTRAPOLATED))
                .hasMessageContaining("--runs");
        assertThatThrownBy(() -> new BenchSize(10, 1000)).hasMessageContaining("--facts");
    }
}
