package io.truelift.webui.warehouse;

import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.dictionary.Dictionary;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the files of one folder say while they and the dictionary stay as they are; a file that changes is read again
 * alone.
 *
 * @param <T> what a file says
 */
final class FileCache<T> {
    private final Path sql;
    private final String folder;
    private final BiFunction<SqlLibrary, String, T> reader;
    private @Nullable Dictionary ground;
    private Map<Path, Entry<T>> entries = Map.of();
    private Contents<T> cache = new Contents<>(Map.of(), Map.of());

    /** @param sql the project's folder of that name */
    FileCache(Path sql, String folder, BiFunction<SqlLibrary, String, T> reader) {
        this.sql = sql;
        this.folder = folder;
        this.reader = reader;
    }

    /**
     * @param read what the files say that can be read, by name
     * @param wrong why the others cannot, by name
     */
    record Contents<T>(Map<String, T> read, Map<String, String> wrong) {
        Contents {
            read = Collections.unmodifiableMap(new TreeMap<>(read));
            wrong = Collections.unmodifiableMap(new TreeMap<>(wrong));
        }

        /** @throws SqlFileException where the file is wrong */
        Optional<T> find(String name) {
            if (wrong.containsKey(name)) {
                throw new SqlFileException(wrong.get(name));
            }
            return Optional.ofNullable(read.get(name));
        }
    }

    private record Entry<T>(FileStamp stamp, Optional<T> read, String mistake) {}

    synchronized Contents<T> current(Dictionary dictionary) {
        Map<Path, FileStamp> stamps = FileStamp.ofQuestions(sql.resolve(folder));
        boolean isSameGround = ground == dictionary;
        if (isSameGround
                && stamps.size() == entries.size()
                && stamps.entrySet().stream().allMatch(file -> isKept(file.getKey(), file.getValue()))) {
            return cache;
        }
        SqlLibrary library = new SqlLibrary(sql, dictionary, SqlLibrary.CATALOG);
        Map<Path, Entry<T>> now = new TreeMap<>();
        stamps.forEach((file, stamp) ->
                now.put(file, isSameGround && isKept(file, stamp) ? entries.get(file) : read(library, file, stamp)));
        ground = dictionary;
        entries = now;
        Map<String, T> read = new TreeMap<>();
        Map<String, String> wrong = new TreeMap<>();
        now.forEach((file, entry) -> entry.read()
                .ifPresentOrElse(known -> read.put(name(file), known), () -> wrong.put(name(file), entry.mistake())));
        cache = new Contents<>(read, wrong);
        return cache;
    }

    private boolean isKept(Path file, FileStamp stamp) {
        Entry<T> entry = entries.get(file);
        return entry != null && entry.stamp().equals(stamp);
    }

    private Entry<T> read(SqlLibrary library, Path file, FileStamp stamp) {
        try {
            return new Entry<>(stamp, Optional.of(reader.apply(library, name(file))), "");
        } catch (SqlFileException e) {
            return new Entry<>(stamp, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(SqlFile.ENDING, "");
    }
}
