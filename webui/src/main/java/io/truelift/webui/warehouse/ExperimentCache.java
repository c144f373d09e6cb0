package io.truelift.webui.warehouse;

import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.ExperimentReader;
import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.MetricReader;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.platform.project.Project;
import io.truelift.webui.start.DictionaryCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the experiments' files say while they stay as they are. A file that changes is read again alone; all are
 * where the dictionary, a metric or a segment changes.
 */
@ApplicationScoped
public class ExperimentCache {
    private static final String SEGMENTS = "segments";

    private final Project project;
    private final DictionaryCache dictionary;
    private @Nullable Ground ground;
    private Map<String, Entry> entries = Map.of();
    private List<String> metricMistakes = List.of();
    private Contents cache = new Contents(List.of(), Map.of(), List.of());

    @Inject
    ExperimentCache(Project project, DictionaryCache dictionary) {
        this.project = project;
        this.dictionary = dictionary;
    }

    /**
     * Everything that was read.
     *
     * @param experiments those whose file can be read, by title
     * @param wrong why the others cannot, by name
     * @param mistakes what is wrong with files of metrics and experiments, each sentence once
     */
    public record Contents(List<Experiment> experiments, Map<String, String> wrong, List<String> mistakes) {
        public Contents {
            experiments = List.copyOf(experiments);
            wrong = Map.copyOf(wrong);
            mistakes = List.copyOf(mistakes);
        }

        public Optional<Experiment> experiment(String name) {
            return experiments.stream()
                    .filter(experiment -> experiment.name().equals(name))
                    .findFirst();
        }
    }

    /** What every experiment stands on. */
    private record Ground(Dictionary dictionary, Map<Path, FileStamp> files) {}

    /** One file: what it says, or what is wrong with it. */
    private record Entry(FileStamp stamp, Optional<Experiment> experiment, String mistake) {

        /** Whether it reads no file of another experiment. */
        boolean standsAlone() {
            return experiment
                    .filter(known -> known.population().holdout().isEmpty())
                    .isPresent();
        }
    }

    /** The files as they are now. What stands on other experiments, or could not be read, is read again once any file has changed. */
    public synchronized Contents current() {
        Dictionary known = dictionary.current();
        Map<Path, FileStamp> parts =
                new TreeMap<>(FileStamp.ofQuestions(project.sql().resolve(Metric.FOLDER)));
        parts.putAll(FileStamp.ofQuestions(project.sql().resolve(SEGMENTS)));
        Ground now = new Ground(known, parts);
        Map<Path, FileStamp> files = FileStamp.ofQuestions(project.sql().resolve(ExperimentReader.FOLDER));
        SqlLibrary library = new SqlLibrary(project.sql(), known, SqlLibrary.CATALOG);
        boolean isSameGround =
                ground != null && ground.dictionary() == known && ground.files().equals(parts);
        Map<Path, FileStamp> before = entries.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> file(entry.getKey()), entry -> entry.getValue().stamp()));
        if (isSameGround && files.equals(before)) {
            return cache;
        }
        ExperimentReader reader = new ExperimentReader(library);
        Map<String, Entry> read = new TreeMap<>();
        files.forEach((file, stamp) -> {
            String name = file.getFileName().toString().replace(SqlFile.ENDING, "");
            Entry kept = isSameGround && stamp.equals(before.get(file)) ? entries.get(name) : null;
            read.put(name, kept != null && kept.standsAlone() ? kept : read(reader, name, stamp));
        });
        if (!isSameGround) {
            metricMistakes = library.names(Metric.FOLDER).stream()
                    .flatMap(name -> mistake(library, name).stream())
                    .toList();
        }
        ground = now;
        entries = read;
        cache = cache();
        return cache;
    }

    private Path file(String experiment) {
        return project.sql().resolve(ExperimentReader.FOLDER).resolve(experiment + SqlFile.ENDING);
    }

    private static Entry read(ExperimentReader reader, String name, FileStamp stamp) {
        try {
            return new Entry(stamp, Optional.of(reader.read(name)), "");
        } catch (SqlFileException e) {
            return new Entry(stamp, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private Contents cache() {
        List<Experiment> experiments = entries.values().stream()
                .flatMap(entry -> entry.experiment().stream())
                .sorted(Comparator.comparing(Experiment::title))
                .toList();
        Map<String, String> wrong = new TreeMap<>();
        entries.forEach((name, entry) -> {
            if (entry.experiment().isEmpty()) {
                wrong.put(name, entry.mistake());
            }
        });
        Set<String> mistakes = new LinkedHashSet<>(metricMistakes);
        mistakes.addAll(wrong.values());
        return new Contents(experiments, wrong, new ArrayList<>(mistakes));
    }

    private static Optional<String> mistake(SqlLibrary library, String metric) {
        try {
            MetricReader.read(library, metric);
            return Optional.empty();
        } catch (SqlFileException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
