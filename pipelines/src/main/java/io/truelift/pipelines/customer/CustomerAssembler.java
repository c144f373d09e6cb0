package io.truelift.pipelines.customer;

import io.truelift.dictionary.Dictionary;
import io.truelift.pipelines.consent.ConsentWord;
import io.truelift.pipelines.consent.LatestWord;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.Records;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts a person together from their records: of each attribute the value that was stated last, the number of records
 * and their feeds, and a flag per purpose. Knows no Beam.
 */
public final class CustomerAssembler implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String RECORD = "raw.customer_record";
    private static final String WORD = "raw.consent_event";
    private static final String FLAG = "consent_";
    private static final int PROVENANCE = 4; // feed, file, line, run_id close every raw row

    private final ColumnMapping customer;
    private final ColumnMapping consent;
    private final String runId;

    public CustomerAssembler(Dictionary dictionary, String runId) {
        this.customer = ColumnMapping.between(dictionary, RECORD, "governed.customer");
        this.consent = ColumnMapping.between(dictionary, WORD, "governed.consent");
        this.runId = runId;
    }

    /** Whether rows of the table are needed whole, and not only counted. */
    static boolean isWhole(String table) {
        return table.equals(RECORD) || table.equals(WORD);
    }

    static String feed(TableRow raw) {
        return (String) raw.values()[raw.values().length - PROVENANCE];
    }

    /** The person's row of the customer table, and one row per purpose of which they said something. */
    public List<TableRow> assemble(String customerId, Iterable<TableRow> rows) {
        List<TableRow> records = new ArrayList<>();
        List<ConsentWord> words = new ArrayList<>();
        TreeSet<String> feeds = new TreeSet<>();
        long count = 0;
        for (TableRow row : rows) {
            switch (row.table()) {
                case BuildCustomers.COUNT -> {
                    feeds.add((String) row.values()[0]);
                    count += (Long) row.values()[1];
                }
                case RECORD -> {
                    feeds.add(feed(row));
                    count++;
                    records.add(row);
                }
                case WORD -> {
                    feeds.add(feed(row));
                    count++;
                    words.add(word(row));
                }
                default -> throw new IllegalStateException("Cannot assemble a customer from a row of " + row.table());
            }
        }
        Map<String, ConsentWord> settled = LatestWord.settle(words);
        List<TableRow> out = new ArrayList<>();
        out.add(customer(customerId, records, count, feeds, settled));
        settled.values().forEach(word -> out.add(consent(customerId, word)));
        return out;
    }

    private TableRow customer(String customerId, List<TableRow> records, long count, TreeSet<String> feeds, Map<String, ConsentWord> settled) {
        records.sort(Comparator.comparing(CustomerAssembler::age));
        @Nullable Object[] values = new Object[customer.names().size()];
        for (int i = 0; i < values.length; i++) {
            String name = customer.names().get(i);
            values[i] = switch (name) {
                case "customer_id" -> customerId;
                case "record_count" -> Math.toIntExact(count);
                case "feeds" -> List.copyOf(feeds);
                case "run_id" -> runId;
                default -> name.startsWith(FLAG) ? isGranted(settled, name.substring(FLAG.length())) : lastStated(records, customer.places()[i]);
            };
        }
        return new TableRow(customer.table(), values);
    }

    private static boolean isGranted(Map<String, ConsentWord> settled, String purpose) {
        ConsentWord word = settled.get(purpose);
        return word != null && word.granted();
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

    /** Records in the order in which they were landed: run, feed, file, line. */
    private static String age(TableRow raw) {
        @Nullable Object[] values = raw.values();
        int feed = values.length - PROVENANCE;
        return "%s\n%s\n%s\n%012d".formatted(values[feed + 3], values[feed], values[feed + 1], (Long) values[feed + 2]);
    }

    private ConsentWord word(TableRow raw) {
        return new ConsentWord(
                String.join(" ", Records.identifiers(raw).stream().sorted().toList()),
                (String) value(raw, "purpose"),
                (Boolean) value(raw, "granted"),
                (Instant) value(raw, "decided_at"),
                (String) value(raw, "source"),
                (String) value(raw, "notice_version"));
    }

    private Object value(TableRow raw, String column) {
        return raw.values()[consent.places()[consent.place(column)]];
    }

    private TableRow consent(String customerId, ConsentWord word) {
        @Nullable Object[] values = new Object[consent.names().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (consent.names().get(i)) {
                case "customer_id" -> customerId;
                case "purpose" -> word.purpose();
                case "granted" -> word.granted();
                case "decided_at" -> word.decidedAt();
                case "source" -> word.source();
                case "notice_version" -> word.noticeVersion();
                case "run_id" -> runId;
                default -> throw new IllegalStateException("Cannot fill column %s of governed.consent".formatted(consent.names().get(i)));
            };
        }
        return new TableRow(consent.table(), values);
    }
}
