package io.truelift.pipelines.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Files in a table's folder that nothing of the table knows: commits that were cut off leave them, and so do other writers. */
public final class OrphanFiles {
    private OrphanFiles() {}

    /**
     * Deletes them; does nothing where the table does not lie on this machine.
     *
     * @param before files that were touched since stay: a writer may be about to commit them
     * @return how many went
     */
    public static int delete(Table table, Instant before) {
        if (!table.location().startsWith("file:")) {
            return 0;
        }
        Path folder = real(LocalFileIO.path(table.location()));
        Set<Path> known = known(table);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> orphans = files.filter(Files::isRegularFile)
                    .filter(file -> !known.contains(file) && isOlder(file, before))
                    .toList();
            for (Path orphan : orphans) {
                Files.deleteIfExists(orphan);
            }
            return orphans.size();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete orphans in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static boolean isOlder(Path file, Instant time) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (IOException e) {
            return false; // gone meanwhile
        }
    }

    private static Path path(String location) {
        return real(LocalFileIO.path(location));
    }

    /** The path without links: a table may know a file by another path than the one by which its folder is looked through. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path; // not there
        }
    }

    private static Set<Path> known(Table table) {
        Set<Path> known = new HashSet<>();
        Stream.of(
                        ReachableFileUtil.metadataFileLocations(table, true).stream(),
                        ReachableFileUtil.manifestListLocations(table).stream(),
                        ReachableFileUtil.statisticsFilesLocations(table).stream())
                .flatMap(locations -> locations)
                .map(OrphanFiles::path)
                .forEach(known::add);
        Map<String, ManifestFile> manifests = new HashMap<>();
        for (Snapshot snapshot : table.snapshots()) {
            snapshot.allManifests(table.io()).forEach(manifest -> manifests.put(manifest.path(), manifest));
        }
        manifests.forEach((location, manifest) -> {
            known.add(path(location));
            addFiles(table, manifest, known);
        });
        return known;
    }

    private static void addFiles(Table table, ManifestFile manifest, Set<Path> known) {
        try (ManifestReader<? extends ContentFile<?>> files = manifest.content() == ManifestContent.DATA
                ? ManifestFiles.read(manifest, table.io(), table.specs())
                : ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())) {
            files.forEach(file -> known.add(path(file.location())));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s: %s".formatted(manifest.path(), e.getMessage()), e);
        }
    }
}
