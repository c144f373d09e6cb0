package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.iceberg.Lakehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SerializationUtil;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * What tables of the catalog bring: all of the current snapshot the first time, later the files that were appended since
 * the snapshot that was landed last. A table whose rows were changed or deleted meanwhile is rejected, for what was
 * landed of it cannot be taken back line by line; one that is only looked through for who stands in it is read again as a
 * whole.
 */
public final class FeedTables {
    private static final Set<String> HARMLESS = Set.of(DataOperations.APPEND, DataOperations.REPLACE);

    private FeedTables() {}

    /**
     * @param feeds the declarations
     * @param landed name by hash of everything that was landed before
     */
    public static FeedFolder look(Lakehouse lakehouse, List<Feed> feeds, Map<String, String> landed) {
        return look(
                name -> lakehouse.exists(name) ? Optional.of(lakehouse.table(name)) : Optional.empty(), feeds, landed);
    }

    /**
     * Feeds that find people's words in a table which was changed by more than appends since it was landed: a word that no
     * longer stands there does not hold, so such a table is landed anew.
     *
     * @param landed name by hash of everything that was landed before
     */
    public static List<String> wordsWrittenOver(Lakehouse lakehouse, List<Feed> feeds, Map<String, String> landed) {
        return feeds.stream()
                .filter(feed -> feed.isOfKeys() && !feed.consents().isEmpty())
                .filter(feed -> lakehouse.exists(feed.source().table()))
                .filter(feed -> new History(feed, lakehouse.table(feed.source().table()), landed).isWrittenOver())
                .map(Feed::name)
                .toList();
    }

    static FeedFolder look(Function<String, Optional<Table>> tables, List<Feed> feeds, Map<String, String> landed) {
        List<FeedFile> fresh = new ArrayList<>();
        Map<FeedFile, String> duplicates = new HashMap<>();
        Map<FeedFile, String> unreadable = new HashMap<>();
        List<Feed> absent = new ArrayList<>();
        for (Feed feed : feeds) {
            String name = feed.source().table();
            if (name == null) {
                continue;
            }
            Optional<Table> table = tables.apply(name).filter(found -> found.currentSnapshot() != null);
            if (table.isEmpty()) {
                absent.add(feed);
                continue;
            }
            History history = new History(feed, table.get(), landed);
            Optional<String> obstacle = history.obstacle();
            if (history.isLanded()) {
                duplicates.put(history.delivery(List.of()), history.name());
            } else if (obstacle.isPresent()) {
                unreadable.put(history.delivery(List.of()), obstacle.get());
            } else {
                fresh.add(history.delivery(history.tasks()));
            }
        }
        return new FeedFolder(fresh, duplicates, unreadable, List.of(), absent);
    }

    /** The snapshots of a table back to the one that was landed last. */
    private static final class History {
        private final Feed feed;
        private final Table table;
        private final Map<String, String> landed;
        private final List<Snapshot> since = new ArrayList<>();
        private Optional<Snapshot> last = Optional.empty();

        History(Feed feed, Table table, Map<String, String> landed) {
            this.feed = feed;
            this.table = table;
            this.landed = landed;
            for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
                if (landed.containsKey(hash(snapshot))) {
                    last = Optional.of(snapshot);
                    break;
                }
                since.add(snapshot);
            }
        }

        boolean isLanded() {
            return since.isEmpty();
        }

        /** Why the appended files alone would not tell what happened to the table. */
        Optional<String> obstacle() {
            if (feed.isOfKeys()) {
                return Optional.empty();
            }
            if (last.isEmpty()) {
                return isLandedOnce()
                        ? Optional.of(
                                "Cannot tell what is new in %s: the snapshot that was landed last is no longer in its history. Land all of it again: ./truelift build --land-again %s."
                                        .formatted(feed.source().table(), feed.name()))
                        : Optional.empty();
            }
            return changed()
                    .map(snapshot ->
                            "Cannot land what is new in %s: snapshot %d changed or deleted rows that were landed. Append corrections as rows of their own, or land all of it again: ./truelift build --land-again %s."
                                    .formatted(feed.source().table(), snapshot.snapshotId(), feed.name()));
        }

        private boolean isLandedOnce() {
            return landed.values().stream().anyMatch(name -> name.startsWith(prefix()));
        }

        /** Whether rows that were landed may be others by now, or gone. */
        boolean isWrittenOver() {
            return table.currentSnapshot() != null
                    && isLandedOnce()
                    && (last.isEmpty() || changed().isPresent());
        }

        /** A snapshot since the last one that did more than append. */
        private Optional<Snapshot> changed() {
            return since.stream()
                    .filter(snapshot -> !HARMLESS.contains(snapshot.operation()))
                    .findFirst();
        }

        List<FileScanTask> tasks() {
            long current = table.currentSnapshot().snapshotId();
            try (CloseableIterable<FileScanTask> tasks =
                    last.isEmpty() || changed().isPresent()
                            ? table.newScan().useSnapshot(current).planFiles()
                            : table.newIncrementalAppendScan()
                                    .fromSnapshotExclusive(last.get().snapshotId())
                                    .toSnapshot(current)
                                    .planFiles()) {
                List<FileScanTask> planned = new ArrayList<>();
                tasks.forEach(planned::add);
                return planned;
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Cannot plan a scan of %s: %s".formatted(table.name(), e.getMessage()), e);
            }
        }

        FeedFile delivery(List<FileScanTask> tasks) {
            ArrayList<byte[]> bytes = new ArrayList<>();
            tasks.forEach(task -> bytes.add(SerializationUtil.serializeToBytes(task)));
            long size = tasks.stream().mapToLong(FileScanTask::length).sum();
            return new FeedFile(
                    feed,
                    new FeedFile.InTable(SerializableTable.copyOf(table), bytes),
                    name(),
                    hash(table.currentSnapshot()),
                    size);
        }

        String name() {
            return prefix() + table.currentSnapshot().snapshotId();
        }

        private String prefix() {
            return "%s: %s@".formatted(feed.name(), feed.source().table());
        }

        private String hash(Snapshot snapshot) {
            return DigestUtils.sha256Hex("%s %s@%d".formatted(feed.name(), table.uuid(), snapshot.snapshotId()));
        }
    }
}
