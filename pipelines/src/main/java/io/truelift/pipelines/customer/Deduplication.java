package io.truelift.pipelines.customer;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.iceberg.DeletionRow;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which of several deliveries of a record counts, by feed and table. Knows no Beam. */
public final class Deduplication implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final char SEPARATOR = '\u001f';

    private final HashMap<String, Rule> rules = new HashMap<>();

    /** @param deliveries every file that was delivered by each run, those of known content included */
    public static Deduplication of(List<Feed> feeds, Dictionary dictionary, List<Delivery> deliveries) {
        Deduplication deduplication = new Deduplication();
        DeliveryOrder order = DeliveryOrder.of(deliveries);
        for (Feed feed : feeds) {
            for (Feed.RecordRule record : feed.records()) {
                if (record.repeats() != null) {
                    String table = "raw." + record.table();
                    List<String> columns = dictionary.table(table).columns().stream()
                            .map(ColumnContract::name)
                            .toList();
                    deduplication.rules.put(
                            name(feed.name(), table),
                            Rule.of(
                                    record.repeats(),
                                    columns,
                                    order,
                                    NewestExport.of(
                                            deliveries,
                                            feed.name(),
                                            record.repeats().kept())));
                }
            }
        }
        return deduplication;
    }

    /** Raw tables of which some rows may be the same record. */
    HashSet<String> tables() {
        return rules.keySet().stream()
                .map(name -> name.substring(name.lastIndexOf(' ') + 1))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Whether a raw table has rows of which one counts, or deletions of such rows. */
    boolean concerns(String table) {
        return !rules.isEmpty() && table.equals(Feed.Deletes.TABLE) || tables().contains(table);
    }

    /** The feed and table of which other exports count than by another rule; empty where there is none. */
    public Optional<String> otherExport(Deduplication than) {
        return rules.keySet().stream()
                .filter(name -> !Objects.equals(
                        rules.get(name).export(), than.rules.get(name).export()))
                .sorted()
                .findFirst();
    }

    /** The raw table of a row; of a deletion the one whose record is gone. */
    static String table(TableRow raw) {
        return isDeletion(raw) ? DeletionRow.table(raw) : raw.table();
    }

    /** The rule for a raw row, or for a deletion of such a row; null where every row of its feed is a record of its own. */
    @Nullable
    Rule of(TableRow raw) {
        return rules.get(name(RawRow.feed(raw), table(raw)));
    }

    private static boolean isDeletion(TableRow raw) {
        return raw.table().equals(Feed.Deletes.TABLE);
    }

    private static String name(String feed, String table) {
        return scope(feed, table) + " " + table;
    }

    /** Records of a feed are no other feed's, but whose a key is does not hang on the table that it was found in. */
    private static String scope(String feed, String table) {
        return table.equals(Feed.KEYS) ? "" : feed;
    }

    /**
     * The rule of a feed for a table.
     *
     * @param key places of the key's columns in the raw row
     * @param kept which delivery counts
     * @param by place of the column by which the latest is told; -1 where it is the one that was delivered last
     * @param files in which order files came
     * @param export what was landed of the newest export; null where every delivery counts
     */
    record Rule(
            ArrayList<Integer> key,
            Feed.Kept kept,
            int by,
            DeliveryOrder files,
            @Nullable NewestExport export) implements Serializable {

        static Rule of(Feed.Repeats repeats, List<String> columns, DeliveryOrder files, @Nullable NewestExport export) {
            ArrayList<Integer> key =
                    new ArrayList<>(repeats.key().stream().map(columns::indexOf).toList());
            return new Rule(
                    key, repeats.kept(), repeats.by() == null ? -1 : columns.indexOf(repeats.by()), files, export);
        }

        boolean isCounted(TableRow raw) {
            return export == null || export.has(raw);
        }

        /** The same for all deliveries of a record, and for its deletions. */
        String key(TableRow raw) {
            StringBuilder text = new StringBuilder(scope(RawRow.feed(raw), raw.table()));
            if (isDeletion(raw)) {
                text.append(SEPARATOR).append(DeletionRow.table(raw));
                DeletionRow.key(raw).forEach(value -> text.append(SEPARATOR).append(value));
            } else {
                text.append(SEPARATOR).append(raw.table());
                key.forEach(place -> text.append(SEPARATOR).append(DeletionRow.text(raw.values()[place])));
            }
            return text.toString();
        }

        /** The row that counts comes first. */
        Comparator<TableRow> order() {
            Comparator<TableRow> delivered = Comparator.comparing(files::run)
                    .thenComparing(RawRow::file)
                    .thenComparing(RawRow::runId)
                    .thenComparing(RawRow::line)
                    .thenComparing(RawRow::recordId);
            if (kept == Feed.Kept.FIRST) {
                return delivered;
            }
            return by < 0 ? delivered.reversed() : stated().reversed().thenComparing(delivered.reversed());
        }

        @SuppressWarnings("unchecked")
        private Comparator<TableRow> stated() {
            return Comparator.comparing(
                    raw -> (Comparable<Object>) (isDeletion(raw) ? DeletionRow.statedAt(raw) : raw.values()[by]),
                    Comparator.nullsFirst(Comparator.naturalOrder()));
        }
    }
}
