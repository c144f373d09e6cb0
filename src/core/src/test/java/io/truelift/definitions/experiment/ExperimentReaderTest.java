package io.truelift.definitions.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.truelift.definitions.experiment.Experiment.Variant;
import io.truelift.definitions.metric.MetricRole;
import io.truelift.definitions.metric.Window;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.query.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the shipped experiment on a cart reminder, as it is and with one word of it changed. */
class ExperimentReaderTest {
    private final SqlLibrary shipped = TestFiles.shipped();

    @TempDir
    private Path folder;

    @BeforeEach
    void copyQuestions() throws IOException {
        for (String kind : List.of("metrics", "experiments", "segments")) {
            Files.createDirectories(folder.resolve(kind));
            for (String name : shipped.names(kind)) {
                Path file = Path.of(kind, name + ".sql");
                Files.copy(shipped.folder().resolve(file), folder.resolve(file));
            }
        }
    }

    @Test
    void putsTheControlFirstAndReadsThirdsAsFractions() {
        Experiment experiment = new ExperimentReader(shipped).read("hillstrom_email");

        assertThat(experiment.control().key()).isEqualTo("none");
        assertThat(experiment.treatments()).extracting(Variant::key).containsExactly("mens", "womens");
        assertThat(experiment.variants())
                .allSatisfy(variant -> assertThat(variant.share()).isCloseTo(1.0 / 3, within(1e-15)));
        assertThat(experiment.primary().metric().name()).isEqualTo("visit");
        assertThat(experiment.window()).isEqualTo(Window.ofDays(0, 14));
    }

    @Test
    void letsAMetricKeepItsOwnWindow() {
        Experiment experiment = new ExperimentReader(shipped).read("welcome_personalization");

        assertThat(experiment.measures().stream().filter(m -> m.metric().name().equals("retention")))
                .singleElement()
                .satisfies(m -> assertThat(experiment.window(m.metric())).isEqualTo(Window.ofDays(7, 28)));
        assertThat(experiment.measures().getLast().role()).isEqualTo(MetricRole.GUARDRAIL);
    }

    @Test
    void refusesAMetricThatDoesNotExist() {
        assertRefused(
                "primary: conversion",
                "primary: convertion",
                "cart_reminder.sql, line 12",
                "no metric convertion",
                "average_order_value");
    }

    @Test
    void refusesAPurposeThatDoesNotExist() {
        assertRefused("purpose: analytics", "purpose: profit", "line 6", "no purpose profit");
    }

    @Test
    void refusesSharesThatDoNotAddUpToOne() {
        assertRefused("Reminder after a day, share: 0.5", "Reminder after a day, share: 0.4", "add up to 0.9");
    }

    @Test
    void refusesAShareOfNothing() {
        assertRefused(
                "Reminder after a day, share: 0.5",
                "Reminder after a day, share: 1/0",
                "'variants.reminder.share'",
                "1/0");
    }

    @Test
    void refusesAControlThatIsNoVariant() {
        assertRefused("-- control: control", "-- control: nobody", "nobody is none of the variants");
    }

    @Test
    void refusesAnUnknownKey() {
        assertRefused("window_days: 14", "window: 14", "'window'", "window_days");
    }

    @Test
    void refusesASignificanceLevelOutOfRange() {
        assertRefused("alpha: 0.05", "alpha: 5", "must lie between 0 and 1");
    }

    @Test
    void refusesOtherColumnsThanThoseOfAnExposure() {
        assertRefused(
                "SELECT customer_id, variant, exposed_at",
                "SELECT customer_id, variant",
                "must select customer_id, variant, exposed_at");
    }

    @Test
    void refusesANameThatLeavesItsFolder() {
        assertThatThrownBy(() -> new ExperimentReader(shipped).read("../metrics/visit"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContaining(
                        "it holds cart_reminder, hillstrom_email, newsletter_holdout, welcome_personalization");
    }

    private void assertRefused(String words, String replacement, String... message) {
        Path file = folder.resolve("experiments").resolve("cart_reminder.sql");
        try {
            String text = Files.readString(file);
            assertThat(text).contains(words);
            Files.writeString(file, text.replace(words, replacement));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        ExperimentReader reader =
                new ExperimentReader(new SqlLibrary(folder, shipped.dictionary(), SqlLibrary.CATALOG));
        assertThatThrownBy(() -> reader.read("cart_reminder"))
                .isInstanceOf(SqlFileException.class)
                .hasMessageContainingAll(message);
    }
}
