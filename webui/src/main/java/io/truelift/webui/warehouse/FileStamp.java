package io.truelift.webui.warehouse;

import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** By what a file that has changed is told from one that has not. */
record FileStamp(FileTime changedAt, long size) {

    /** Stamps of the questions in a folder. */
    static Map<Path, FileStamp> ofQuestions(Path folder) {
        Map<Path, FileStamp> stamps = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SqlFile.ENDING))
                    .toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.put(file, new FileStamp(attributes.lastModifiedTime(), attributes.size()));
            }
            return stamps;
        } catch (IOException | UncheckedIOException e) {
            throw new SqlFileException("Cannot list the definitions in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
