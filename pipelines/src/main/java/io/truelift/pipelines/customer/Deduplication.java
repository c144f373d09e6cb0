package io.truelift.pipelines.customer;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of several deliveries of a record counts, by feed and table. Knows no Beam. */
public final class Deduplication implements Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, Rule> rules = new HashMap<>();

    /**
     * A file that a feed delivered.
     *
     * @param runId the run that landed it
     */
    public record Delivery(String feed, String runId, String file) implements Serializable {}

    /** @param deliveries every file that was landed; one that was landed again stands there more than once */
    public static Deduplication of(List<Feed> feeds, Dictionary dictionary, List<Delivery> deliveries) {
        Deduplication deduplication = new Deduplication();
        Order order = Order.of(deliveries);
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
                                    order.newest().get(feed.name())));
                }
            }
        }
        return deduplication;
    }

    /**
     * In which order files came: by the run that landed each first, then by name.
     *
     * @param first by feed and file the first run, of those that were landed more than once
     * @param newest by feed the file that came last
     */
    private record Order(HashMap<String, String> first, HashMap<String, String> newest) implements Serializable {

        static Order of(List<Delivery> deliveries) {
            HashMap<String, String> first = new HashMap<>();
            deliveries.forEach(delivery -> first.merge(
                    name(delivery.feed(), delivery.file()),
                    delivery.runId(),
                    (one, other) -> one.compareTo(other) <= 0 ? one : other));
            HashMap<String, String> newest = new HashMap<>();
            deliveries.stream()
                    .sorted(Comparator.comparing(
                                    (Delivery delivery) -> first.get(name(delivery.feed(), delivery.file())))
                            .thenComparing(Delivery::file))
                    .forEach(delivery -> newest.put(delivery.feed(), delivery.file()));
            return new Order(first, newest);
        }

        String run(TableRow raw) {
            return first.getOrDefault(name(RawRow.feed(raw), RawRow.file(raw)), RawRow.runId(raw));
        }
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The rule for a raw row; null where every row of its feed is a record of its own. */
    @Nullable
    Rule of(TableRow raw) {
        return rules.get(name(RawRow.feed(raw), raw.table()));
    }

    private static String name(String feed, String table) {
        return feed + " " + table;
    }

    /**
     * The rule of a feed for a table.
     *
     * @param key places of the key's columns in the raw row
     * @param kept which delivery counts
     * @param by place of the column by which the latest is told; -1 where it is the one that was delivered last
     * @param files in which order files came
     * @param newest the file that counts where only the newest does
     */
    record Rule(
            ArrayList<Integer> key,
            Feed.Kept kept,
            int by,
            Order files,
            @Nullable String newest) implements Serializable {

        static Rule of(Feed.Repeats repeats, List<String> columns, Order files, @Nullable String newest) {
            ArrayList<Integer> key =
                    new ArrayList<>(repeats.key().stream().map(columns::indexOf).toList());
            return new Rule(
                    key, repeats.kept(), repeats.by() == null ? -1 : columns.indexOf(repeats.by()), files, newest);
        }

        boolean isCounted(TableRow raw) {
            return kept != Feed.Kept.NEWEST_FILE || newest == null || newest.equals(RawRow.file(raw));
        }

        String key(TableRow raw) {
            StringBuilder text =
                    new StringBuilder(RawRow.feed(raw)).append('\u001f').append(raw.table());
            for (int place : key) {
                text.append('\u001f').append(raw.values()[place]);
            }
            return text.toString();
        }

        /** The row that counts comes first. */
        Comparator<TableRow> order() {
            Comparator<TableRow> delivered = Comparator.comparing(files::run)
                    .thenComparing(RawRow::file)
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
                    raw -> (Comparable<Object>) raw.values()[by], Comparator.nullsFirst(Comparator.naturalOrder()));
        }
    }
}
