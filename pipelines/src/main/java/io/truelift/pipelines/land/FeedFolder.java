package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.FeedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a folder of feeds holds.
 *
 * @param fresh files to land
 * @param duplicates files whose content was landed before, or that repeat one of this folder, with the other's name
 * @param unreadable files that cannot be opened or unpacked, with the reason
 * @param unclaimed files that no feed claims
 * @param absent feeds without a file
 */
public record FeedFolder(
        List<FeedFile> fresh,
        Map<FeedFile, String> duplicates,
        Map<FeedFile, String> unreadable,
        List<String> unclaimed,
        List<Feed> absent) {

    /** No folder, and so nothing in it. */
    public static FeedFolder none() {
        return new FeedFolder(List.of(), Map.of(), Map.of(), List.of(), List.of());
    }

    /**
     * @param folder the folder, with those in it
     * @param feeds the declarations
     * @param landed name by hash of every file that was landed before
     */
    public static FeedFolder look(Path folder, List<Feed> feeds, Map<String, String> landed) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "Cannot find the folder %s. Give the folder that holds the feed files with --feeds."
                            .formatted(folder));
        }
        List<FeedFile> fresh = new ArrayList<>();
        Map<FeedFile, String> duplicates = new LinkedHashMap<>();
        Map<FeedFile, String> unreadable = new LinkedHashMap<>();
        List<String> unclaimed = new ArrayList<>();
        List<Feed> absent = new ArrayList<>(
                feeds.stream().filter(feed -> feed.source().table() == null).toList());
        Map<String, String> known = new HashMap<>(landed);
        for (Path path : files(folder)) {
            String name = folder.relativize(path).toString();
            List<Feed> claiming = feeds.stream()
                    .filter(f -> claims(f, folder.relativize(path)))
                    .toList();
            if (claiming.isEmpty()) {
                unclaimed.add(name);
                continue;
            }
            if (claiming.size() > 1) {
                throw new FeedException(
                        "Cannot tell whose %s is: the feeds %s claim it. Change source.files of one of them."
                                .formatted(
                                        name, claiming.stream().map(Feed::name).collect(Collectors.joining(" and "))));
            }
            Feed feed = claiming.getFirst();
            absent.remove(feed);
            if (!isText(path)) {
                unreadable.put(
                        new FeedFile(feed, new FeedFile.OnDisk(name), name, "", 0),
                        "Cannot open the file: its name is no text in the system's encoding. Give it a plain name.");
                continue;
            }
            if (feed.keeps(Feed.Kept.NEWEST_FOLDER) && folder.equals(path.getParent())) {
                unreadable.put(
                        unreadable(feed, path, name),
                        "Cannot tell which export the file is of: its feed says repeats: newest_folder, and it lies in no folder. Put the files of each export into one, such as export=2026-01-01/.");
                continue;
            }
            try {
                FeedFile file = file(feed, path, name, contentHash(path));
                String earlier = known.putIfAbsent(file.sha256(), name);
                if (earlier == null) {
                    fresh.add(file);
                } else {
                    duplicates.put(file, earlier);
                }
            } catch (IOException e) {
                unreadable.put(unreadable(feed, path, name), reason(e));
            }
        }
        return new FeedFolder(fresh, duplicates, unreadable, unclaimed, absent);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> !Files.isDirectory(path))
                    .filter(FeedFolder::isVisible)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What went wrong with a file costs itself: the others are landed. */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied ->
                "Cannot open the file: whoever runs Truelift may not read it. Give it the right to.";
            case NoSuchFileException gone -> "Cannot open the file: it is gone. Deliver it again.";
            case IOException damage
            when Packing.isDamage(damage) ->
                "Cannot unpack the file: %s. Deliver it again."
                        .formatted(damage.getMessage() == null ? "it ends too early" : damage.getMessage());
            default -> "Cannot read the file: %s. Deliver it again.".formatted(e.getMessage());
        };
    }

    private static FeedFile unreadable(Feed feed, Path path, String name) {
        FeedFile.OnDisk place = new FeedFile.OnDisk(path.toAbsolutePath().toString());
        try {
            return new FeedFile(feed, place, name, packedHash(path), Files.size(path));
        } catch (IOException e) {
            return new FeedFile(feed, place, name, "", 0);
        }
    }

    /** With what tables bring. */
    public FeedFolder plus(FeedFolder tables) {
        return new FeedFolder(
                both(fresh, tables.fresh),
                both(duplicates, tables.duplicates),
                both(unreadable, tables.unreadable),
                unclaimed,
                both(absent, tables.absent));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        List<T> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static Map<FeedFile, String> both(Map<FeedFile, String> one, Map<FeedFile, String> other) {
        Map<FeedFile, String> both = new LinkedHashMap<>(one);
        both.putAll(other);
        return both;
    }

    private static FeedFile file(Feed feed, Path path, String name, String sha256) throws IOException {
        return new FeedFile(
                feed, new FeedFile.OnDisk(path.toAbsolutePath().toString()), name, sha256, Files.size(path));
    }

    private static boolean claims(Feed feed, Path name) {
        for (String pattern : feed.source().files()) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            if (matcher.matches(name) || matcher.matches(name.getFileName())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the file can be found again by its name, which workers are sent as a text. */
    private static boolean isText(Path path) {
        try {
            return Path.of(path.toString()).equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isVisible(Path path) {
        return !path.getFileName().toString().startsWith(".");
    }

    /** Of the unpacked content, for a file means the same packed or not; reads all of it, so a file that was cut off is found before it is landed. */
    private static String contentHash(Path path) throws IOException {
        try (InputStream stream = Packing.unpacked(Files.newInputStream(path))) {
            return DigestUtils.sha256Hex(stream);
        }
    }

    private static String packedHash(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            return DigestUtils.sha256Hex(stream);
        }
    }
}
