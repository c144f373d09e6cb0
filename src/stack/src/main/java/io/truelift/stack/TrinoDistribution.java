package io.truelift.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A Trino server unpacked in the cache: its libraries, and the two plugins that we use. It is unpacked beside its place
 * and moved there when it is whole, so a broken attempt is never taken for a server.
 */
final class TrinoDistribution {
    private static final Set<String> PLUGINS = Set.of("iceberg", "password-authenticators");

    private final Path cache;
    private final Path home;

    TrinoDistribution(Path cache) {
        this.cache = cache;
        this.home = cache.resolve("trino-" + Artifact.VERSION);
    }

    /** The folder with {@code lib} and {@code plugin}, fetched and unpacked where it is not there yet. */
    Path install() {
        if (Files.isDirectory(home)) {
            return home;
        }
        Downloads downloads = new Downloads(cache);
        Path server = downloads.fetch(Artifact.SERVER);
        Path iceberg = downloads.fetch(Artifact.ICEBERG);
        try {
            Path draft = Files.createTempDirectory(cache, "trino-draft");
            try (ArchiveInputStream<?> archive =
                    new TarArchiveInputStream(new GzipCompressorInputStream(open(server)))) {
                unpack(archive, draft, "");
            }
            try (ArchiveInputStream<?> archive = new ZipArchiveInputStream(open(iceberg))) {
                unpack(archive, draft, "plugin/iceberg/");
            }
            deleteUnusedPlugins(draft);
            try {
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                deleteTree(draft);
                if (!Files.isDirectory(home)) {
                    throw e;
                }
            }
            Files.delete(server);
            Files.delete(iceberg);
            return home;
        } catch (IOException e) {
            throw new StackException(
                    "Cannot unpack Trino into %s: %s. It needs 600 MB; free some room and start again."
                            .formatted(home, e.getMessage()),
                    e);
        }
    }

    /** Trino's own command line, as a jar to run. */
    Path commandLine() {
        return new Downloads(cache).fetch(Artifact.COMMAND_LINE);
    }

    private static InputStream open(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    private static void unpack(ArchiveInputStream<?> archive, Path target, String prefix) throws IOException {
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.isDirectory()) {
                continue;
            }
            Path file = place(target, prefix, entry.getName());
            Files.createDirectories(file.getParent());
            if (entry instanceof TarArchiveEntry tar && tar.isLink()) {
                Files.createLink(file, place(target, prefix, tar.getLinkName())); // jars that several plugins share
            } else {
                Files.copy(archive, file);
            }
        }
    }

    /** Where an entry goes: without the archive's first folder, and never outside of the target. */
    private static Path place(Path target, String prefix, String name) throws IOException {
        Path file =
                target.resolve(prefix + name.substring(name.indexOf('/') + 1)).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive names a file outside of itself: " + name);
        }
        return file;
    }

    private static void deleteUnusedPlugins(Path draft) throws IOException {
        try (Stream<Path> plugins = Files.list(draft.resolve("plugin"))) {
            for (Path plugin : plugins.toList()) {
                if (!PLUGINS.contains(plugin.getFileName().toString())) {
                    deleteTree(plugin);
                }
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
