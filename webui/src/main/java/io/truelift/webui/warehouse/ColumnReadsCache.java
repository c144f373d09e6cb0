package io.truelift.webui.warehouse;

import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.diff.DefinitionReads;
import io.truelift.platform.project.Project;
import io.truelift.webui.start.DictionaryCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps which columns the questions read while their files and the dictionary stay as they are. */
@ApplicationScoped
public class ColumnReadsCache {
    private final Project project;
    private final DictionaryCache dictionary;
    private @Nullable Read last;

    @Inject
    ColumnReadsCache(Project project, DictionaryCache dictionary) {
        this.project = project;
        this.dictionary = dictionary;
    }

    private record Read(Dictionary dictionary, Map<Path, FileTime> files, DefinitionReads reads) {}

    public synchronized DefinitionReads current() {
        Dictionary known = dictionary.current();
        Map<Path, FileTime> files = files();
        Read read = last;
        if (read == null || read.dictionary() != known || !read.files().equals(files)) {
            read = new Read(known, files, DefinitionReads.of(new SqlLibrary(project.sql(), known, SqlLibrary.CATALOG)));
            last = read;
        }
        return read.reads();
    }

    private Map<Path, FileTime> files() {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(project.sql())) {
            for (Path file : files.filter(path -> path.toString().endsWith(SqlFile.ENDING))
                    .toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
            return times;
        } catch (IOException | UncheckedIOException e) {
            throw new SqlFileException(
                    "Cannot list the definitions in %s: %s".formatted(project.sql(), e.getMessage()), e);
        }
    }
}
