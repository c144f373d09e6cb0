package io.truelift.webui.warehouse;

import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.definitions.segment.Segment;
import io.truelift.definitions.segment.SegmentCatalog;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.platform.project.Project;
import io.truelift.webui.start.DictionaryCache;
import io.truelift.webui.warehouse.FileCache.Contents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The segments' files, read once while they stay as they are. */
@ApplicationScoped
public class SegmentCache {
    private final Project project;
    private final DictionaryCache dictionary;
    private final FileCache<Segment> files;

    @Inject
    SegmentCache(Project project, DictionaryCache dictionary) {
        this.project = project;
        this.dictionary = dictionary;
        this.files = new FileCache<>(
                project.sql(), SegmentCatalog.FOLDER, (library, name) -> new SegmentCatalog(library).read(name));
    }

    /** Every segment whose file can be read, by title. */
    public List<Segment> segments() {
        return current().read().values().stream()
                .sorted(Comparator.comparing(Segment::title))
                .toList();
    }

    /** What is wrong with the other files, with file and line. */
    public List<String> mistakes() {
        return List.copyOf(current().wrong().values());
    }

    /**
     * The segment of that name; absent where no file has it.
     *
     * @throws SqlFileException where its file is wrong
     */
    public Optional<Segment> find(String name) {
        return current().find(name);
    }

    /**
     * A segment that is being written.
     *
     * @throws SqlFileException where the text is no segment, with the place in it
     */
    public Segment draft(String name, String text) {
        return new SegmentCatalog(new SqlLibrary(project.sql(), dictionary.current(), SqlLibrary.CATALOG))
                .draft(name, text);
    }

    private Contents<Segment> current() {
        Dictionary known = dictionary.current();
        return files.current(known);
    }
}
