package io.truelift.platform.project;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie.
 *
 * @param content the folder with {@code sql}, {@code governance} and {@code pipelines}: what people edit
 * @param data the folder with everything the suite makes: warehouse, databases, logs, secrets
 */
public record Project(Path content, Path data) {

    /** Finds the content by the system property {@code truelift.project} or the working directory, the data by {@code TRUELIFT_HOME}. */
    public static Project current() {
        Path content = Path.of(
                        System.getProperty("truelift.project", System.getenv().getOrDefault("TRUELIFT_PROJECT", ".")))
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(content.resolve("governance"))) {
            throw new IllegalStateException(
                    "Cannot find the folder governance in %s. Start from the project's folder, or set TRUELIFT_PROJECT to it."
                            .formatted(content));
        }
        String home = System.getProperty("truelift.home", System.getenv().getOrDefault("TRUELIFT_HOME", ""));
        Path data = home.isBlank()
                ? content.resolve(".truelift")
                : Path.of(home).toAbsolutePath().normalize();
        return new Project(content, data);
    }

    public Path governance() {
        return content.resolve("governance");
    }

    public Path sql() {
        return content.resolve("sql");
    }

    public Path feeds() {
        return content.resolve("pipelines").resolve("feeds");
    }

    public Path settingsFile() {
        return data.resolve("settings.properties");
    }

    public Path warehouse() {
        return data.resolve("warehouse");
    }

    public Path logs() {
        return data.resolve("logs");
    }
}
