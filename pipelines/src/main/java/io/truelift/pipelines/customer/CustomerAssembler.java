package io.truelift.pipelines.customer;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.pipelines.consent.ConsentEvent;
import io.truelift.pipelines.consent.ConsentHistory;
import io.truelift.pipelines.consent.LatestConsent;
import io.truelift.pipelines.iceberg.RawRow;
import io.truelift.pipelines.iceberg.TableRow;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts a person together from their records: of each attribute the value that was stated last, the number of records
 * and their feeds, what their facts add up to, and a flag per purpose. Knows no Beam.
 */
public final class CustomerAssembler implements Serializable {
    /** Tables that are made of persons. */
    public static final List<String> TABLES =
            List.of("governed.customer", "governed.consent", "governed.consent_history");

    private static final long serialVersionUID = 1L;
    private static final String RECORD = "raw.customer_record";
    /** The table of what people said about purposes. */
    public static final String WORD = "raw.consent_event";

    private static final String FLAG = "consent_";

    private final ColumnMapping customer;
    private final HashSet<String> figureColumns;
    private final ConsentRows consents;
    private final String runId;
    private final Instant now;
    private final int statedAt;

    /** @param now the run's time: grants that ran out by then are no grants */
    public CustomerAssembler(Dictionary dictionary, String runId, Instant now) {
        this.customer = ColumnMapping.between(dictionary, RECORD, CustomerFigures.OF);
        this.figureColumns = new HashSet<>(CustomerFigures.columns(dictionary.table(CustomerFigures.OF)));
        this.consents = new ConsentRows(dictionary, runId);
        this.runId = runId;
        this.now = now;
        this.statedAt = dictionary.table(RECORD).columns().stream()
                .map(ColumnContract::name)
                .toList()
                .indexOf("stated_at");
    }

    /** A row that stands for so many records of a feed which are counted only. */
    public static TableRow counted(String feed, long records) {
        return new TableRow(AboutPeople.COUNT, new @Nullable Object[] {feed, records});
    }

    /** A refusal as it is handed on to somebody: a word of its own for each person, for words have names that are used once. */
    public static TableRow handedOn(TableRow word, String person) {
        @Nullable Object[] values = word.values().clone();
        values[0] = values[0] + "-" + person;
        return new TableRow(ShareRefusals.HANDED_ON, values);
    }

    /** Whether rows of the table are needed whole, and not only counted. */
    public static boolean isWhole(String table) {
        return table.equals(RECORD) || table.equals(WORD);
    }

    /** The person's row of the customer table, one row per purpose of which they said something, and the history of their words. */
    public List<TableRow> assemble(String customerId, Iterable<TableRow> rows) {
        List<TableRow> records = new ArrayList<>();
        List<TableRow> words = new ArrayList<>();
        TreeSet<String> feeds = new TreeSet<>();
        CustomerFigures figures = new CustomerFigures();
        long count = 0;
        for (TableRow row : rows) {
            switch (row.table()) {
                case AboutPeople.COUNT -> {
                    feeds.add((String) row.values()[0]);
                    count += (Long) row.values()[1];
                }
                case CustomerFigures.TABLE -> figures.add(row);
                case RECORD -> {
                    feeds.add(RawRow.feed(row));
                    count++;
                    records.add(row);
                }
                case WORD -> {
                    feeds.add(RawRow.feed(row));
                    count++;
                    words.add(row);
                }
                case ShareRefusals.HANDED_ON -> words.add(row); // a record of several, counted for none
                default -> throw new IllegalStateException("Cannot assemble a customer from a row of " + row.table());
            }
        }
        List<ConsentEvent> said = words.stream().map(consents::word).toList();
        Map<String, ConsentEvent> settled = LatestConsent.settle(said, now);
        List<TableRow> out = new ArrayList<>();
        out.add(customer(customerId, records, count, feeds, figures, settled));
        settled.values().forEach(word -> out.add(consents.settled(customerId, word)));
        Map<String, TableRow> landed = ConsentRows.byId(words);
        ConsentHistory.of(said, now)
                .forEach(entry -> out.add(consents.entry(
                        customerId, entry, landed.get(entry.word().id()))));
        return out;
    }

    /** Of landed words those that hold and refuse. */
    public List<TableRow> refusals(List<TableRow> words) {
        Map<String, TableRow> landed = ConsentRows.byId(words);
        return LatestConsent.settle(words.stream().map(consents::word).toList(), now).values().stream()
                .filter(word -> !word.granted())
                .map(word -> landed.get(word.id()))
                .toList();
    }

    private TableRow customer(
            String customerId,
            List<TableRow> records,
            long count,
            TreeSet<String> feeds,
            CustomerFigures figures,
            Map<String, ConsentEvent> settled) {
        records.sort(byAge());
        @Nullable Object[] values = new Object[customer.names().size()];
        for (int i = 0; i < values.length; i++) {
            String name = customer.names().get(i);
            values[i] = switch (name) {
                case "customer_id" -> customerId;
                case "record_count" -> Math.toIntExact(count);
                case "feeds" -> List.copyOf(feeds);
                case "run_id" -> runId;
                default -> {
                    if (name.startsWith(FLAG)) {
                        yield isGranted(settled, name.substring(FLAG.length()));
                    }
                    yield figureColumns.contains(name)
                            ? figures.value(name)
                            : lastStated(records, customer.places()[i]);
                }
            };
        }
        return new TableRow(customer.table(), values);
    }

    private boolean isGranted(Map<String, ConsentEvent> settled, String purpose) {
        ConsentEvent word = settled.get(purpose);
        return word != null && word.grantsAt(now);
    }

    private static @Nullable Object lastStated(List<TableRow> records, int place) {
        for (int i = records.size() - 1; i >= 0; i--) {
            Object value = records.get(i).values()[place];
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /**
     * Records in the order in which they were stated, those that do not say when before all others; then by the run that
     * landed them; then by name, for neither files nor lines are the same when a feed is split another way.
     */
    private Comparator<TableRow> byAge() {
        return Comparator.<TableRow, @Nullable Instant>comparing(
                        raw -> (Instant) raw.values()[statedAt], Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(RawRow::runId)
                .thenComparing(RawRow::recordId);
    }
}
