package io.truelift.pipelines.customer;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was landed of a feed's newest full export: a file, or the files of a folder. An export came with the run that found
 * the first of its files, so that a part that comes late belongs to its export, and one of an older export makes that no
 * newer. Of exports that came together the last by name is the newest.
 *
 * @param landings each by its run and file
 */
record NewestExport(HashSet<String> landings) implements Serializable {

    /** The newest export of a feed; null where its deliveries are no exports, or there is none. */
    static @Nullable NewestExport of(Collection<Delivery> deliveries, String feed, Feed.Kept kept) {
        List<Delivery> delivered = deliveries.stream()
                .filter(delivery -> delivery.feed().equals(feed))
                .toList();
        return switch (kept) {
            case FIRST, LATEST -> null;
            case NEWEST_FILE -> of(delivered, Delivery::file);
            case NEWEST_FOLDER -> of(delivered, Delivery::folder);
        };
    }

    /** @param export names the export that a delivery is of */
    private static @Nullable NewestExport of(List<Delivery> delivered, Function<Delivery, String> export) {
        return delivered.stream().collect(Collectors.groupingBy(export)).entrySet().stream()
                .max(Comparator.comparing((Map.Entry<String, List<Delivery>> files) -> firstRun(files.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(newest -> landed(delivered, contents(newest.getValue())))
                .orElse(null);
    }

    private static String firstRun(List<Delivery> files) {
        return files.stream()
                .map(Delivery::runId)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What the files say: of those that were delivered more than once, what they said last. */
    private static Set<String> contents(List<Delivery> files) {
        return files.stream()
                .collect(Collectors.toMap(
                        Delivery::file,
                        Function.identity(),
                        (one, other) -> one.runId().compareTo(other.runId()) > 0 ? one : other))
                .values()
                .stream()
                .map(Delivery::content)
                .collect(Collectors.toSet());
    }

    /** A file that says what another one said before was landed as that one. */
    private static NewestExport landed(List<Delivery> delivered, Set<String> contents) {
        return new NewestExport(delivered.stream()
                .filter(delivery -> delivery.isLanded() && contents.contains(delivery.content()))
                .map(delivery -> name(delivery.runId(), delivery.file()))
                .collect(Collectors.toCollection(HashSet::new)));
    }

    boolean has(TableRow raw) {
        return landings.contains(name(RawRow.runId(raw), RawRow.file(raw)));
    }

    private static String name(String runId, String file) {
        return runId + " " + file;
    }
}
