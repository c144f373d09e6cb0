package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.RemoveRows;
import io.truelift.pipelines.land.FeedFile;
import io.truelift.pipelines.land.FeedFolder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.iceberg.data.Record;

/**
 * Files that are landed again, for their declaration was mended or their source was: what an earlier run made of them is
 * taken back in the same run that lands them.
 */
final class LandAgain {
    private static final String CONSENT = "raw.consent_event";

    private final Set<String> names;

    /** @param names names of feeds, or of files as {@code governance.run_file} has them */
    LandAgain(List<String> names) {
        this.names = new LinkedHashSet<>(names);
    }

    boolean concerns(String feed, String file) {
        return names.contains(feed) || names.contains(file);
    }

    /** What was landed before, without what is to be landed again. */
    static Map<String, String> without(LandAgain again, Map<String, Landed> landed) {
        Map<String, String> others = new HashMap<>();
        landed.forEach((sha256, known) -> {
            if (!again.concerns(known.feed(), known.file())) {
                others.put(sha256, known.file());
            }
        });
        return others;
    }

    /**
     * A file that was landed.
     *
     * @param feed the feed that claimed it
     * @param file its name
     */
    record Landed(String feed, String file) {}

    /** @throws IllegalArgumentException where a name is none of what is delivered: nothing is taken back that is not there to be landed */
    void check(FeedFolder folder) {
        Set<String> unknown = new LinkedHashSet<>(names);
        folder.fresh()
                .forEach(file ->
                        unknown.removeAll(List.of(file.name(), file.feed().name())));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "Cannot land %s again: the folder has no such file, and no file of such a feed. It has: %s."
                            .formatted(
                                    String.join(", ", unknown),
                                    String.join(
                                            ", ",
                                            folder.fresh().stream()
                                                    .map(FeedFile::name)
                                                    .toList())));
        }
    }

    /** Takes back what earlier runs made of the files; answers how many rows, and where consent stays as it is. */
    String takeBack(Lakehouse lakehouse, Dictionary dictionary, FeedFolder folder, String runId) {
        Map<String, Set<String>> files = new HashMap<>();
        Set<String> whole = new HashSet<>();
        for (FeedFile file : folder.fresh()) {
            if (concerns(file.feed().name(), file.name())) {
                files.computeIfAbsent(file.feed().name(), feed -> new HashSet<>())
                        .add(file.name());
                if (isWhole(file.feed())) {
                    whole.add(file.feed().name());
                }
            }
        }
        long rows = 0;
        for (TableContract contract : dictionary.tables()) {
            String table = contract.qualifiedName();
            if (table.equals(QuarantineSummary.TABLE) || contract.namespace().equals("raw")) {
                Predicate<Record> goes = row -> whole.contains(row.getField("feed"))
                        || !table.equals(CONSENT)
                                && files.getOrDefault(row.getField("feed"), Set.of())
                                        .contains(row.getField("file"));
                rows += RemoveRows.of(lakehouse.table(table), files.keySet(), goes, runId);
            }
        }
        Set<String> partly = new LinkedHashSet<>(files.keySet());
        partly.removeAll(whole);
        return "%,d rows taken back%s"
                .formatted(
                        rows,
                        partly.isEmpty()
                                ? ""
                                : "; words on consent of %s stay, for its other files may say them too: land the whole feed again to replace them"
                                        .formatted(String.join(", ", partly)));
    }

    private boolean isWhole(Feed feed) {
        return names.contains(feed.name());
    }
}
