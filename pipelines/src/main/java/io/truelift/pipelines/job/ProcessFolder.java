package io.truelift.pipelines.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder for what this process puts down for itself, which goes when it ends. What was killed could not clear up, so the next
 * process does: a folder has the number of its process in its name.
 */
final class ProcessFolder {
    private static final String PREFIX = "truelift-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-.*");

    private ProcessFolder() {}

    /**
     * Makes the folder, for its owner alone, and clears away those of processes that are gone.
     *
     * @param parent such as the system's folder for what is passing
     */
    static Path make(Path parent) {
        try {
            clearAfterTheDead(parent);
            Path folder = Files.createTempDirectory(
                    parent, PREFIX + ProcessHandle.current().pid() + "-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot make a folder in %s: %s. Make room, or name another with -Djava.io.tmpdir."
                            .formatted(parent, e.getMessage()),
                    e);
        }
    }

    private static void clearAfterTheDead(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            folders.filter(folder -> isOfTheDead(folder.getFileName().toString()))
                    .filter(ProcessFolder::isOurs)
                    .toList()
                    .forEach(ProcessFolder::delete);
        }
    }

    private static boolean isOfTheDead(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                && ProcessHandle.of(Long.parseLong(parts.group(1))).isEmpty();
    }

    private static boolean isOurs(Path folder) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
        } catch (IOException e) {
            return false; // another process was faster
        }
    }

    /** As far as it can be: what is left is cleared away by the next process. */
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            return;
        }
    }
}
