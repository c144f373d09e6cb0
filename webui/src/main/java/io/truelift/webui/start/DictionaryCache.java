package io.truelift.webui.start;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryException;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.platform.project.Project;
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

/** Keeps the dictionary while its files stay as they are, and reads it again when one changes, comes or goes. */
@ApplicationScoped
public class DictionaryCache {
    private final Path governance;
    private volatile @Nullable Read last;

    @Inject
    public DictionaryCache(Project project) {
        this.governance = project.governance();
    }

    private record Read(Map<Path, FileTime> files, Dictionary dictionary) {}

    /** @throws DictionaryException where a file is wrong, naming it */
    public Dictionary current() {
        Map<Path, FileTime> files = files();
        Read read = last;
        if (read == null || !read.files().equals(files)) {
            read = new Read(files, DictionaryReader.read(governance));
            last = read;
        }
        return read.dictionary();
    }

    private Map<Path, FileTime> files() {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(governance)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
            return times;
        } catch (IOException | UncheckedIOException e) {
            throw new DictionaryException(
                    "Cannot list the files of the dictionary in %s: %s".formatted(governance, e.getMessage()), e);
        }
    }
}
