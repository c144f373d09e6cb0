package io.truelift.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the bench refuses before it starts any server. */
class BenchCommandTest {

    @Test
    void refusesMoreMetricsThanThereAre() {
        CommandRun run = CommandRun.of("bench", "report", "--metrics", "1,50");

        assertThat(run.code()).isNotZero();
        assertThat(run.err())
                .contains("Cannot measure reports of [1, 50] metrics")
                .contains("from 1 to 20");
    }

    @Test
    void refusesFewerFactsThanUnits() {
        CommandRun run = CommandRun.of("bench", "report", "--facts", "100", "--units", "1000");

        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains("Cannot make 100 facts of 1000 units").contains("--facts");
    }

    @Test
    void saysWhichSizesOfBuildsAreMeasuredUnlessSaidOtherwise() {
        CommandRun run = CommandRun.of("bench", "build", "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("--lines").contains("1000000,5000000").contains("--keep");
    }

    @Test
    void says20MetricsAreMeasuredUnlessSaidOtherwise() {
        CommandRun run = CommandRun.of("bench", "report", "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1,5,10,20").contains("8000000").contains("700000");
    }
}
