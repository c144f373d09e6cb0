package io.truelift.webui.warehouse;

import io.truelift.definitions.metric.Metric;
import io.truelift.definitions.metric.MetricReader;
import io.truelift.definitions.query.ColumnName;
import io.truelift.definitions.query.ColumnRead;
import io.truelift.definitions.query.References;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.platform.project.Project;
import io.truelift.webui.start.DictionaryCache;
import io.truelift.webui.warehouse.FileCache.Contents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The metrics' files, read once while they stay as they are. */
@ApplicationScoped
public class MetricCache {
    private final DictionaryCache dictionary;
    private final FileCache<Metric> files;

    @Inject
    MetricCache(Project project, DictionaryCache dictionary) {
        this.dictionary = dictionary;
        this.files = new FileCache<>(project.sql(), Metric.FOLDER, MetricReader::read);
    }

    /** Every metric whose file can be read, by title. */
    public List<Metric> metrics() {
        return current().read().values().stream()
                .sorted(Comparator.comparing(Metric::title))
                .toList();
    }

    /** What is wrong with the other files, with file and line. */
    public List<String> mistakes() {
        return List.copyOf(current().wrong().values());
    }

    /**
     * The metric of that name; absent where no file has it.
     *
     * @throws SqlFileException where its file is wrong
     */
    public Optional<Metric> find(String name) {
        return current().find(name);
    }

    /** The columns that the metric is made of, by table. */
    public List<ColumnName> columns(Metric metric) {
        return References.reads(metric.file(), SqlLibrary.CATALOG, dictionary.current()).stream()
                .map(ColumnRead::column)
                .distinct()
                .sorted(Comparator.comparing(ColumnName::toString))
                .toList();
    }

    private Contents<Metric> current() {
        return files.current(dictionary.current());
    }
}
