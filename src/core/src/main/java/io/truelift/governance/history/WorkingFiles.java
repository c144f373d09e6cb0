package io.truelift.governance.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The files that people may change, in the project's folder and nowhere else.
 *
 * @param content the project's folder
 */
record WorkingFiles(Path content) {
    private static final List<String> FOLDERS = List.of("governance", "sql", "pipelines/feeds");
    private static final List<String> ENDINGS = List.of(".sql", ".yaml", ".yml", ".md");

    Optional<ContentFile> read(String path) {
        Path file = file(path);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(ContentFile.of(path, Files.readString(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new HistoryException("Cannot read %s: %s".formatted(path, e.getMessage()), e);
        }
    }

    /** Writes the file beside its place and moves it there, so that no reader sees half of it. */
    void write(String path, Optional<String> text) throws IOException {
        Path file = file(path);
        if (text.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Path beside = Files.createTempFile(folder, ".", ".being-written");
        try {
            if (Files.exists(file)) {
                Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            } else {
                readableLike(folder, beside);
            }
            Files.writeString(beside, text.get());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A temporary file is for its owner alone; a file of the project is for everybody whom its folder is for. */
    private static void readableLike(Path folder, Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            var permissions = Files.getPosixFilePermissions(folder);
            permissions.removeIf(permission -> permission.name().endsWith("_EXECUTE"));
            Files.setPosixFilePermissions(file, permissions);
        }
    }

    private Path file(String path) {
        Path file = content.resolve(path).normalize();
        boolean isAllowed = FOLDERS.stream()
                        .anyMatch(folder ->
                                file.startsWith(content.resolve(folder)) && !file.equals(content.resolve(folder)))
                && ENDINGS.stream().anyMatch(path::endsWith);
        if (!isAllowed || leadsOut(file)) {
            throw new HistoryException(
                    "Cannot open %s: only files ending in %s in the folders %s of the project can be changed here."
                            .formatted(path, String.join(", ", ENDINGS), String.join(", ", FOLDERS)));
        }
        return file;
    }

    /** Whether a link on the way leads out of the project's folder. */
    private boolean leadsOut(Path file) {
        try {
            Path existing = file;
            while (!Files.exists(existing)) {
                existing = Objects.requireNonNull(existing.getParent(), "the root exists");
            }
            return !existing.toRealPath().startsWith(content.toRealPath());
        } catch (IOException e) {
            throw new HistoryException("Cannot open %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
