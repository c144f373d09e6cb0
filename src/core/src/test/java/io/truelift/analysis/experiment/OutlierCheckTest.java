package io.truelift.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.analysis.experiment.ExperimentSums.Row;
import io.truelift.analysis.experiment.result.Check;
import io.truelift.analysis.experiment.result.Finding;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.TestFiles;
import io.truelift.statistics.Moments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A thousand customers in each variant, who spend 1 or 3 in the control, 2 or 4 in the treatment, and one of them something else. */
class OutlierCheckTest {
    private final Experiment experiment = experiment();

    private static Experiment experiment() {
        SqlFile shipped = TestFiles.shipped().read("experiments", "cart_reminder");
        String text = shipped.text()
                .replace("primary: conversion", "primary: revenue_per_customer")
                .replaceAll("(?m)^--   (secondary|guardrail): .*\\n", "")
                .replaceAll("(?m)^-- adjustment: .*\\n", "");
        return new ExperimentReader(TestFiles.shipped()).draft("cart_reminder", text);
    }

    private static Row row(String variant, long low, long special) {
        List<BigDecimal> values = Stream.concat(
                        LongStream.range(0, 999).mapToObj(i -> low + 2 * (i % 2)), Stream.of(special))
                .map(BigDecimal::valueOf)
                .toList();
        BigDecimal n = BigDecimal.valueOf(values.size());
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal squares =
                values.stream().map(value -> value.multiply(value)).reduce(BigDecimal.ZERO, BigDecimal::add);
        Moments moments = new Moments(values.size(), List.of(sum, n), List.of(List.of(squares, sum), List.of(n)));
        return new Row(
                "counted",
                "revenue_per_customer",
                "whole",
                ExperimentSums.ALL,
                Optional.of(variant),
                new ArmSums(
                        values.size(),
                        moments,
                        values.stream()
                                .sorted(Comparator.reverseOrder())
                                .limit(10)
                                .toList(),
                        values.stream().sorted().limit(10).toList(),
                        Optional.empty(),
                        Optional.empty(),
                        0));
    }

    private Check check(long specialOfControl, long specialOfTreatment) {
        ExperimentSums sums = ExperimentSums.of(
                experiment, List.of(row("control", 1, specialOfControl), row("reminder", 2, specialOfTreatment)));
        MetricTests tests =
                new MetricTests(experiment, sums, QuantileSums.none(), Instant.parse("2026-04-01T00:00:00Z"));
        List<Check> checks = new OutlierCheck(experiment, sums, tests).all();
        assertThat(checks).hasSize(1);
        return checks.getFirst();
    }

    @Test
    void isFineWithoutExtremes() {
        assertThat(check(2, 3))
                .extracting(Check::finding, Check::sentence)
                .containsExactly(
                        Finding.FINE,
                        "The answer is the same without the ten largest and without the ten smallest units of each variant.");
    }

    @Test
    void seesARefundThatHidesADifference() {
        assertThat(check(2, -1_000_000))
                .extracting(Check::finding, Check::sentence)
                .containsExactly(
                        Finding.NOTICE,
                        "Reminder after a day is told from chance without the smallest unit of each variant. Winsorise the metric, or wait for more units.");
    }

    @Test
    void seesAnOrderThatHidesADifference() {
        assertThat(check(1_000_000, 3).sentence())
                .startsWith("Reminder after a day is told from chance without the largest unit of each variant.");
    }

    @Test
    void keepsTheMostExtremeOfSeveralDays() {
        ArmSums both = row("control", 1, -7).sums().plus(row("control", 5, 900).sums());

        assertThat(both.smallest()).hasSize(10).startsWith(BigDecimal.valueOf(-7), BigDecimal.ONE);
        assertThat(both.largest()).hasSize(10).startsWith(BigDecimal.valueOf(900), BigDecimal.valueOf(7));
    }
}
