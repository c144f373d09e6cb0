package io.truelift.webui.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.platform.project.Project;
import io.truelift.webui.start.DictionaryCache;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read again when they change, and only then: what was kept is the same object. */
class ExperimentCacheTest {
    @TempDir
    private Path folder;

    private ExperimentCache cache;

    @BeforeEach
    void copyTheShippedQuestions() throws IOException {
        Path real = Path.of(System.getProperty("truelift.project"));
        for (String name : new String[] {"governance", "sql"}) {
            try (Stream<Path> files = Files.walk(real.resolve(name), FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : files.toList()) {
                    Path copy = folder.resolve(real.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            }
        }
        Project project = new Project(folder, folder.resolve("data"));
        cache = new ExperimentCache(project, new DictionaryCache(project));
    }

    @Test
    void readsNothingWhileFilesStay() {
        assertThat(cache.current()).isSameAs(cache.current());
    }

    @Test
    void readsTheOneFileThatChanged() throws IOException {
        Experiment kept = experiment("hillstrom_email");
        change("experiments/cart_reminder.sql", "Reminder of a forgotten cart", "Reminder after two days");
        assertThat(experiment("cart_reminder").title()).isEqualTo("Reminder after two days");
        assertThat(experiment("hillstrom_email")).isSameAs(kept);
    }

    @Test
    void readsAllWhereAMetricChanged() throws IOException {
        Experiment before = experiment("cart_reminder");
        change("metrics/conversion.sql", "title: Conversion", "title: Bought");
        assertThat(before.primary().metric().title()).isEqualTo("Conversion");
        assertThat(experiment("cart_reminder").primary().metric().title()).isEqualTo("Bought");
    }

    @Test
    void readsAgainWhatStandsOnAnExperimentThatChanged() throws IOException {
        Path experiments = folder.resolve("sql/experiments");
        String cart = Files.readString(experiments.resolve("cart_reminder.sql"));
        Files.writeString(
                experiments.resolve("z_holdout.sql"),
                cart.replace("-- control: control\n", "-- design: holdout\n-- control: control\n"));
        Files.writeString(
                experiments.resolve("a_dependent.sql"),
                cart.replace("-- window_days: 14\n", "-- window_days: 14\n-- holdout: z_holdout\n"));
        assertThat(cache.current().wrong()).isEmpty();
        change("experiments/z_holdout.sql", "-- design: holdout", "-- design: ab");
        assertThat(cache.current().wrong()).containsOnlyKeys("a_dependent");
    }

    @Test
    void tellsWhatIsWrongUntilItIsMended() throws IOException {
        change("experiments/cart_reminder.sql", "-- alpha:", "-- alfa:");
        assertThat(cache.current().wrong())
                .hasEntrySatisfying(
                        "cart_reminder", mistake -> assertThat(mistake).contains("cart_reminder.sql, line", "alfa"));
        change("experiments/cart_reminder.sql", "-- alfa:", "-- alpha:");
        assertThat(cache.current().mistakes()).isEmpty();
        assertThat(cache.current().experiment("cart_reminder")).isPresent();
    }

    private Experiment experiment(String name) {
        return cache.current().experiment(name).orElseThrow();
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve("sql").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }
}
