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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseCheckTest {

    private final Experiment experiment = experiment();

    private static Experiment experiment() {
        SqlFile shipped = TestFiles.shipped().read("experiments", "cart_reminder");
        String text = shipped.text()
                .replace("primary: conversion", "primary: satisfied_share")
                .replaceAll("(?m)^--   (secondary|guardrail): .*\\n", "");
        return new ExperimentReader(TestFiles.shipped()).draft("cart_reminder", text);
    }

    /** Units of whom some answered once, and half of those well. */
    private Row row(String variant, long units, long answers) {
        BigDecimal good = BigDecimal.valueOf(answers / 2);
        BigDecimal answered = BigDecimal.valueOf(answers);
        Moments moments = new Moments(units, List.of(good, answered), List.of(List.of(good, good), List.of(answered)));
        return new Row(
                "counted",
                "satisfied_share",
                "whole",
                ExperimentSums.ALL,
                Optional.of(variant),
                new ArmSums(units, moments, List.of(), List.of(), Optional.empty(), Optional.empty(), 0));
    }

    private List<Check> checks(long control, long treatment) {
        return new ResponseCheck(
                        experiment,
                        ExperimentSums.of(
                                experiment, List.of(row("control", 1_000, control), row("reminder", 1_000, treatment))))
                .all();
    }

    @Test
    void warnsThatTheScoreIsSuspectWhereVariantsAnswerAtDifferentRates() {
        assertThat(checks(400, 300)).singleElement().satisfies(check -> {
            assertThat(check.finding()).isEqualTo(Finding.WARNING);
            assertThat(check.sentence())
                    .contains("0.300 answers per unit")
                    .contains("0.400")
                    .contains("The difference in the score is suspect");
        });
    }

    @Test
    void isFineWhereTheyAnswerAlike() {
        assertThat(checks(400, 405))
                .singleElement()
                .satisfies(check -> assertThat(check.finding()).isEqualTo(Finding.FINE));
    }

    @Test
    void saysNothingWhereNobodyAnswered() {
        assertThat(checks(0, 0)).isEmpty();
    }
}
