package io.truelift.pipelines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The project's contracts in a folder of their own, so that a test can ask for something else. */
final class OwnContent {
    private final Path project;

    private OwnContent(Path project) {
        this.project = project;
    }

    static OwnContent in(Path project) {
        Path shipped = Declarations.project();
        try (Stream<Path> files = Files.walk(shipped.resolve("governance"), FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = project.resolve(shipped.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            return new OwnContent(project);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path project() {
        return project;
    }

    /** The text of a contract. */
    String contract(String name) {
        return Shop.read(file(name));
    }

    OwnContent write(String name, String contract) {
        try {
            Files.writeString(file(name), contract);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a column rules of quality, each as an entry of a list. */
    OwnContent column(String name, String column, String... rules) {
        String at = "      - name: %s\n".formatted(column);
        return replace(name, at, at + "        quality:\n          - " + String.join("\n          - ", rules) + "\n");
    }

    /** Gives a table rules of quality. */
    OwnContent table(String name, String... rules) {
        String at = "    physicalType: table\n";
        return replace(name, at, at + "    quality:\n      - " + String.join("\n      - ", rules) + "\n");
    }

    /** Adds what a contract promises. */
    OwnContent promise(String name, String level) {
        return replace(name, "slaProperties:\n", "slaProperties:\n  - " + level + "\n");
    }

    private OwnContent replace(String name, String before, String after) {
        String contract = contract(name);
        if (!contract.contains(before)) {
            throw new AssertionError("Cannot find in %s: %s".formatted(name, before));
        }
        return write(name, contract.replace(before, after));
    }

    private Path file(String name) {
        return project.resolve("governance/dictionary").resolve(name + ".odcs.yaml");
    }
}
